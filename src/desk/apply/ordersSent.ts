/**
 * A market's orders once actions were sent.
 */

import type { CancelAction, PlaceAction, SentActions } from '../decide/deskActions.js'
import type { Desk, DeskMarket } from '../desk.js'
import { isWhole, nearest, perUnit } from '../ledger/micro.js'
import type { Order } from '../orders/order.js'
import { received, sent } from '../orders/orderLife.js'
import type { OrderMessage } from '../orders/orderMessage.js'
import { orderIndex, orderIndexNear } from './applyOrder.js'

/**
 * Returns a market's orders after actions were sent, in an array of their own, and how many orders
 * were not placed: placed before, or not to be sent at all.
 *
 * @category desk
 * @since 0.1.0
 */
export const ordersSent = (
  desk: Desk,
  held: DeskMarket,
  { cancels, places, amends }: Pick<SentActions, 'cancels' | 'places' | 'amends'>,
): { readonly orders: Array<Order>; readonly doubled: number } => {
  const known = held.orders.slice()
  let index = -1
  for (const cancel of cancels)
    index = hearSent(known, cancel, index + 1, { _tag: 'cancel-sent', at: desk.now })
  for (const amend of amends) hearSent(known, amend, 0, { _tag: 'amend-sent', at: desk.now })
  const placed: Array<Order> = []
  for (const { clientOrderId, order } of places) {
    const isKnown = orderIndex(known, clientOrderId) >= 0 || orderIndex(placed, clientOrderId) >= 0
    if (!isKnown && isSendable(order)) placed.push(pending(desk, clientOrderId, order))
  }
  const orders = placed.length === 0 ? known : known.concat(placed)
  return { orders, doubled: places.length - placed.length }
}

const hearSent = (
  orders: Array<Order>,
  { clientOrderId }: CancelAction,
  near: number,
  message: OrderMessage,
): number => {
  const index = orderIndexNear(orders, clientOrderId, near)
  if (index >= 0) orders[index] = received(orders[index] as Order, message)
  return index
}

const isSendable = ({ side, outcome, price, size }: PlaceAction['order']): boolean =>
  (side === 'bid' || side === 'ask') &&
  (outcome === 'yes' || outcome === 'no') &&
  nearest(price) > 0 &&
  nearest(price) < perUnit &&
  nearest(size) > 0 &&
  isWhole(nearest(size))

const pending = (
  { now, settings }: Desk,
  clientOrderId: string,
  order: PlaceAction['order'],
): Order =>
  sent({
    clientOrderId,
    outcome: order.outcome,
    side: order.side,
    price: nearest(order.price),
    size: nearest(order.size),
    fee: 0,
    at: now,
    arrivesBy: now + settings.requestMs,
  })
