/**
 * An order that shrinks where it stands, and keeps its place.
 */

import { isWhole } from '../ledger/micro.js'
import { changed, type Order } from './order.js'
import { isLive } from './orderState.js'
import { nonsense } from './orderSteps.js'

/**
 * Returns an order that is asked to shrink; until the venue answers it counts with its old size.
 *
 * @category desk
 * @since 0.1.0
 */
export const onAmendSent = (order: Order, at: number): Order =>
  order.amendSentAt === null && (order.state === 'open' || order.state === 'partly-filled')
    ? changed(order, { amendSentAt: at })
    : order

/**
 * Returns an order that the venue has shrunk. It only ever shrinks, so that a word which comes late
 * or again tells nothing new.
 *
 * @category desk
 * @since 0.1.0
 */
export const onAmended = (
  order: Order,
  { size, at }: { readonly size: number; readonly at: number },
): Order => {
  if (!(isWhole(size) && size > 0)) return nonsense(order, 'amended')
  if (size >= order.size)
    return order.amendSentAt === null ? order : changed(order, { amendSentAt: null })
  const left = size > order.filled ? size : order.filled
  const state = isLive(order.state) && left === order.filled ? 'filled' : order.state
  const asOf = at > order.asOf ? at : order.asOf
  return changed(order, { size: left, state, amendSentAt: null, asOf, acknowledged: true })
}
