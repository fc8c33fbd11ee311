/**
 * Realised variance: the squares of the last returns of a grid.
 */

import type { Fold } from '../math/fold.js'
import type { VolatilityEstimate } from './closeToClose.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type RealisedConfig } from './overReturns.js'
import type { Recent } from './recent.js'

/**
 * Returns realised volatility as a fold over returns: `σ² = Σ r² / Σ Δt`, about a mean of zero.
 *
 * The surest where prices are what they seem: noise in a price adds twice its variance to each
 * return, a feed that smooths takes away, and a jump counts whole. Null while nothing has moved; a
 * return that is no number, or took no time, is passed over. The interval is that of
 * `n = (Σ Δt)² / Σ Δt²` squared returns: `ν = 2n/(κ − 1)` degrees of freedom.
 *
 * A step is O(1) however long the window, its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Andersen, Bollerslev, Diebold and Labys (2003).
 *
 * @example
 * import { Fold, realisedVariance } from 'twoway'
 *
 * const returns = [0.001, -0.001, 0.001].map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = realisedVariance({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 5.615…
 *
 * @category volatility
 * @since 0.1.0
 */
export const realisedVariance = (
  config: RealisedConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> => overReturns(config, measure)

const measure = (returns: ReadonlyArray<GridReturn>): VarianceEstimate => {
  let [squared, seconds, weight] = [0, 0, 0]
  for (const one of returns) {
    squared += one.change * one.change
    seconds += one.seconds
    weight += one.seconds * one.seconds
  }
  return {
    variance: squared / seconds,
    effective: (seconds * seconds) / weight,
    returns: returns.length,
  }
}
