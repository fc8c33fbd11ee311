/**
 * An order as it stands in the one book of YES.
 */

import { complement } from '../market/grid.js'
import { type Outcome, onYes, type Side } from '../market/side.js'

/**
 * What an order can do to a position: which shares, which way, at what price, how many.
 *
 * @category risk
 * @since 0.1.0
 */
export type FillableOrder = {
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
}

/**
 * Returns the side and the price at which an order stands in the book of YES: one on NO at `q` is
 * its mirror at `1 − q`, other side.
 *
 * @category risk
 * @since 0.1.0
 */
export const asYes = (order: FillableOrder): { readonly side: Side; readonly price: number } => ({
  side: onYes(order),
  price: order.outcome === 'yes' ? order.price : complement(order.price),
})
