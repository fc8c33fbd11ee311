/**
 * The promises of a difference about prices, sizes and limits.
 */

import { matchTolerance, standing, tolerance } from '../market/grid.js'
import { price as priceOf, stepAt } from '../market/priceBands.js'
import type { Side } from '../market/side.js'
import { forAsks, forBids } from '../risk/room.js'
import type { QuoteConfig } from './config.js'
import type { OrderDiff } from './orderDiff.js'
import { onItsTick, type StandingQuote as Quote, quoteOf } from './standingQuote.js'
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
  worths: Worths = worthsOf(state, config),
): ReadonlyArray<Violation> => {
  const { tickSize } = state.market
  const live = state.orders.map((order) => quoteOf(order, tickSize))
  const kept = live.filter(({ id }) => diff.keep.includes(id))
  for (const to of diff.amend ?? [])
    for (const order of live) if (order.id === to.id) kept.push({ ...order, size: to.size })
  const placed = diff.place.map((order) => onItsTick(quoteOf(order, tickSize)))
  const found: Array<Violation> = []
  for (const quote of placed) addAlone(found, state, config, quote, config.size.min)
  // What is kept may have been filled in part, and no rule asks a part to be of a size.
  for (const quote of kept) addAlone(found, state, config, quote, 0)
  const standing = [...kept, ...placed]
  for (const quote of standing) addAgainstMarket(found, state, config, quote, worths)
  addAmended(found, config, diff, live)
  addDoubled(found, state, config, standing, worths)
  addTrading(found, placed, live)
  addPastLimit(found, state, config, { kept, placed, live }, 'bid')
  addPastLimit(found, state, config, { kept, placed, live }, 'ask')
  return found
}

/** What a side is worth, reckoned once where it is asked for. @category decision @since 0.1.0 */
export type Worths = (side: Side) => ReturnType<typeof worthOf>

/** Returns what each side of a state is worth. @category decision @since 0.1.0 */
export const worthsOf = (state: QuoteState, config: QuoteConfig): Worths => {
  const known: { bid: ReturnType<Worths> | null; ask: ReturnType<Worths> | null } = {
    bid: null,
    ask: null,
  }
  return (side) => {
    const worth = known[side] ?? worthOf(state, config, side)
    known[side] = worth
    return worth
  }
}

const addAlone = (
  found: Array<Violation>,
  { market }: QuoteState,
  { ladder, size: { max } }: QuoteConfig,
  { ticks, price, size }: Quote,
  min: number,
): void => {
  const step = stepAt(market, Math.floor(ticks + 0.5))
  const slack = matchTolerance * market.tickSize
  const onTick = standing(ticks) % step === 0
  const inRange = price >= ladder.minPrice - slack && price <= ladder.maxPrice + slack
  if (!onTick) found.push({ _tag: 'off-tick', price, tickSize: priceOf(market, step) })
  if (!inRange) found.push({ _tag: 'outside-range', price })
  if (!(size >= min && size <= max)) found.push({ _tag: 'bad-size', size, min, max })
}

const addAgainstMarket = (
  found: Array<Violation>,
  state: QuoteState,
  config: QuoteConfig,
  { side, price }: Quote,
  worths: Worths,
): void => {
  const { market, book } = state
  const slack = matchTolerance * market.tickSize
  const best = (side === 'bid' ? book?.bestAsk : book?.bestBid) ?? null
  const worth = worths(side)
  const beyond = side === 'bid' ? price - worth.price : worth.price - price
  const near = best !== null && Math.abs(best - price) < config.spread.min - slack
  const through = best !== null && (side === 'bid' ? price > best + slack : price < best - slack)
  if (beyond > slack) found.push({ _tag: 'too-generous', side, price, worth: worth.price })
  if (near || through) found.push({ _tag: 'near-book', side, price, best: best as number })
  if (worth.losing) found.push({ _tag: 'losing-side', side, price })
}

/** A reduction is one, and leaves no less than the smallest order. */
const addAmended = (
  found: Array<Violation>,
  { size: { min } }: QuoteConfig,
  { amend }: OrderDiff,
  live: ReadonlyArray<Quote>,
): void => {
  for (const { id, size } of amend ?? []) {
    const max = live.find((order) => order.id === id)?.size ?? Infinity
    if (!(size >= min && size < max)) found.push({ _tag: 'bad-size', size, min, max })
  }
}

/** Where one is topped up several may make up a level, but no more than the level wants. */
const addDoubled = (
  found: Array<Violation>,
  state: QuoteState,
  config: QuoteConfig,
  quotes: ReadonlyArray<Quote>,
  worths: Worths,
): void =>
  quotes.forEach((quote, i) => {
    const { side, price, size } = quote
    let isFirst = true
    let together = size
    for (let k = 0; k < i; k++) {
      const other = quotes[k] as Quote
      if (!isSameTick(state, quote, other)) continue
      isFirst = false
      together += other.size
    }
    if (isFirst) return
    const isMore = config.diff.kind === undefined || together > worths(side).size + shareTolerance
    if (isMore) found.push({ _tag: 'doubled-order', side, price })
  })

const isSameTick = ({ market: { tickSize } }: QuoteState, a: Quote, b: Quote): boolean =>
  a.side === b.side && Math.abs(a.price - b.price) < tickSize / 2

const trades = (a: Quote, b: Quote): boolean =>
  a.side !== b.side && (a.side === 'bid' ? a.ticks - b.ticks : b.ticks - a.ticks) >= -tolerance

const addTrading = (
  found: Array<Violation>,
  placed: ReadonlyArray<Quote>,
  live: ReadonlyArray<Quote>,
): void => {
  for (const bid of placed) {
    if (bid.side !== 'bid') continue
    for (const ask of placed)
      if (trades(bid, ask)) found.push({ _tag: 'crossed', bid: bid.price, ask: ask.price })
  }
  for (const quote of placed)
    for (const other of live)
      if (trades(quote, other)) found.push({ _tag: 'self-trade', price: quote.price, id: other.id })
}

/** Sums of fractional sizes round differently in another order; this is far under a share. */
const shareTolerance = 1e-6

const addPastLimit = (
  found: Array<Violation>,
  { position }: QuoteState,
  { limits }: QuoteConfig,
  { kept, placed, live }: Readonly<Record<'kept' | 'placed' | 'live', ReadonlyArray<Quote>>>,
  side: Side,
): void => {
  const room = side === 'bid' ? forBids(limits, position) : forAsks(limits, position)
  const added = sizeOn(placed, side)
  // Orders that are on their way out were let in by another decision; only what this one wants to
  // stand has to fit, and with all of them what it adds.
  const worst = added > 0 ? added + sizeOn(live, side) : sizeOn(kept, side)
  if (worst > 0 && worst > room + shareTolerance)
    found.push({ _tag: 'past-limit', side, worst, room })
}

const sizeOn = (quotes: ReadonlyArray<Quote>, side: Side): number => {
  let total = 0
  for (const quote of quotes) if (quote.side === side) total += quote.size
  return total
}
