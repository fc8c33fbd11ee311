// States that benches decide on, made here so that anyone can run them.
import { decideQuotes, presets } from 'twoway'
import { uniform } from './harness.mjs'

const assets = [
  { asset: 'BTC', price: 65_000 },
  { asset: 'ETH', price: 3_100 },
  { asset: 'SOL', price: 155 },
]

/** A market somewhere in its life, without orders yet; half of them know no one else's book. */
const bareState = (random, index) => {
  const { asset, price } = assets[index % assets.length]
  const lifeMs = [300_000, 900_000, 3_600_000, 86_400_000][Math.floor(random() * 4)]
  const openedAt = 1_750_000_000_000 + Math.floor(random() * 1e9)
  const now = openedAt + Math.floor(random() * lifeMs)
  const volatility = Math.floor(2_000 + random() * 8_000) / 10_000
  const deviation = volatility * Math.sqrt(lifeMs / 31_536_000_000)
  const strike = Math.floor(price * (0.95 + random() * 0.1) * 100) / 100
  const spot = strike * Math.exp((random() - 0.5) * 2 * deviation)
  const cents = Math.floor(5 + random() * 85)
  return {
    now,
    market: {
      id: `${asset}-${index}`,
      asset,
      strike,
      openedAt,
      expiresAt: openedAt + lifeMs,
      tickSize: 0.01,
    },
    spot: { price: Math.floor(spot * 100) / 100, at: now - Math.floor(random() * 1_200) },
    volatility,
    position: { yes: Math.floor(random() ** 3 * 4_000), no: Math.floor(random() ** 3 * 4_000) },
    orders: [],
    book: random() < 0.5 ? null : { bestBid: cents / 100, bestAsk: (cents + 4) / 100 },
    pnl: { today: Math.floor((random() - 0.3) * 60_000) / 100 },
  }
}

/** Rests what a first decision places, and spoils a part: old price, partial fill, cancel sent. */
export const syntheticStates = (count) => {
  const random = uniform(20_250_615)
  return Array.from({ length: count }, (_, index) => {
    const state = bareState(random, index)
    const orders = decideQuotes(state, presets.v2).place.map((order, level) => {
      const moved = Math.floor(order.price * 100 + 0.5) + (random() < 0.15 ? 1 : 0)
      return {
        id: `o${level}`,
        outcome: order.outcome,
        side: order.side,
        price: Math.min(moved, 99) / 100,
        size: random() < 0.1 ? Math.ceil(order.size / 2) : order.size,
        status: random() < 0.05 ? 'cancelling' : 'open',
      }
    })
    return asParsed({ ...state, orders })
  })
}

/**
 * The same data as JSON gives it: objects of one shape. V8 reads what a spread made, with one more
 * property, up to three times as slowly, and would measure that.
 */
export const asParsed = (data) => JSON.parse(JSON.stringify(data))
