/**
 * One book of YES as a person reads it: depth, one's own orders in it, and the spread between.
 */

import { ceil, complement, floor, price as priceOf } from '../../market/grid.js'
import type { Book } from '../../market/market.js'
import type { RestingOrder } from '../../market/order.js'
import type { Side } from '../../market/side.js'
import { asYes } from '../../risk/asYes.js'

/** A price of YES in dollars and the shares that rest there. @category bot @since 0.1.0 */
export type BookLevel = { readonly price: number; readonly size: number }

/**
 * The levels of a venue's book of YES, in any order, one's own orders among them.
 *
 * @category bot
 * @since 0.1.0
 */
export type BookLevels = {
  readonly bids: ReadonlyArray<BookLevel>
  readonly asks: ReadonlyArray<BookLevel>
}

/**
 * One price: `above` of YES and `below` of NO, which add up to a dollar to the tick. `size` in
 * shares, null where only the price is known; `total` of what is known from the spread to here;
 * `own` shares of them, of which some wait for an answer where `waiting`.
 *
 * @category bot
 * @since 0.1.0
 */
export type BookRow = {
  readonly side: Side
  readonly above: number
  readonly below: number
  readonly size: number | null
  readonly total: number
  readonly own: number
  readonly waiting: boolean
}

/**
 * A book from top to bottom: asks from the far end down to the best, the spread in dollars (null
 * where a side is empty, negative where they cross), bids from the best down.
 *
 * @category bot
 * @since 0.1.0
 */
export type OrderBookView = {
  readonly asks: ReadonlyArray<BookRow>
  readonly spread: number | null
  readonly bids: ReadonlyArray<BookRow>
}

/**
 * What a book is shown from. `own`: one's own live orders, of either outcome. `levels`: the venue's
 * depth, null where it is not followed; then `best`, others' best prices, stand without a size.
 * `depth`: how many prices a side; one's own orders are shown however far off they are.
 *
 * @category bot
 * @since 0.1.0
 */
export type ShownBook = {
  readonly tickSize: number
  readonly own: ReadonlyArray<RestingOrder>
  readonly levels: BookLevels | null
  readonly best: Book | null
  readonly depth: number
}

/**
 * Returns the one book of YES. An order on NO stands at its mirror; where the venue's depth does
 * not hold an own order yet, the order's size is what rests there. Prices go to the tick, bids down
 * and asks up; a level without a price or a size above 0 is left out.
 *
 * @example
 * import { orderBookView } from 'twoway/bot'
 *
 * const levels = { bids: [{ price: 0.58, size: 100 }], asks: [{ price: 0.62, size: 100 }] }
 * const book = orderBookView({ tickSize: 0.01, own: [], levels, best: null, depth: 10 })
 * book.spread // => 0.04
 * book.asks[0]?.below // => 0.38
 *
 * @category bot
 * @since 0.1.0
 */
export const orderBookView = (shown: ShownBook): OrderBookView => {
  const bids = rowsOf(shown, 'bid')
  const asks = rowsOf(shown, 'ask')
  const [bid, ask] = [bids[0], asks[0]]
  const { tickSize } = shown
  const spread =
    bid === undefined || ask === undefined ? null : difference(ask.above, bid.above, tickSize)
  return { asks: asks.reverse(), spread, bids }
}

/**
 * Returns the rows whose size, own shares or own answers are not what they were, by `rowKey`; none
 * where there was no book before.
 *
 * @example
 * import { changedRows, orderBookView } from 'twoway/bot'
 *
 * const bid = (size: number) => ({ bids: [{ price: 0.58, size }], asks: [] })
 * const book = (size: number) =>
 *   orderBookView({ tickSize: 0.01, own: [], levels: bid(size), best: null, depth: 10 })
 * changedRows(book(100), book(50)) // => new Set(['bid 0.58'])
 *
 * @category bot
 * @since 0.1.0
 */
export const changedRows = (
  before: OrderBookView | null,
  after: OrderBookView,
): ReadonlySet<string> => {
  if (before === null) return new Set()
  const known = new Map([...before.asks, ...before.bids].map((row) => [rowKey(row), row]))
  const moved = [...after.asks, ...after.bids].filter((row) => {
    const old = known.get(rowKey(row))
    return old?.size !== row.size || old.own !== row.own || old.waiting !== row.waiting
  })
  return new Set(moved.map(rowKey))
}

/** Returns what tells a row from the others of its book. @category bot @since 0.1.0 */
export const rowKey = ({ side, above }: BookRow): string => `${side} ${above}`

type Rung = { size: number | null; own: number; waiting: boolean }

const rowsOf = (shown: ShownBook, side: Side): Array<BookRow> => {
  const { tickSize, depth } = shown
  const outwards = side === 'bid' ? -1 : 1
  const rungs = [...rungsOf(shown, side)].sort(([a], [b]) => (a - b) * outwards)
  let total = 0
  const rows = rungs.map(([ticks, { size, own, waiting }]) => {
    total += size ?? 0
    const above = priceOf({ ticks, tickSize })
    return { side, above, below: complement(above), size, total, own, waiting }
  })
  return rows.filter(({ own }, at) => at < depth || own > 0)
}

const rungsOf = (
  { tickSize, own, levels, best }: ShownBook,
  side: Side,
): ReadonlyMap<number, Rung> => {
  const rungs = new Map<number, Rung>()
  const at = (price: number): Rung | null => {
    const ticks = (side === 'bid' ? floor : ceil)({ price, tickSize })
    if (!(price > 0 && price < 1 && Number.isSafeInteger(ticks))) return null
    const rung = rungs.get(ticks) ?? { size: null, own: 0, waiting: false }
    rungs.set(ticks, rung)
    return rung
  }
  for (const { price, size } of (side === 'bid' ? levels?.bids : levels?.asks) ?? []) {
    const rung = size > 0 ? at(price) : null
    if (rung !== null) rung.size = (rung.size ?? 0) + size
  }
  for (const order of own) {
    const mirrored = asYes(order)
    const rung = mirrored.side === side ? at(mirrored.price) : null
    if (rung === null) continue
    rung.own += order.size
    rung.waiting ||= order.status !== 'open'
  }
  // What the venue shows at a price holds the own orders there, once it has heard of them.
  for (const rung of rungs.values()) {
    if (rung.own > (rung.size ?? 0)) rung.size = rung.own
  }
  const others = side === 'bid' ? best?.bestBid : best?.bestAsk
  if (levels === null && others !== null && others !== undefined) at(others)
  return rungs
}

const difference = (ask: number, bid: number, tickSize: number): number => {
  const ticks = Math.floor((ask - bid) / tickSize + 0.5)
  return ticks < 0 ? 0 - priceOf({ ticks: 0 - ticks, tickSize }) : priceOf({ ticks, tickSize })
}
