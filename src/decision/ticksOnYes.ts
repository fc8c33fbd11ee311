/**
 * Where a resting order stands: the one reading of its price that a decision and its checks share.
 */

import type { NewOrder } from '../market/order.js'

/**
 * Returns the price of an order in the book of YES, in ticks, unrounded.
 *
 * @category decision
 * @since 0.1.0
 */
export const ticksOnYes = (
  { outcome, price }: Pick<NewOrder, 'outcome' | 'price'>,
  tickSize: number,
): number => (outcome === 'yes' ? price : 1 - price) / tickSize
