/**
 * What is heard of an order and of its fills.
 */

import { onYes } from '../../market/side.js'
import type { Desk, DeskMarket } from '../desk.js'
import { booked, noted, withOrders, withReckoned } from '../deskChange.js'
import type { DeskFill, OrderNews } from '../deskEvent.js'
import { changed } from '../deskMarket.js'
import * as Dictionary from '../dictionary.js'
import type { Fill } from '../ledger/fill.js'
import * as Ledger from '../ledger/ledger.js'
import { toUnits } from '../ledger/micro.js'
import type { Order } from '../orders/order.js'
import { received } from '../orders/orderLife.js'
import type { OrderMessage } from '../orders/orderMessage.js'

/**
 * Returns the desk after news of an order, by the desk's id or the venue's.
 *
 * @category desk
 * @since 0.1.0
 */
export const onOrder = (
  desk: Desk,
  held: DeskMarket,
  clientOrderId: string,
  news: OrderNews,
): Desk => {
  const index = orderIndex(held.orders, clientOrderId)
  if (index < 0) return noted(desk, 'unknown-order', String(clientOrderId))
  return withMessage(desk, held, held, index, heardNow(desk.now, news))
}

/**
 * Tells whether a message is of a fill, which the ledger has to hear as well.
 *
 * @category desk
 * @since 0.1.0
 */
export const isFillMessage = ({ _tag }: { readonly _tag: string }): boolean =>
  _tag === 'filled' || _tag === 'fill-reverted'

/**
 * Returns news as of now: on a clock that was set back it would seem older than a snapshot that was
 * asked before it.
 *
 * @category desk
 * @since 0.1.0
 */
export const heardNow = (now: number, news: OrderNews): OrderNews =>
  news._tag === 'reported' || news.at === now ? news : { ...news, at: now }

/**
 * Returns the index of an order by the desk's id or the venue's, or −1.
 *
 * @category desk
 * @since 0.1.0
 */
export const orderIndex = (orders: ReadonlyArray<Order>, id: string | null): number => {
  if (id === null) return -1
  for (let i = orders.length - 1; i >= 0; i--) {
    const order = orders[i] as Order
    if (order.clientOrderId === id || order.venueId === id) return i
  }
  return -1
}

/**
 * Returns where an order with an id of the desk's own stands, -1 without one, looking at one place
 * first: orders that were sent one after another are mostly answered so.
 *
 * @category desk
 * @since 0.1.0
 */
export const orderIndexNear = (orders: ReadonlyArray<Order>, id: string, first: number): number =>
  orders[first]?.clientOrderId === id ? first : orderIndex(orders, id)

/**
 * Returns the desk after a fill was matched, confirmed or failed: in the ledger and in its order's
 * life, each time it is told anew.
 *
 * @category desk
 * @since 0.1.0
 */
export const onFill = (
  desk: Desk,
  held: DeskMarket,
  status: 'matched' | 'confirmed' | 'failed',
  { clientOrderId, id, outcome, side, size, price, fee }: DeskFill,
): Desk => {
  const market = held.market.id
  const fill: Fill = { id, outcome, side, size, price, fee }
  const next =
    status === 'failed'
      ? booked(desk, { _tag: 'failed', market, id })
      : booked(desk, { _tag: status, market, fill })
  if (next.ledger.refused > desk.ledger.refused) return next
  const moved =
    next.ledger === desk.ledger
      ? held
      : changed(held, { movedAt: desk.now, seen: withFill(desk, held, status, fill) })
  const index = orderIndex(held.orders, clientOrderId)
  if (index < 0) {
    if (next.ledger === desk.ledger) return next
    return noted(withReckoned(next, held, moved), 'unknown-fill', id)
  }
  const at = desk.now
  const message: OrderMessage =
    status === 'failed'
      ? { _tag: 'fill-reverted', id, at }
      : { _tag: 'filled', id, size, price, fee, at, provisional: status === 'matched' }
  return withMessage(next, held, moved, index, message)
}

/** How many fills the checks look back on. */
const keptFills = 64

const withFill = (
  desk: Desk,
  { market: { id }, seen }: DeskMarket,
  status: 'matched' | 'confirmed' | 'failed',
  { id: fillId, outcome, side, size }: Fill,
): DeskMarket['seen'] => {
  const known = Ledger.market(desk.ledger, id)
  const isNew = known !== undefined && Dictionary.get(known.fills, fillId) === undefined
  if (status === 'failed' || !isNew) return seen
  const { bookAt, fills, apartSince } = seen
  const told = { at: desk.now, side: onYes({ outcome, side }), size: toUnits(size) }
  return { bookAt, fills: [...fills.slice(1 - keptFills), told], apartSince }
}

const withMessage = (
  desk: Desk,
  held: DeskMarket,
  moved: DeskMarket,
  index: number,
  message: OrderMessage,
): Desk => {
  const order = held.orders[index] as Order
  const next = received(order, message)
  if (next === order) return moved === held ? desk : withReckoned(desk, held, moved)
  const orders = held.orders.slice()
  orders[index] = next
  const changedDesk =
    moved === held
      ? withOrders(desk, held, orders, held.merging)
      : withReckoned(desk, held, changed(moved, { orders }))
  return next.anomalies.length > order.anomalies.length
    ? noted(changedDesk, 'order', next.clientOrderId)
    : changedDesk
}
