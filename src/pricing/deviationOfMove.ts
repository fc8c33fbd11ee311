/**
 * How far a claim's price is likely to move.
 */

import { varianceOfMove } from './varianceOfMove.js'

/**
 * Returns the standard deviation of a claim's price over a stretch of time, for its price now and
 * `rho`, the share of the settlement's variance that the stretch brings.
 *
 * For a settlement at a point `rho` is horizon over time left, `h/τ`; in general `1 − w₊/w`, with w
 * the variance left now and w₊ that left after it. Formula: the root of `Φ₂(d, d; ρ) − p²` with
 * `d = Φ⁻¹(p)`, exact for normal returns; for another link use it as the normal's, which is what
 * spreads and limits need. Symmetric in `p` and `1 − p`.
 *
 * A kernel of the decision: positional, no allocation. Edges: at `rho` 0 it is 0, at 1 and beyond
 * `√(p(1 − p))` exactly; at a price of 0 or 1 it is 0; out of [0, 1] a price gives NaN. Accuracy of
 * its square, against 40 digits: 3e-16 absolute; 4e-15 of itself for prices from 3e-5 to 1 − 3e-5,
 * 5e-13 down to 1e-100.
 *
 * @example
 * import { deviationOfMove } from 'twoway'
 *
 * // One second, with five minutes left: 2.3 cents on the strike.
 * deviationOfMove(0.5, 1 / 300) // => 0.0230329…
 *
 * @category pricing
 * @since 0.1.0
 */
export const deviationOfMove = (price: number, rho: number): number =>
  Math.sqrt(varianceOfMove(price, rho))
