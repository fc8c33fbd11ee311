/**
 * What the venue answers when it is asked for an order.
 */

import { changed, type Order } from './order.js'
import type { OrderReport } from './orderMessage.js'
import { isLive } from './orderState.js'
import { contradicted, ended, nonsense, restingState, withTotal } from './orderSteps.js'

/**
 * Returns the order after a report. One asked for no later than the order's last news is late: only
 * its total of what is filled counts.
 *
 * That the venue lacks an order says nothing while its request may still be under way: until the
 * venue has shown it, or a report was asked for after `arrivesBy`. From then on it is first
 * `missing`, since a fill may be on its way, and `cancelled` when it is absent again. One that
 * rests though it had ended is `unknown`.
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
  const { state, cancelSentAt } = order
  if (state === 'filled') return contradicted(order, 'resting')
  const shown = changed(order, { acknowledged: true, asOf, missing: false })
  if (!isLive(state))
    return changed(contradicted(shown, 'resting'), { state: 'unknown', cancelSentAt: null })
  // The cancel may have left before the question and arrive after it.
  if (state === 'cancelling' || (cancelSentAt !== null && cancelSentAt >= asOf)) return shown
  return changed(shown, { state: restingState(order), cancelSentAt: null })
}

const onReportedRejected = (order: Order, asOf: number): Order => {
  if (order.state === 'rejected') return order
  if (!isLive(order.state) || order.heard > 0) return contradicted(order, 'rejected')
  return changed(order, { state: 'rejected', cancelSentAt: null, asOf })
}

const onAbsent = (order: Order, asOf: number): Order => {
  const { state, acknowledged, arrivesBy, missing } = order
  if (!isLive(state) || !(acknowledged || asOf > arrivesBy)) return order
  if (missing) return changed(order, { state: 'cancelled', cancelSentAt: null, asOf })
  return changed(order, { state: state === 'cancelling' ? state : 'unknown', asOf, missing: true })
}
