/**
 * One's own orders at a market of a paper run: what rests, what fills it, what is held.
 */

import { nearest, perUnit } from '../../desk/ledger/micro.js'
import type { Market } from '../../market/market.js'
import type { NewOrder } from '../../market/order.js'

/**
 * An order that rests, in millionths; `price` is that of its own outcome.
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperOrder = {
  readonly clientOrderId: string
  readonly venueId: string
  readonly order: NewOrder
  readonly price: number
  readonly size: number
}

/**
 * A market: the orders that rest, and what is held of each outcome in micro-shares, less than 0
 * where shares are owed. `known`: every id that ever came, so that none comes twice.
 *
 * @category bot
 * @since 0.1.0
 */
export type PaperMarket = {
  readonly market: Market
  readonly orders: ReadonlyArray<PaperOrder>
  readonly yes: number
  readonly no: number
  readonly known: ReadonlySet<string>
}

/**
 * What others would trade at, in dollars of YES: they buy at `bid` and sell at `ask`, null for
 * nobody. A fair price is both.
 *
 * @category bot
 * @since 0.1.0
 */
export type Others = { readonly bid: number | null; readonly ask: number | null }

/** Returns a market without orders. @category bot @since 0.1.0 */
export const listed = (market: Market): PaperMarket => ({
  market,
  orders: [],
  yes: 0,
  no: 0,
  known: new Set(),
})

/** Returns the market with one more order. @category bot @since 0.1.0 */
export const rested = (
  held: PaperMarket,
  { clientOrderId, venueId, order }: Pick<PaperOrder, 'clientOrderId' | 'venueId' | 'order'>,
): PaperMarket => {
  const resting = {
    clientOrderId,
    venueId,
    order,
    price: nearest(order.price),
    size: nearest(order.size),
  }
  const known = new Set(held.known).add(clientOrderId)
  return { ...held, orders: [...held.orders, resting], known }
}

/** Returns the market without an order. @category bot @since 0.1.0 */
export const without = (held: PaperMarket, { venueId }: PaperOrder): PaperMarket => ({
  ...held,
  orders: held.orders.filter((one) => one.venueId !== venueId),
})

/**
 * Returns the market after an order has filled, all of it at its own price.
 *
 * @category bot
 * @since 0.1.0
 */
export const filled = (held: PaperMarket, resting: PaperOrder): PaperMarket => {
  const { order, size } = resting
  const shares = order.side === 'bid' ? size : 0 - size
  const next = without(held, resting)
  return order.outcome === 'yes'
    ? { ...next, yes: next.yes + shares }
    : { ...next, no: next.no + shares }
}

/** Returns the market after complete sets were given back. @category bot @since 0.1.0 */
export const merged = (held: PaperMarket, sets: number): PaperMarket => ({
  ...held,
  yes: held.yes - sets,
  no: held.no - sets,
})

/**
 * Returns the orders that others take: a bid above what they sell at, an ask below what they buy
 * at, `touching` also at the same price. NO is read as its mirror.
 *
 * @category bot
 * @since 0.1.0
 */
export const taken = (
  { orders }: PaperMarket,
  { bid, ask }: Others,
  touching: boolean,
): ReadonlyArray<PaperOrder> => {
  const low = ask === null ? Number.POSITIVE_INFINITY : ask * perUnit
  const high = bid === null ? Number.NEGATIVE_INFINITY : bid * perUnit
  return orders.filter(({ order, price }) => {
    const onYes = order.outcome === 'yes' ? price : perUnit - price
    const isBid = (order.side === 'bid') === (order.outcome === 'yes')
    if (isBid) return touching ? onYes >= low : onYes > low
    return touching ? onYes <= high : onYes < high
  })
}

/**
 * Returns the order that a taker goes for first of those of one side of the YES book: the highest
 * bid or the lowest ask, of equal ones that which came first; null for none.
 *
 * @category bot
 * @since 0.1.0
 */
export const best = (orders: ReadonlyArray<PaperOrder>): PaperOrder | null =>
  orders.reduce<PaperOrder | null>(
    (first, one) => (first === null || costOf(one) < costOf(first) ? one : first),
    null,
  )

/** What an order costs whoever takes it: shares sold to a bid at x cost 1 − x of what they pay. */
const costOf = ({ order, price }: PaperOrder): number =>
  order.side === 'bid' ? perUnit - price : price

/**
 * Returns what a venue shows as held: owed shares as complete sets less.
 *
 * @category bot
 * @since 0.1.0
 */
export const shown = ({ yes, no }: PaperMarket): { readonly yes: number; readonly no: number } => {
  const owed = Math.max(0, 0 - yes, 0 - no)
  return { yes: yes + owed, no: no + owed }
}
