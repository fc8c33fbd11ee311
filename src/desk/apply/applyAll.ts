/**
 * A desk after several events, of which those that answer orders are reckoned together.
 */

import { type Desk, market } from '../desk.js'
import { heard, withOrders } from '../deskChange.js'
import type { DeskEvent } from '../deskEvent.js'
import { received } from '../orders/orderLife.js'
import { isLive } from '../orders/orderState.js'
import { apply } from './apply.js'
import { heardNow, isFillMessage, orderIndex } from './applyOrder.js'

/**
 * Returns the desk after events, to the bit as if each were applied in its turn. Answers in a row
 * to orders of one market cost one reckoning of that market.
 *
 * @category desk
 * @since 0.1.0
 */
export const applyAll = (desk: Desk, events: ReadonlyArray<DeskEvent>): Desk => {
  let next = desk
  for (let i = 0; i < events.length; ) {
    const end = answersEnd(next, events, i)
    next = end - i < 2 ? apply(next, events[i] as DeskEvent) : answered(next, events, i, end)
    i = end - i < 2 ? i + 1 : end
  }
  return next
}

/** Where answers in a row to orders of one market end, as far as their kind tells. */
const answersEnd = (desk: Desk, events: ReadonlyArray<DeskEvent>, from: number): number => {
  const first = events[from]
  if (first?.kind !== 'order' || desk.killSwitch.kind !== 'running') return from
  let now = desk.now
  for (let end = from; end < events.length; end++) {
    const event = events[end]
    if (event?.kind !== 'order' || event.marketId !== first.marketId) return end
    if (!(Number.isSafeInteger(event.at) && event.at >= now) || isFillMessage(event.news))
      return end
    now = event.at
  }
  return events.length
}

/**
 * An order that is live is not forgotten meanwhile, so that of the ended ones the same are left in
 * the end; what else comes, or what says a contradiction, is applied by itself.
 */
const answered = (
  desk: Desk,
  events: ReadonlyArray<DeskEvent>,
  from: number,
  end: number,
): Desk => {
  const { marketId } = events[from] as Extract<DeskEvent, { readonly kind: 'order' }>
  const held = market(desk, marketId)
  if (held === null) return eachOf(desk, events, from, end)
  const orders = held.orders.slice()
  let isChanged = false
  let { now } = desk
  let at = from
  for (; at < end; at++) {
    const event = events[at] as Extract<DeskEvent, { readonly kind: 'order' }>
    const index = orderIndex(orders, event.clientOrderId)
    const order = orders[index]
    if (order === undefined || !isLive(order.state)) break
    const next = received(order, heardNow(event.at, event.news))
    if (next.anomalies.length > order.anomalies.length) break
    if (next !== order) isChanged = true
    orders[index] = next
    now = event.at
  }
  const told = at === from ? desk : heard(desk, now, at - from)
  const after = isChanged ? withOrders(told, held, orders, held.merging) : told
  return eachOf(after, events, at, end)
}

const eachOf = (desk: Desk, events: ReadonlyArray<DeskEvent>, from: number, end: number): Desk => {
  let next = desk
  for (let i = from; i < end; i++) next = apply(next, events[i] as DeskEvent)
  return next
}
