/**
 * The orders of a market that may still fill, in one pass over all that it remembers.
 */

import type { RestingOrder } from '../../market/order.js'
import type { DeskMarket } from '../desk.js'
import { toUnits } from '../ledger/micro.js'
import type { Order } from './order.js'
import { liveSize } from './orderLife.js'
import { isLive, statusOf } from './orderState.js'

/**
 * The orders that may still fill, the same as a decision reads them, and how many have ended.
 *
 * @category desk
 * @since 0.1.0
 */
export type LivingOrders = {
  readonly may: ReadonlyArray<Order>
  readonly live: ReadonlyArray<RestingOrder>
  readonly ended: number
}

/**
 * Returns the orders that may still fill. What rests as it did in `resting`, which the orders had
 * come to before, stays the same object: most orders do, most of the time.
 *
 * @category desk
 * @since 0.1.0
 */
export const livingOrders = ({
  orders,
  resting,
}: Pick<DeskMarket, 'orders' | 'resting'>): LivingOrders => {
  const may: Array<Order> = []
  const live: Array<RestingOrder> = []
  let ended = 0
  let next = 0
  for (const order of orders) {
    const before = next < resting.length ? (resting[next] as RestingOrder) : null
    const known = before !== null && isOf(before, order) ? before : null
    if (known !== null) next += 1
    const size = liveSize(order)
    // What cannot be read counts as live, for the sums to show.
    if (size > 0 || !(order.size > 0)) may.push(order)
    if (size > 0) live.push(restingAs(order, toUnits(size), known))
    else if (!isLive(order.state)) ended += 1
  }
  return { may, live, ended }
}

/** The instants first: of two names of one length only their text tells that they differ. */
const isOf = ({ since, id }: RestingOrder, { sentAt, clientOrderId }: Order): boolean =>
  since === sentAt && id === clientOrderId

const restingAs = (order: Order, size: number, known: RestingOrder | null): RestingOrder => {
  const { clientOrderId: id, outcome, side, state, sentAt: since } = order
  const status = statusOf(state)
  const price = toUnits(order.price)
  return known !== null &&
    known.size === size &&
    known.status === status &&
    known.price === price &&
    known.outcome === outcome &&
    known.side === side
    ? known
    : { id, outcome, side, price, size, status, since }
}

/**
 * Returns the orders without the first so many that have ended.
 *
 * @category desk
 * @since 0.1.0
 */
export const withoutEnded = (orders: ReadonlyArray<Order>, count: number): ReadonlyArray<Order> => {
  const kept: Array<Order> = []
  let left = count
  for (const order of orders) {
    if (left > 0 && hasEnded(order)) left -= 1
    else kept.push(order)
  }
  return kept
}

const hasEnded = (order: Order): boolean => !isLive(order.state) && liveSize(order) === 0
