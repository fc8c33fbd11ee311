/**
 * How much a series brings for how much it moves.
 */

/**
 * A series in short: how many values, their mean and standard deviation (with n − 1), the ratio of
 * the two, and the third and fourth standardised moments, 0 and 3 for a normal law.
 *
 * @category statistics
 * @since 0.1.0
 */
export type SharpeRatio = {
  readonly count: number
  readonly mean: number
  readonly deviation: number
  readonly ratio: number
  readonly skewness: number
  readonly kurtosis: number
}

/**
 * Returns the Sharpe ratio of a series, for one of its steps and not for a year, and the moments
 * that tell how sure it is.
 *
 * With fewer than two values, or where all are the same, what divides by the deviation is NaN. The
 * moments divide by n, as those of a whole population.
 *
 * Source: Sharpe (1994), without a rate to compare with. Two passes: relative 1e-12 against scipy.
 *
 * @example
 * import { sharpeRatio } from 'twoway/statistics'
 *
 * sharpeRatio([1, 2, 3, 4, 5]).ratio // => 1.8973…
 *
 * @category statistics
 * @since 0.1.0
 */
export const sharpeRatio = (values: ReadonlyArray<number>): SharpeRatio => {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  let second = 0
  let third = 0
  let fourth = 0
  for (const value of values) {
    const off = value - mean
    second += off * off
    third += off * off * off
    fourth += off * off * off * off
  }
  const variance = second / count
  const deviation = count >= 2 ? Math.sqrt(second / (count - 1)) : Number.NaN
  // The mean of equal values may be off by an ulp, and would leave a deviation.
  const moves = values.some((value) => value !== values[0])
  return {
    count,
    mean,
    deviation,
    ratio: moves ? mean / deviation : Number.NaN,
    skewness: moves ? third / count / variance ** 1.5 : Number.NaN,
    kurtosis: moves ? fourth / count / (variance * variance) : Number.NaN,
  }
}
