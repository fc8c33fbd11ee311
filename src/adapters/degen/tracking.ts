/**
 * Which orders the venue is to be asked for, and which are forgotten.
 */

import * as Dictionary from '../../desk/dictionary.js'
import type { TrackedOrder } from './session.js'
import { ask, set, setOrder, type Turn } from './turn.js'

/** So many at once: the rest wait for their answers. */
const maxAsks = 4

/** How long to wait before asking again what was not answered. */
const pauseMs = 1_000

/** More orders than this are not kept in mind once they have ended. */
const maxOrders = 5_000

/** Asks for the orders of which something is to be known. @category adapters @since 0.1.0 */
export const flushAsks = (turn: Turn): void => {
  const { now, restUntil, token, pending, orders, asks } = turn.session
  if (asks.length === 0 || now < restUntil || token === null) return
  let asked = Dictionary.entries(pending).filter(({ value }) => value.call.kind === 'order').length
  for (const clientOrderId of asks) {
    const order = Dictionary.get(orders, clientOrderId)
    if (order === undefined || order.venueId === null) continue
    const isDue = order.ask === 'later' && now - order.changedAt >= pauseMs
    if (!(order.ask === 'wanted' || isDue)) continue
    asked += 1
    if (asked > maxAsks) return
    setOrder(turn, { ...order, ask: 'asking' })
    ask(turn, { kind: 'order', venueId: order.venueId }, { order })
  }
}

/**
 * Returns an order once the venue has answered for it or has not.
 *
 * @category adapters
 * @since 0.1.0
 */
export const answeredFor = (order: TrackedOrder, isAnswered: boolean): TrackedOrder => ({
  ...order,
  ask: isAnswered ? (order.ask === 'again' ? 'wanted' : 'no') : 'later',
})

/** How often what ended long ago is looked for: there may be thousands. */
const forgetEveryMs = 1_000

/** Forgets orders and markets that ended long ago. @category adapters @since 0.1.0 */
export const forget = (turn: Turn): void => {
  const { orders, byVenueId, markets, now, config, asks, forgotAt } = turn.session
  if (now - forgotAt < forgetEveryMs) return
  const { keepMs } = config.limits
  let left = orders
  let ids = byVenueId
  set(turn, { forgotAt: now })
  for (const { key, value: order } of Dictionary.entries(orders)) {
    const isOld = now - order.changedAt > keepMs
    if (order.state !== 'ended' || !(isOld || left.size > maxOrders)) continue
    left = Dictionary.without(left, key)
    if (order.venueId !== null) ids = Dictionary.without(ids, order.venueId)
  }
  let followed = markets
  for (const { key, value: market } of Dictionary.entries(markets)) {
    if (market.overAt !== null && now - market.overAt > keepMs)
      followed = Dictionary.without(followed, key)
  }
  if (left === orders && followed === markets) return
  const wanted = asks.filter((one) => Dictionary.get(left, one) !== undefined)
  set(turn, { orders: left, byVenueId: ids, markets: followed, asks: wanted })
}
