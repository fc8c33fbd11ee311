/**
 * The life of an order: a state for every message in every state, in whatever order they come.
 *
 * When in doubt an order counts as resting. A message that comes again changes nothing.
 */

import type { RestingOrder } from '../../market/order.js'
import { isWhole, toUnits } from '../ledger/micro.js'
import { changed, type Order, type OrderRequest, stepped } from './order.js'
import { onAmended, onAmendSent } from './orderAmends.js'
import { isFull, onFilled, onReverted } from './orderFills.js'
import type { OrderMessage } from './orderMessage.js'
import { onReported } from './orderReported.js'
import { isLive, statusOf } from './orderState.js'
import { contradicted, onAccepted, restingState, toldEnd } from './orderSteps.js'

/**
 * Returns an order that is sent and not answered yet.
 *
 * @example
 * import { OrderLife } from 'twoway'
 *
 * const order = OrderLife.sent({
 *   clientOrderId: 'c1', outcome: 'yes', side: 'bid', price: 480_000, size: 100_000_000, fee: 0,
 *   at: 1_750_000_000_000, arrivesBy: 1_750_000_010_000,
 * })
 * order.state // => 'pending'
 *
 * @category desk
 * @since 0.1.0
 */
export const sent = (request: OrderRequest): Order => ({
  clientOrderId: request.clientOrderId,
  venueId: null,
  outcome: request.outcome,
  side: request.side,
  price: request.price,
  size: request.size,
  fee: request.fee,
  state: 'pending',
  acknowledged: false,
  filled: 0,
  heard: 0,
  reported: 0,
  fills: [],
  sentAt: request.at,
  arrivesBy: request.arrivesBy,
  cancelSentAt: null,
  amendSentAt: null,
  asOf: request.at,
  missing: false,
  anomalies: [],
})

/**
 * Returns the order after a message; the order itself where the message tells nothing new.
 *
 * A fill counts in every state, once for each id. What contradicts an earlier word of the venue is
 * noted in `anomalies`, and what is uncertain counts as resting.
 *
 * @example
 * import { OrderLife } from 'twoway'
 *
 * const order = OrderLife.sent({
 *   clientOrderId: 'c1', outcome: 'yes', side: 'bid', price: 480_000, size: 100_000_000, fee: 0,
 *   at: 0, arrivesBy: 10_000,
 * })
 * OrderLife.received(order, { _tag: 'answer-lost', at: 2_000 }).state // => 'unknown'
 *
 * @category desk
 * @since 0.1.0
 */
export const received = (order: Order, message: OrderMessage): Order => {
  switch (message._tag) {
    case 'cancel-sent':
      return onCancelSent(order, message.at)
    case 'amend-sent':
      return onAmendSent(order, message.at)
    case 'amended':
      return onAmended(order, message)
    case 'amend-rejected':
      return order.amendSentAt === null ? order : changed(order, { amendSentAt: null })
    case 'accepted':
      return onAccepted(order, message)
    case 'rejected':
      return onRejected(order, message.at)
    case 'filled':
      return onFilled(order, message)
    case 'fill-reverted':
      return onReverted(order, message)
    case 'cancel-accepted':
      return toldEnd(order, 'cancelled', message)
    case 'cancel-rejected':
      return onCancelRejected(order, message)
    case 'expired':
      return toldEnd(order, 'expired', message)
    case 'answer-lost':
      return onAnswerLost(order)
    case 'reported':
      return onReported(order, message)
    default:
      return order
  }
}

/**
 * Returns the micro-shares that may still fill, in the worst case: the rest of an order that may
 * rest, with what of its fills may have been taken back where they make it full; of an ended one
 * what the venue says is filled and no fill has told of yet. Never negative.
 *
 * @example
 * import { OrderLife } from 'twoway'
 *
 * const order = OrderLife.sent({
 *   clientOrderId: 'c1', outcome: 'yes', side: 'bid', price: 480_000, size: 100_000_000, fee: 0,
 *   at: 0, arrivesBy: 10_000,
 * })
 * OrderLife.liveSize(order) // => 100_000_000
 *
 * @category desk
 * @since 0.1.0
 */
export const liveSize = (order: Order): number => {
  const untold = order.reported - order.heard
  const rest = isLive(order.state) ? restOf(order) : 0
  const live = rest > untold ? rest : untold
  return isWhole(live) && live > 0 ? live : 0
}

const restOf = ({ size, filled, fills }: Order): number => {
  if (filled < size) return size - filled
  let doubtful = filled - size
  for (const fill of fills) if (fill.provisional) doubtful += fill.size
  return doubtful < size ? doubtful : size
}

/**
 * Returns the order as a decision reads it, or null where nothing of it may fill any more: under
 * its client order id, in dollars and shares. An ended order with fills still to come is `unknown`.
 *
 * @example
 * import { OrderLife } from 'twoway'
 *
 * const order = OrderLife.sent({
 *   clientOrderId: 'c1', outcome: 'yes', side: 'bid', price: 480_000, size: 100_000_000, fee: 0,
 *   at: 0, arrivesBy: 10_000,
 * })
 * OrderLife.resting(order)
 * // => { id: 'c1', outcome: 'yes', side: 'bid', price: 0.48, size: 100, status: 'pending' }
 *
 * @category desk
 * @since 0.1.0
 */
export const resting = (order: Order): RestingOrder | null => {
  const live = liveSize(order)
  if (live === 0) return null
  const { clientOrderId: id, outcome, side } = order
  const status = statusOf(order.state)
  return { id, outcome, side, price: toUnits(order.price), size: toUnits(live), status }
}

/** It is no news of the venue's: what was asked for before it still tells what is. */
const onCancelSent = (order: Order, at: number): Order => {
  if (!isLive(order.state) || order.state === 'cancelling') return order
  const { venueId, acknowledged, asOf, missing } = order
  const state = 'cancelling'
  return stepped(order, { venueId, state, acknowledged, cancelSentAt: at, asOf, missing })
}

const onAnswerLost = (order: Order): Order => {
  if (isFull(order)) return changed(order, { state: 'filled', amendSentAt: null })
  if (order.state === 'pending' || order.state === 'cancelling')
    return changed(order, { state: 'unknown', amendSentAt: null })
  return order.amendSentAt === null ? order : changed(order, { amendSentAt: null })
}

/** A venue that refuses a second copy says `rejected` too: only an unheard-of order believes it. */
const onRejected = (order: Order, at: number): Order => {
  if (order.state === 'rejected') return order
  if (order.acknowledged || !isLive(order.state)) return contradicted(order, 'rejected')
  return changed(order, { state: 'rejected', asOf: at > order.asOf ? at : order.asOf })
}

/** One that the venue does not find may not have come yet: in a while the venue is asked again. */
const onCancelRejected = (
  order: Order,
  { rests, at }: { readonly rests: boolean; readonly at: number },
): Order => {
  if (order.state !== 'cancelling' || !rests) return order
  const asOf = at > order.asOf ? at : order.asOf
  const state = restingState(order)
  return changed(order, { state, acknowledged: true, cancelSentAt: null, asOf, missing: false })
}
