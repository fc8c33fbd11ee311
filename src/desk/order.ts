/**
 * An order as the desk knows it, from the moment it is sent.
 */

import type { Outcome, Side } from '../market/side.js'
import type { OrderAnomaly } from './orderAnomaly.js'
import type { OrderState } from './orderState.js'

/**
 * What is known of one fill: its micro-shares, 0 where only its reversal was heard of yet, and
 * whether it was reverted.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderFill = {
  readonly id: string
  readonly size: number
  readonly reverted: boolean
}

/**
 * What the desk asked for: `price` in micro-dollars a share, `size` in micro-shares, `fee` the most
 * that a filled share may cost beside in micro-dollars (0 for one that only makes), `at` in ms.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderRequest = {
  readonly clientOrderId: string
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly fee: number
  readonly at: number
}

/**
 * An order and its life so far. `venueId` is null until known. `filled` are the micro-shares of the
 * fills heard and not reverted; `heard`, of all fills heard; `reported`, the most that the venue
 * says are filled. Instants in ms: `sentAt`; `cancelSentAt`, null unless a cancel is unanswered;
 * `asOf`, up to when its story is told, so that a report asked for before is late.
 *
 * @category desk
 * @since 0.1.0
 */
export type Order = {
  readonly clientOrderId: string
  readonly venueId: string | null
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly fee: number
  readonly state: OrderState
  readonly acknowledged: boolean
  readonly filled: number
  readonly heard: number
  readonly reported: number
  readonly fills: ReadonlyArray<OrderFill>
  readonly sentAt: number
  readonly cancelSentAt: number | null
  readonly asOf: number
  readonly anomalies: ReadonlyArray<OrderAnomaly>
}
