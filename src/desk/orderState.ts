/**
 * How far an order has come.
 */

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
