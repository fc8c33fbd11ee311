/**
 * A return over a step of a grid or more: what the realised estimators eat.
 */

/**
 * A logarithmic return, the seconds that it took, and whether it begins where the one before it
 * ended: what is made of neighbours is never made across a gap.
 *
 * @category volatility
 * @since 0.1.0
 */
export type GridReturn = {
  readonly change: number
  readonly seconds: number
  readonly isLinked: boolean
}
