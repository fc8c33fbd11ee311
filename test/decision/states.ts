/** One market at the money, early in its life, and ways to say what differs from it. */

import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { RestingOrder } from '../../src/market/order.js'

export const now = 1_750_000_000_000

/** BTC on its strike of 65,000, 1 s into 300 s, nothing held, nothing resting. */
export const calm: QuoteState = {
  now,
  market: {
    id: 'BTC-5m',
    asset: 'BTC',
    strike: 65_000,
    openedAt: now - 1_000,
    expiresAt: now + 299_000,
    tickSize: 0.01,
  },
  spot: { price: 65_000, at: now },
  volatility: null,
  position: { yes: 0, no: 0 },
  orders: [],
  book: null,
  pnl: { today: 0 },
}

export const config = presets.v2

/** Reads `id outcome side price size status`: `o1 yes bid 0.48 100 open`. */
export const order = (text: string): RestingOrder => {
  const [id, outcome, side, price, size, status] = text.split(' ')
  return { id, outcome, side, price: Number(price), size: Number(size), status } as RestingOrder
}

/** The six orders that the calm market asks for under the config. */
export const ladder: ReadonlyArray<RestingOrder> = [
  'b0 yes bid 0.48 100 open',
  'b1 yes bid 0.47 100 open',
  'b2 yes bid 0.46 100 open',
  'a0 yes ask 0.52 100 open',
  'a1 yes ask 0.53 100 open',
  'a2 yes ask 0.54 100 open',
].map(order)
