/**
 * Bipower variation: products of neighbouring returns, so that one jump counts once and small.
 */

import type { Fold } from '../math/fold.js'
import { chainLengths, runsOf } from './chainLengths.js'
import type { VolatilityEstimate } from './closeToClose.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type RealisedConfig } from './overReturns.js'
import type { Recent } from './recent.js'

/**
 * Returns bipower volatility as a fold over returns: `π/2` times the mean of `|rᵢ| |rᵢ₋₁|`, each
 * return over the root of its time. It is the paper's `(π/2) (n/(n − 1)) Σ |rᵢ| |rᵢ₋₁|` over `n`
 * steps, with the pairs of one chain only.
 *
 * What jumps leave in it goes to zero with the step of the grid. Returns of zero bias it down, so
 * let the grid be 5 s or more. Null before two linked returns, and while every product is zero.
 *
 * Of `m` products, `p` pairs of which share a return, the variance is `(π²/4 − 1)/m + (π − 2)p/m²`:
 * without gaps 2.609/n, where that of squared returns is 2/n, so that the interval is that of
 * 0.767 n returns; fewer products make it wider. A step is O(1), its value O(window). Accuracy:
 * rounding of the sums.
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
  let [total, count, before] = [0, 0, 0]
  returns.forEach(({ change, seconds, isLinked }, index) => {
    const size = Math.abs(change) / Math.sqrt(seconds)
    if (isLinked && index > 0) {
      total += size * before
      count += 1
    }
    before = size
  })
  return {
    variance: ((Math.PI / 2) * total) / count,
    effective: worth(chainLengths(returns)),
    returns: returns.length,
  }
}

const worth = (chains: ReadonlyArray<number>): number => {
  const products = runsOf(chains, 2)
  const own = (Math.PI ** 2 / 4 - 1) * products
  return (2 * products * products) / (own + (Math.PI - 2) * runsOf(chains, 3))
}
