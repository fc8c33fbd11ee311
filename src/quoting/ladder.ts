/**
 * The ladder: where each level stands before it is put on the grid.
 */

/**
 * How many levels a side has, how far apart in dollars, and the prices in which a quote may stand.
 *
 * @category quoting
 * @since 0.1.0
 */
export type LadderConfig = {
  readonly levels: number
  readonly spacing: number
  readonly minPrice: number
  readonly maxPrice: number
}

/**
 * The most levels a side may have.
 *
 * @example
 * import { Ladder } from 'twoway'
 *
 * Ladder.maxLevels // => 64
 *
 * @category quoting
 * @since 0.1.0
 */
export const maxLevels = 64

/**
 * Returns the price at which the bid of a level is worth placing, in dollars, not yet on the grid.
 *
 * Level 0 is the innermost. Falls with the level, the spread and the skew.
 *
 * @example
 * import { Ladder } from 'twoway'
 *
 * Ladder.bid({ fairValue: 0.5, spread: 0.04, skew: 0, spacing: 0.01, level: 0 }) // => 0.48
 *
 * @category quoting
 * @since 0.1.0
 */
export const bid = ({ fairValue, spread, skew, spacing, level }: Rung): number =>
  fairValue - spread / 2 - level * spacing - skew

/**
 * Returns the price at which the ask of a level is worth placing, in dollars, not yet on the grid.
 *
 * @example
 * import { Ladder } from 'twoway'
 *
 * Ladder.ask({ fairValue: 0.5, spread: 0.04, skew: 0, spacing: 0.01, level: 0 }) // => 0.52
 *
 * @category quoting
 * @since 0.1.0
 */
export const ask = ({ fairValue, spread, skew, spacing, level }: Rung): number =>
  fairValue + spread / 2 + level * spacing - skew

/**
 * Where a quote of a ladder stands: the fair value and what moves it from there, in dollars, and
 * its level, 0 the innermost.
 *
 * @category quoting
 * @since 0.1.0
 */
export type Rung = {
  readonly fairValue: number
  readonly spread: number
  readonly skew: number
  readonly spacing: number
  readonly level: number
}
