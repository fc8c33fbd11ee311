/**
 * The promises of a difference about prices, sizes and limits.
 */

import { complement, matchTolerance, tolerance } from '../market/grid.js'
import { price as priceOf, stepAt } from '../market/priceBands.js'
import { onYes, type Side } from '../market/side.js'
import { forAsks, forBids } from '../risk/room.js'
import type { QuoteConfig } from './config.js'
import type { OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'
import type { Violation } from './violation.js'
import { worthOf } from './worthOf.js'

/**
 * Returns what is wrong with the orders that a difference keeps, shrinks and places.
 *
 * @category decision
 * @since 0.1.0
 */
export const quoteViolations = (
  state: QuoteState,
  config: QuoteConfig,
  diff: OrderDiff,
): ReadonlyArray<Violation> => {
  const live = state.orders.map((order) => ({ ...quoteOf(order), id: order.id }))
  const kept = [
    ...live.filter(({ id }) => diff.keep.includes(id)),
    ...(diff.amend ?? []).flatMap((to) =>
      live.filter(({ id }) => id === to.id).map((order) => ({ ...order, size: to.size })),
    ),
  ]
  const placed = diff.place.map(quoteOf)
  return [
    ...placed.flatMap((quote) => alone(state, config, quote, config.size.min)),
    // What is kept may have been filled in part, and no rule asks a part to be of a size.
    ...kept.flatMap((quote) => alone(state, config, quote, 0)),
    ...[...kept, ...placed].flatMap((quote) => againstMarket(state, config, quote)),
    ...amended(config, diff, live),
    ...doubled(state, config, [...kept, ...placed]),
    ...trading(state, placed, live),
    ...pastLimit(state, config, { kept, placed, live }, 'bid'),
    ...pastLimit(state, config, { kept, placed, live }, 'ask'),
  ]
}

type Quote = { readonly side: Side; readonly price: number; readonly size: number }

const quoteOf = (order: OrderDiff['place'][number]): Quote => ({
  side: onYes(order),
  price: order.outcome === 'yes' ? order.price : complement(order.price),
  size: order.size,
})

const alone = (
  { market }: QuoteState,
  { ladder, size: { max } }: QuoteConfig,
  { price, size }: Quote,
  min: number,
): ReadonlyArray<Violation> => {
  const ticks = price / market.tickSize
  const nearest = Math.floor(ticks + 0.5)
  const step = stepAt(market, nearest)
  const slack = matchTolerance * market.tickSize
  const onTick = Math.abs(ticks - nearest) <= matchTolerance && nearest % step === 0
  const tickSize = priceOf(market, step)
  const inRange = price >= ladder.minPrice - slack && price <= ladder.maxPrice + slack
  return [
    ...when(!onTick, { _tag: 'off-tick', price, tickSize }),
    ...when(!inRange, { _tag: 'outside-range', price }),
    ...when(!(size >= min && size <= max), { _tag: 'bad-size', size, min, max }),
  ]
}

const againstMarket = (
  state: QuoteState,
  config: QuoteConfig,
  { side, price }: Quote,
): ReadonlyArray<Violation> => {
  const { market, book } = state
  const slack = matchTolerance * market.tickSize
  const best = side === 'bid' ? book?.bestAsk : book?.bestBid
  const worth = worthOf(state, config, side)
  const beyond = side === 'bid' ? price - worth.price : worth.price - price
  const near =
    best !== null && best !== undefined && Math.abs(best - price) < config.spread.min - slack
  const through =
    best !== null && best !== undefined && (side === 'bid' ? price > best : price < best)
  return [
    ...when(beyond > slack, { _tag: 'too-generous', side, price, worth: worth.price }),
    ...when(near || through, { _tag: 'near-book', side, price, best: best as number }),
    ...when(worth.losing, { _tag: 'losing-side', side, price }),
  ]
}

/** A reduction is one, and leaves no less than the smallest order. */
const amended = (
  { size: { min } }: QuoteConfig,
  { amend }: OrderDiff,
  live: ReadonlyArray<Quote & { readonly id: string }>,
): ReadonlyArray<Violation> =>
  (amend ?? []).flatMap(({ id, size }) => {
    const max = live.find((order) => order.id === id)?.size ?? Infinity
    return when(!(size >= min && size < max), { _tag: 'bad-size', size, min, max })
  })

/** Where one is topped up several may make up a level, but no more than the level wants. */
const doubled = (
  state: QuoteState,
  config: QuoteConfig,
  quotes: ReadonlyArray<Quote>,
): ReadonlyArray<Violation> =>
  quotes
    .filter((quote, i) => {
      const before = quotes.slice(0, i).filter((other) => isSameTick(state, quote, other))
      if (before.length === 0 || config.diff.kind === undefined) return before.length > 0
      const together = sizeOn([quote, ...before], quote.side)
      return together > worthOf(state, config, quote.side).size + shareTolerance
    })
    .map(({ side, price }) => ({ _tag: 'doubled-order', side, price }))

const isSameTick = ({ market: { tickSize } }: QuoteState, a: Quote, b: Quote): boolean =>
  a.side === b.side && Math.abs(a.price - b.price) < tickSize / 2

const trading = (
  { market: { tickSize } }: QuoteState,
  placed: ReadonlyArray<Quote>,
  live: ReadonlyArray<Quote & { readonly id: string }>,
): ReadonlyArray<Violation> => {
  const slack = tolerance * tickSize
  const trades = (a: Quote, b: Quote): boolean =>
    a.side !== b.side &&
    (a.side === 'bid' ? a.price >= b.price - slack : a.price <= b.price + slack)
  const bids = placed.filter(({ side }) => side === 'bid')
  return [
    ...bids.flatMap((bid) =>
      placed
        .filter((other) => trades(bid, other))
        .map((ask): Violation => ({ _tag: 'crossed', bid: bid.price, ask: ask.price })),
    ),
    ...placed.flatMap((quote) =>
      live
        .filter((other) => trades(quote, other))
        .map(({ id }): Violation => ({ _tag: 'self-trade', price: quote.price, id })),
    ),
  ]
}

/** Sums of fractional sizes round differently in another order; this is far under a share. */
const shareTolerance = 1e-6

const pastLimit = (
  { position }: QuoteState,
  { limits }: QuoteConfig,
  { kept, placed, live }: Readonly<Record<'kept' | 'placed' | 'live', ReadonlyArray<Quote>>>,
  side: Side,
): ReadonlyArray<Violation> => {
  const room = side === 'bid' ? forBids(limits, position) : forAsks(limits, position)
  const added = sizeOn(placed, side)
  // Orders that are on their way out were let in by another decision; only what this one wants to
  // stand has to fit, and with all of them what it adds.
  const worst = added > 0 ? added + sizeOn(live, side) : sizeOn(kept, side)
  return when(worst > 0 && worst > room + shareTolerance, { _tag: 'past-limit', side, worst, room })
}

const sizeOn = (quotes: ReadonlyArray<Quote>, side: Side): number =>
  quotes.reduce((total, quote) => (quote.side === side ? total + quote.size : total), 0)

const when = (holds: boolean, violation: Violation): ReadonlyArray<Violation> =>
  holds ? [violation] : []
