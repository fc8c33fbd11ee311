/**
 * What the venue answers when it is asked for an order.
 */

import type { Order } from './order.js'
import type { OrderReport } from './orderMessage.js'
import { isLive } from './orderState.js'
import { contradicted, ended, nonsense, restingState, withTotal } from './orderSteps.js'

/**
 * Returns the order after a report. One asked for no later than the order's last news is late: only
 * its total of what is filled counts.
 *
 * An order the venue does not know is first `unknown`, since a request or a fill may be on its way,
 * and `cancelled` when it is absent again. One that rests though it had ended is `unknown`.
 *
 * @category desk
 * @since 0.1.0
 */
export const onReported = (order: Order, report: OrderReport): Order => {
  const counted = withTotal(order, report.filled, 'reported')
  if (!(report.at > counted.asOf)) return counted
  switch (report.status) {
    case 'resting':
      return onResting(counted, report.at)
    case 'cancelled':
    case 'expired':
      return ended(counted, report.status, report)
    case 'filled':
      return ended(withTotal(counted, counted.size, 'reported'), 'filled', report)
    case 'rejected':
      return onReportedRejected(counted, report.at)
    case 'absent':
      return onAbsent(counted, report.at)
    default:
      return nonsense(counted, 'reported')
  }
}

const onResting = (order: Order, asOf: number): Order => {
  const { state } = order
  if (state === 'filled') return contradicted(order, 'resting')
  if (!isLive(state))
    return { ...contradicted(order, 'resting'), state: 'unknown', cancelSentAt: null, asOf }
  // The cancel may have left before the question and arrive after it.
  if (state === 'cancelling') return { ...order, acknowledged: true, asOf }
  return { ...order, state: restingState(order), acknowledged: true, cancelSentAt: null, asOf }
}

const onReportedRejected = (order: Order, asOf: number): Order => {
  if (order.state === 'rejected') return order
  if (!isLive(order.state) || order.heard > 0) return contradicted(order, 'rejected')
  return { ...order, state: 'rejected', cancelSentAt: null, asOf }
}

const onAbsent = (order: Order, asOf: number): Order => {
  if (!isLive(order.state)) return order
  return order.state === 'unknown'
    ? { ...order, state: 'cancelled', cancelSentAt: null, asOf }
    : { ...order, state: 'unknown', asOf }
}
