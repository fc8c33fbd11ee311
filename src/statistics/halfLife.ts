/**
 * How long what one holds stays held.
 */

/**
 * Sums over neighbours of a series on an even grid: how many pairs, of the earlier and of the
 * later, of their squares, and of their products.
 *
 * @category statistics
 * @since 0.1.0
 */
export type NeighbourSums = {
  readonly pairs: number
  readonly earlier: number
  readonly later: number
  readonly earlierSquares: number
  readonly laterSquares: number
  readonly products: number
}

/**
 * Returns the correlation of neighbours, `ρ̂₁`, NaN where there are none or all are the same.
 *
 * @category statistics
 * @since 0.1.0
 */
export const correlationOf = (sums: NeighbourSums): number => {
  const { pairs, earlier, later, earlierSquares, laterSquares, products } = sums
  const ofEarlier = earlierSquares - (earlier * earlier) / pairs
  const ofLater = laterSquares - (later * later) / pairs
  const together = products - (earlier * later) / pairs
  return ofEarlier > 0 && ofLater > 0 ? together / Math.sqrt(ofEarlier * ofLater) : Number.NaN
}

/**
 * Returns after how many steps half of a deviation from the mean is gone: `−ln 2/ln ρ̂₁`.
 *
 * `correlation` of neighbours: at 0 and below nothing is left after one step, so that it is 0; at 1
 * nothing ever goes, and it is infinite; NaN above 1 and for what is no number.
 *
 * Source: the autoregression of first order, `x′ − μ = ρ(x − μ) + ε`.
 *
 * @example
 * import { halfLife } from 'twoway/statistics'
 *
 * halfLife(0.5) // => 1
 *
 * @category statistics
 * @since 0.1.0
 */
export const halfLife = (correlation: number): number => {
  if (correlation <= 0) return 0
  return correlation <= 1 ? Math.LN2 / (0 - Math.log(correlation)) : Number.NaN
}
