/**
 * The units of the library, as types: a number that carries its meaning and still does arithmetic.
 *
 * Only this file casts to a unit; everywhere else a value enters through the functions below.
 */

declare const unit: unique symbol

/**
 * A probability, 0 to 1; also the price in dollars of a share that pays $1.
 *
 * @category market
 * @since 0.1.0
 */
export type Probability = number & { readonly [unit]: 'Probability' }

/** A price as a whole number of ticks of the market's grid. @category market @since 0.1.0 */
export type Ticks = number & { readonly [unit]: 'Ticks' }

/** A duration in seconds. @category market @since 0.1.0 */
export type Seconds = number & { readonly [unit]: 'Seconds' }

/** A volatility per square root of a year: 0.5 is 50 %. @category market @since 0.1.0 */
export type AnnualVol = number & { readonly [unit]: 'AnnualVol' }

/**
 * The year that every annualised number of the library means: 365 days of 86,400 seconds.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.secondsPerYear // => 31_536_000
 *
 * @category market
 * @since 0.1.0
 */
export const secondsPerYear = 31_536_000

/**
 * Returns a duration in years.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.years(31_536_000) // => 1
 *
 * @category market
 * @since 0.1.0
 */
export const years = (seconds: number): number => seconds / secondsPerYear

/**
 * Returns the seconds from one instant to another, both in ms since the epoch; negative backwards.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.elapsed({ from: 1_750_000_000_000, to: 1_750_000_001_500 }) // => 1.5
 *
 * @category market
 * @since 0.1.0
 */
export const elapsed = ({ from, to }: { readonly from: number; readonly to: number }): Seconds =>
  ((to - from) / 1000) as Seconds

/**
 * Returns a number as a probability, held to [0, 1]; what is not a number stays NaN.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.probability(1.0000000000000002) // => 1
 *
 * @category market
 * @since 0.1.0
 */
export const probability = (value: number): Probability =>
  (value < 0 ? 0 : value > 1 ? 1 : value) as Probability

/**
 * Returns a whole number as ticks.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.ticks(48) // => 48
 *
 * @category market
 * @since 0.1.0
 */
export const ticks = (count: number): Ticks => count as Ticks

/**
 * Returns a number as a volatility per square root of a year.
 *
 * @example
 * import { Units } from 'twoway'
 *
 * Units.annualVol(0.5) // => 0.5
 *
 * @category market
 * @since 0.1.0
 */
export const annualVol = (value: number): AnnualVol => value as AnnualVol
