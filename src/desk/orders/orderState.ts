/**
 * How far an order has come.
 */

import type { RestingOrder } from '../../market/order.js'

/**
 * How far an order has come. The first five may still fill: `pending`, sent without an answer;
 * `open` and `partly-filled`, resting; `cancelling`, a cancel is sent; `unknown`, the venue has to
 * be asked. The other four are its ends.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderState =
  | 'pending'
  | 'open'
  | 'partly-filled'
  | 'cancelling'
  | 'unknown'
  | 'cancelled'
  | 'filled'
  | 'rejected'
  | 'expired'

/** Tells whether an order in a state may still fill. @category desk @since 0.1.0 */
export const isLive = (state: OrderState): boolean =>
  state === 'pending' ||
  state === 'open' ||
  state === 'partly-filled' ||
  state === 'cancelling' ||
  state === 'unknown'

/** Returns how a decision reads a state that is live. @category desk @since 0.1.0 */
export const statusOf = (state: OrderState): RestingOrder['status'] =>
  state === 'pending' || state === 'cancelling'
    ? state
    : state === 'open' || state === 'partly-filled'
      ? 'open'
      : 'unknown'
