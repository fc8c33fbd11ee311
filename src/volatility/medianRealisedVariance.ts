/**
 * MedRV: the median of each three returns in a row, which a jump cannot be.
 */

import type { Fold } from '../math/fold.js'
import { chainLengths, runsOf } from './chainLengths.js'
import type { VolatilityEstimate } from './closeToClose.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type RealisedConfig } from './overReturns.js'
import type { Recent } from './recent.js'

/**
 * Returns the volatility of MedRV as a fold over returns: `π/(6 − 4√3 + π)` times the mean of
 * `median(|rᵢ₋₁|, |rᵢ|, |rᵢ₊₁|)²`, each return over the root of its time. It is the paper's formula
 * with `n/(n − 2)` over `n` steps, with the triples of one chain only.
 *
 * A jump is never the median, and a single return of zero hardly ever, so it stands more of both
 * than `bipower`; still let the grid be 5 s or more. Null before three linked returns, and while
 * every median is zero.
 *
 * Without gaps its variance is 2.96/n where that of squared returns is 2/n, so the interval is that
 * of 0.676 n returns; the triples that there are, and those that share returns, set it. A step is
 * O(1), its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Andersen, Dobrev and Schaumburg (2012).
 *
 * @example
 * import { Fold, medianRealisedVariance } from 'twoway'
 *
 * const changes = [0.001, -0.05, 0.001, -0.002]
 * const returns = changes.map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = medianRealisedVariance({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 10.578…
 *
 * @category volatility
 * @since 0.1.0
 */
export const medianRealisedVariance = (
  config: RealisedConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> => overReturns(config, measure)

const measure = (returns: ReadonlyArray<GridReturn>): VarianceEstimate => {
  let [total, count, linked, first, second] = [0, 0, 0, 0, 0]
  for (const { change, seconds, isLinked } of returns) {
    const third = Math.abs(change) / Math.sqrt(seconds)
    linked = isLinked ? linked + 1 : 1
    if (linked >= 3) {
      total += median(first, second, third) ** 2
      count += 1
    }
    first = second
    second = third
  }
  return {
    variance: (scaling * total) / count,
    effective: worth(chainLengths(returns)),
    returns: returns.length,
  }
}

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/** `π/(6 − 4√3 + π)`. */
const scaling = 1.4193583020224412

const worth = (chains: ReadonlyArray<number>): number => {
  const medians = runsOf(chains, 3)
  const alike = neighbour * runsOf(chains, 4) + afterNext * runsOf(chains, 5)
  return (2 * medians * medians) / (own * medians + 2 * alike)
}

/** Variance of a squared median, its covariance with the next and the one after; mean 1. */
const own = 1.1819284749655621
const neighbour = 0.6183488146402282
const afterNext = 0.2701690575136897
