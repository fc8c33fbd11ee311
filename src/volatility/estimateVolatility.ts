/**
 * A variance and what it weighs, made into a volatility with its interval.
 */

import { annualVol, secondsPerYear } from '../market/units.js'
import { quantile as chiSquareQuantile } from '../math/chiSquare.js'
import type { VolatilityEstimate } from './closeToClose.js'

/**
 * How sure an interval is (`confidence`, inside (0, 1)), and the kurtosis of a return, above 1: 3
 * is normal, short-dated crypto is nearer 8.
 *
 * @category volatility
 * @since 0.1.0
 */
export type IntervalConfig = { readonly confidence: number; readonly kurtosis: number }

/**
 * A variance per second (NaN where there is nothing to make one of), the number of independent
 * squared normal returns whose mean would be as sure (`effective`), and the number of returns or
 * bars it was made from.
 *
 * @category volatility
 * @since 0.1.0
 */
export type VarianceEstimate = {
  readonly variance: number
  readonly effective: number
  readonly returns: number
}

/**
 * Returns the annualised volatility with its interval `σ √(ν/χ²)`, of `ν = 2n/(κ − 1)` degrees of
 * freedom with `n` the effective returns; null where there is no variance above zero.
 *
 * Accuracy: that of `ChiSquare.quantile`.
 *
 * @category volatility
 * @since 0.1.0
 */
export const estimateVolatility = (
  { confidence, kurtosis }: IntervalConfig,
  estimate: VarianceEstimate,
): VolatilityEstimate | null => {
  if (!(estimate.variance > 0)) return null
  const degrees = (2 * estimate.effective) / (kurtosis - 1)
  const volatility = Math.sqrt(estimate.variance * secondsPerYear)
  const bound = (probability: number): number =>
    volatility * Math.sqrt(degrees / chiSquareQuantile({ probability, degrees }))
  // Of less than one degree the quantiles of the ratio need not lie around it: nothing is known.
  const isKnown = degrees >= 1
  return {
    volatility: annualVol(volatility),
    lower: isKnown ? bound((1 + confidence) / 2) : 0,
    upper: isKnown ? bound((1 - confidence) / 2) : Infinity,
    returns: estimate.returns,
  }
}
