/**
 * What a desk that was replayed knows of its orders, for a client that is started again.
 */

import type { Desk } from '../../desk/desk.js'
import { markets } from '../../desk/desk.js'
import { isLive } from '../../desk/orders/orderState.js'
import type { TrackedOrder } from './session.js'

/**
 * Returns the orders of a desk as a client tracks them: what was filled of them is not told again,
 * and those whose answers were lost are looked for at the venue.
 *
 * @example
 * import { Desk } from 'twoway'
 * import { knownOrders } from 'twoway/adapters/degen'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * knownOrders(Desk.open({ now: 0, nextOrder: 1, settings })) // => []
 *
 * @category adapters
 * @since 0.1.0
 */
export const knownOrders = (desk: Desk): ReadonlyArray<TrackedOrder> =>
  markets(desk).flatMap(({ market, orders }) =>
    orders
      // What was refused never came to rest: looked for, it would take another for its own.
      .filter(({ state }) => state !== 'rejected')
      .map(
        (order): TrackedOrder => ({
          marketId: market.id,
          clientOrderId: order.clientOrderId,
          venueId: order.venueId,
          outcome: order.outcome,
          side: order.side,
          price: order.price,
          size: order.size,
          filled: order.heard,
          sentAt: order.sentAt,
          arrivesBy: 0,
          missed: 0,
          state: !isLive(order.state) ? 'ended' : order.venueId === null ? 'sent' : 'resting',
          settled: false,
          cancelWanted: order.cancelSentAt !== null && order.venueId === null,
          ask: 'no',
          changedAt: 0,
        }),
      ),
  )
