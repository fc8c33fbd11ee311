/**
 * What share of a claim's risk is borne by who will be out of it before it settles.
 */

import { varianceOfMove } from './varianceOfMove.js'

/**
 * Returns `V/(p(1 − p))`, 0 to 1: a claim's variance over a stretch of time as a share of its
 * variance to settlement, for its price and the share `rho` of the settlement's variance that the
 * stretch brings (see `deviationOfMove`).
 *
 * A position that is unwound in h seconds bears this share of the risk: the reservation price moves
 * by it times what holding to settlement would ask. On the strike it is `(2/π)·asin ρ`.
 *
 * A kernel of the decision: positional, no allocation. Edges: at `rho` 0 it is 0, at 1 and beyond
 * 1; at a price of 0 or 1 it is its limit, 0, if `rho` is below 1; out of [0, 1] a price gives NaN.
 * Accuracy: 3e-15 of itself for prices from 3e-5 to 1 − 3e-5, 5e-13 down to 1e-100.
 *
 * @example
 * import { horizonFactor } from 'twoway'
 *
 * // A minute, with five minutes left.
 * horizonFactor(0.5, 60 / 300) // => 0.12818843…
 *
 * @category pricing
 * @since 0.1.0
 */
export const horizonFactor = (price: number, rho: number): number => {
  const variance = varianceOfMove(price, rho)
  // At a price of 0 or 1 there is no variance to have a share of.
  if (variance === 0) return rho >= 1 ? 1 : 0
  return variance / (price * (1 - price))
}
