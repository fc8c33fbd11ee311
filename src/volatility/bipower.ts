/**
 * Bipower variation: products of neighbouring returns, so that one jump counts once and small.
 */

import type { Fold } from '../math/fold.js'
import type { VolatilityEstimate } from './closeToClose.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type RealisedConfig } from './overReturns.js'
import type { Recent } from './recent.js'

/**
 * Returns bipower volatility as a fold over returns: `σ² = π/2 Σ |rᵢ| |rᵢ₋₁| / Σ √(Δtᵢ Δtᵢ₋₁)`,
 * over the pairs of one chain. Of returns alike in time it is the paper's
 * `(π/2) (n/(n − 1)) Σ |rᵢ| |rᵢ₋₁|` over `n` steps; a pair of short ones, in which noise is most of
 * the move, weighs as little as the time it took.
 *
 * What jumps leave in it goes to zero with the step of the grid. Prices that stand still, as those
 * of a coarse tick, bias it down, so let the grid be 5 s or more. Null before two linked returns,
 * and while every product is zero.
 *
 * With `w = √(Δtᵢ Δtᵢ₋₁)` its variance is `((π²/4 − 1) Σ w² + (π − 2) Σ w w′) / (Σ w)²`, the second
 * sum over pairs that share a return: without gaps 2.609/n of returns alike in time, where that of
 * squared returns is 2/n, so that the interval is that of 0.767 n returns. A step is O(1), its
 * value O(window). Accuracy: rounding of the sums.
 *
 * Source: Barndorff-Nielsen and Shephard (2004, 2006).
 *
 * @example
 * import { bipower, Fold } from 'twoway'
 *
 * const returns = [0.001, -0.001, 0.001].map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = bipower({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 7.038…
 *
 * @category volatility
 * @since 0.1.0
 */
export const bipower = (
  config: RealisedConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> => overReturns(config, measure)

const measure = (returns: ReadonlyArray<GridReturn>): VarianceEstimate => {
  let [total, time, own, shared] = [0, 0, 0, 0]
  let [size, root, weight] = [0, 0, 0]
  for (const { change, seconds, isLinked } of returns) {
    const [before, rootBefore, weightBefore] = [size, root, weight]
    size = Math.abs(change)
    root = Math.sqrt(seconds)
    // The first return of the window has none before it: the root there is 0.
    weight = isLinked ? root * rootBefore : 0
    if (isLinked) total += size * before
    time += weight
    own += weight * weight
    shared += weight * weightBefore
  }
  const spread = (Math.PI ** 2 / 4 - 1) * own + (Math.PI - 2) * shared
  return {
    variance: ((Math.PI / 2) * total) / time,
    effective: (2 * time * time) / spread,
    returns: returns.length,
  }
}
