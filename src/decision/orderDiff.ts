/**
 * What a decision asks for: the difference between the orders that stand and those that should.
 */

import type { NewOrder } from '../market/order.js'
import type { HaltTag } from '../market/reason.js'

/**
 * The orders to cancel (in the order of `orders`), to keep and to place (bids, then asks, each from
 * the inside out); why the decision retreated, or null; and the numbers behind it, null on a halt.
 *
 * `amend`, the orders to shrink where they stand, is there only when a difference of the kind
 * `patient` asks for one; an order in it is in no other list. Always safe to execute, in any order
 * of answers and fills.
 *
 * @category decision
 * @since 0.1.0
 */
export type OrderDiff = {
  readonly cancel: ReadonlyArray<string>
  readonly keep: ReadonlyArray<string>
  readonly place: ReadonlyArray<NewOrder>
  readonly halted: HaltTag | null
  readonly explain: Explain | null
  readonly amend?: ReadonlyArray<Amendment>
}

/** An order to shrink, and to how many shares. @category decision @since 0.1.0 */
export type Amendment = { readonly id: string; readonly size: number }

/** The numbers behind a decision, in dollars a share. @category decision @since 0.1.0 */
export type Explain = {
  readonly fairValue: number
  readonly spread: number
  readonly skew: number
}
