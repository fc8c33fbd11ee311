/**
 * The steps that the messages of an order share.
 */

import { isWhole } from '../ledger/micro.js'
import { changed, type Order, stepped } from './order.js'
import { noted } from './orderAnomaly.js'
import type { OrderMessage } from './orderMessage.js'
import { isLive, type OrderState } from './orderState.js'

/** Returns the state of an order that rests. @category desk @since 0.1.0 */
export const restingState = ({ filled }: Order): OrderState =>
  filled > 0 ? 'partly-filled' : 'open'

/**
 * Returns the state of an order of which the venue has just shown that it came to rest: a cancel on
 * its way stays so, and after one whose answer was lost the venue has still to be asked.
 *
 * @category desk
 * @since 0.1.0
 */
export const shownState = (order: Order): OrderState => {
  const { state, cancelSentAt } = order
  if (state === 'cancelling' || state === 'cancelled' || state === 'expired') return state
  if (state === 'filled') return state
  return cancelSentAt === null ? restingState(order) : 'unknown'
}

/** Returns the order with a contradiction noted. @category desk @since 0.1.0 */
export const contradicted = (order: Order, said: string): Order => {
  const { state } = order
  const anomalies = noted(order.anomalies, { _tag: 'contradicted', state, said })
  return anomalies === order.anomalies ? order : changed(order, { anomalies })
}

/** Returns the order with a message noted that holds nonsense. @category desk @since 0.1.0 */
export const nonsense = (order: Order, said: string): Order => {
  const anomalies = noted(order.anomalies, { _tag: 'nonsense', said })
  return anomalies === order.anomalies ? order : changed(order, { anomalies })
}

/**
 * Returns the order accepted under the venue's id. A late word changes no end but a rejection,
 * which it shows to be wrong; a second id means a second order, and is noted.
 *
 * @category desk
 * @since 0.1.0
 */
export const onAccepted = (
  order: Order,
  { venueId, at }: { readonly venueId: string; readonly at: number },
): Order => {
  if (order.venueId !== null && order.venueId !== venueId) {
    const known = order.venueId
    const anomalies = noted(order.anomalies, { _tag: 'doubled', venueId, known })
    return anomalies === order.anomalies ? order : changed(order, { anomalies })
  }
  if (typeof venueId !== 'string') return nonsense(order, 'accepted')
  const heard = order.state === 'rejected' ? contradicted(order, 'accepted') : order
  const state = shownState(heard)
  if (heard.venueId === venueId && state === heard.state) return heard
  const asOf = at > heard.asOf ? at : heard.asOf
  const { cancelSentAt } = heard
  return stepped(heard, { venueId, state, acknowledged: true, cancelSentAt, asOf, missing: false })
}

/**
 * Returns the order with the total that the venue says is filled, which only ever grows.
 *
 * @category desk
 * @since 0.1.0
 */
export const withTotal = (order: Order, filled: number | null, said: string): Order => {
  if (filled === null) return order
  if (!(isWhole(filled) && filled >= 0)) return nonsense(order, said)
  if (filled <= order.reported) return order
  const { size, anomalies } = order
  return changed(order, {
    reported: filled,
    anomalies:
      filled > size ? noted(anomalies, { _tag: 'overfilled', id: said, filled, size }) : anomalies,
  })
}

/**
 * Returns the order at an end that the venue has told of; one that has ended stays as it is.
 *
 * @category desk
 * @since 0.1.0
 */
export const ended = (
  order: Order,
  state: 'cancelled' | 'expired' | 'filled',
  {
    filled,
    at,
    _tag,
  }: { readonly filled: number | null; readonly at: number; readonly _tag: string },
): Order => {
  const counted = withTotal(order, filled, _tag)
  if (!isLive(counted.state)) return counted
  const asOf = at > counted.asOf ? at : counted.asOf
  const { venueId, missing } = counted
  return stepped(counted, {
    venueId,
    state,
    acknowledged: true,
    cancelSentAt: null,
    asOf,
    missing,
  })
}

/**
 * Returns the order at an end that the venue tells of by itself. Without a total the news of its
 * fills may still be on its way: it then counts as resting, and nothing more is asked of it, until
 * a report that was asked for afterwards lacks it too.
 *
 * @category desk
 * @since 0.1.0
 */
export const toldEnd = (
  order: Order,
  state: 'cancelled' | 'expired',
  message: Extract<OrderMessage, { _tag: 'cancel-accepted' | 'expired' }>,
): Order => {
  const { at, filled } = message
  const isWhole = order.filled >= order.size
  if (filled !== null || isWhole || !isLive(order.state)) return ended(order, state, message)
  const { venueId, cancelSentAt, asOf, missing } = order
  if (order.state === 'cancelling' && missing && asOf >= at) return order
  return stepped(order, {
    venueId,
    state: 'cancelling',
    acknowledged: true,
    cancelSentAt: cancelSentAt ?? at,
    asOf: at > asOf ? at : asOf,
    missing: true,
  })
}
