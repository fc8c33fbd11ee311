/**
 * Orders: what rests at the venue, and what the maker wants placed there.
 */

import type { Outcome, Side } from './side.js'

/**
 * How far an order's message has come. `pending`: sent, no answer yet; `cancelling`: cancel sent,
 * no answer yet; `unknown`: the answer was lost. An order in any of the four may still fill.
 *
 * @category market
 * @since 0.1.0
 */
export type OrderStatus = 'pending' | 'open' | 'cancelling' | 'unknown'

/**
 * One of the maker's own live orders: `price` in dollars, inside (0, 1), of a share of `outcome`;
 * `size` in shares, what still rests, above 0. `since`, in ms since the epoch, is when it was sent,
 * where that is known; only a difference of the kind `patient` reads it.
 *
 * @category market
 * @since 0.1.0
 */
export type RestingOrder = {
  readonly id: string
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly status: OrderStatus
  readonly since?: number | null | undefined
}

/**
 * An order to send: `price` is the shortest decimal of its multiple of the tick, `size` in shares.
 *
 * @category market
 * @since 0.1.0
 */
export type NewOrder = {
  readonly side: Side
  readonly outcome: Outcome
  readonly price: number
  readonly size: number
}
