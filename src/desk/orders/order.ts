/**
 * An order as the desk knows it, from the moment it is sent.
 */

import type { Outcome, Side } from '../../market/side.js'
import type { OrderAnomaly } from './orderAnomaly.js'
import type { OrderState } from './orderState.js'

/**
 * What is known of one fill: its micro-shares, 0 where only its reversal was heard of yet, whether
 * it was reverted, and whether it still may be.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderFill = {
  readonly id: string
  readonly size: number
  readonly reverted: boolean
  readonly provisional: boolean
}

/**
 * What the desk asked for: `price` in micro-dollars a share, `size` in micro-shares, `fee` the most
 * that a filled share may cost beside in micro-dollars (0 for one that only makes), `at` in ms.
 * `arrivesBy`, in ms: a request that has not come to the venue by then never will.
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
  readonly arrivesBy: number
}

/**
 * An order and its life so far. `venueId` is null until known. `filled` are the micro-shares of the
 * fills heard and not reverted; `heard`, of all fills heard; `reported`, the most that the venue
 * says are filled. Instants in ms: `sentAt` and `arrivesBy`, see the request; `cancelSentAt`, null
 * unless a cancel is unanswered, and `amendSentAt` the same of a shrinking; `asOf`, up to when the
 * venue has told its story, so that a report asked for before is late. `missing`: the venue's last
 * report lacks it.
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
  readonly arrivesBy: number
  readonly cancelSentAt: number | null
  readonly amendSentAt: number | null
  readonly asOf: number
  readonly missing: boolean
  readonly anomalies: ReadonlyArray<OrderAnomaly>
}

/** What a message may say anew of an order. @category desk @since 0.1.0 */
export type OrderChange = {
  readonly [Key in
    | 'venueId'
    | 'size'
    | 'state'
    | 'acknowledged'
    | 'filled'
    | 'heard'
    | 'reported'
    | 'fills'
    | 'cancelSentAt'
    | 'amendSentAt'
    | 'asOf'
    | 'missing'
    | 'anomalies']?: Order[Key]
}

/** What the venue's answers say anew, each of it. @category desk @since 0.1.0 */
export type OrderStep = Pick<
  Order,
  'venueId' | 'state' | 'acknowledged' | 'cancelSentAt' | 'asOf' | 'missing'
>

/**
 * Returns an order after a step that says all that a step may: `changed` reads changes of many
 * shapes, which is slow where every answer passes.
 *
 * @category desk
 * @since 0.1.0
 */
export const stepped = (order: Order, step: OrderStep): Order => ({
  clientOrderId: order.clientOrderId,
  venueId: step.venueId,
  outcome: order.outcome,
  side: order.side,
  price: order.price,
  size: order.size,
  fee: order.fee,
  state: step.state,
  acknowledged: step.acknowledged,
  filled: order.filled,
  heard: order.heard,
  reported: order.reported,
  fills: order.fills,
  sentAt: order.sentAt,
  arrivesBy: order.arrivesBy,
  cancelSentAt: step.cancelSentAt,
  amendSentAt: order.amendSentAt,
  asOf: step.asOf,
  missing: step.missing,
  anomalies: order.anomalies,
})

/**
 * Returns an order with a change. One literal for all: orders of one shape are read twice as fast
 * as those that a spread leaves in many.
 *
 * @category desk
 * @since 0.1.0
 */
export const changed = (order: Order, change: OrderChange): Order => ({
  clientOrderId: order.clientOrderId,
  venueId: change.venueId ?? order.venueId,
  outcome: order.outcome,
  side: order.side,
  price: order.price,
  size: change.size ?? order.size,
  fee: order.fee,
  state: change.state ?? order.state,
  acknowledged: change.acknowledged ?? order.acknowledged,
  filled: change.filled ?? order.filled,
  heard: change.heard ?? order.heard,
  reported: change.reported ?? order.reported,
  fills: change.fills ?? order.fills,
  sentAt: order.sentAt,
  arrivesBy: order.arrivesBy,
  cancelSentAt: change.cancelSentAt === undefined ? order.cancelSentAt : change.cancelSentAt,
  amendSentAt: change.amendSentAt === undefined ? order.amendSentAt : change.amendSentAt,
  asOf: change.asOf ?? order.asOf,
  missing: change.missing ?? order.missing,
  anomalies: change.anomalies ?? order.anomalies,
})
