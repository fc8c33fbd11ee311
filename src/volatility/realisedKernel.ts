/**
 * The realised kernel: autocovariances of returns, weighed so that noise falls out.
 */

import type { Fold } from '../math/fold.js'
import { chainLengths, runsOf } from './chainLengths.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { effectiveReturns } from './effectiveReturns.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type ScaledConfig } from './overReturns.js'
import type { Recent } from './recent.js'
import { squaresAt } from './squaresAt.js'
import { leastShare, noiseShare } from './twoScale.js'

/**
 * Returns the realised kernel as a fold over returns: `γ₀ + 2 Σ_{h=1}^{H} w_h γ_h` over the time,
 * with Parzen's weights `k(h/(H + 1))` and the bandwidth `H = 3.51 ξ^{4/5} n^{3/5}`, rounded up.
 *
 * `ξ²` is the noise over the variance of the window: the noise as `Σ r²/(2n)`, which cannot be too
 * low, the variance from subsampled returns of `scale` steps. The weights are divided by the first,
 * and multiplied by `n` over the pairs of neighbours, so that lag 1 takes the noise out whole as a
 * flat top does; the paper's own leave `2ω²(6n/(H + 1)² + 1)` in. For that it can fall under zero:
 * it is held to a fifth of the coarse variance or more. Products lie within one chain. Null before
 * the first long return, and while none has moved.
 *
 * Noise may hang together over a few prices, and a feed may smooth over less than `H` steps. The
 * interval counts the noise found and the products that are summed (`effectiveReturns`). A step is
 * O(1), its value O(window × H), with H at most the window. Accuracy: rounding of the sums.
 *
 * Source: Barndorff-Nielsen, Hansen, Lunde and Shephard (2009), section 2, and (2008) for flat
 * tops.
 *
 * @example
 * import { Fold, realisedKernel } from 'twoway'
 *
 * const changes = [0.001, -0.0005, 0.0015, 0.001, -0.001]
 * const returns = changes.map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = realisedKernel({ window: 60, scale: 2, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 4.707…
 *
 * @category volatility
 * @since 0.1.0
 */
export const realisedKernel = (
  config: ScaledConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> =>
  overReturns(config, (returns) => measure(returns, config.scale))

const measure = (returns: ReadonlyArray<GridReturn>, scale: number): VarianceEstimate => {
  const coarse = squaresAt(returns, scale)
  const pilot = coarse.squared / coarse.seconds
  const { squared, seconds, count } = squaresAt(returns, 1)
  // Where no long return fits or nothing moved, 0/0 goes through all that follows.
  const width = bandwidth({ share: squared / (2 * count) / (pilot * seconds), count })
  const chains = chainLengths(returns)
  // Without neighbours every product is 0, and so is what they count for.
  const weights = weightsOf(width, count / Math.max(1, runsOf(chains, 2)))
  const starts = startsOf(returns)
  let total = squared
  for (let lag = 1; lag < weights.length; lag++) {
    total += 2 * (weights[lag] ?? 0) * autocovariance(returns, starts, lag)
  }
  const variance = Math.max(total / seconds, leastShare * pilot)
  const step = seconds / count
  const noise = noiseShare({ square: squared / count, variance: variance * step })
  return {
    variance,
    effective: effectiveReturns({ chains, weights, noise }),
    returns: count,
  }
}

/** `3.51 ξ^{4/5} n^{3/5}`, less than the returns there are. */
const bandwidth = ({ share, count }: { readonly share: number; readonly count: number }): number =>
  Math.min(Math.ceil(3.51 * share ** 0.4 * count ** 0.6), count - 1)

const weightsOf = (bandwidth: number, pairs: number): ReadonlyArray<number> => {
  const first = parzen(1 / (bandwidth + 1))
  return Array.from({ length: bandwidth + 1 }, (_, lag) =>
    lag === 0 ? 1 : (pairs * parzen(lag / (bandwidth + 1))) / first,
  )
}

const parzen = (x: number): number =>
  x <= 0.5 ? 1 - 6 * x * x + 6 * x * x * x : 2 * (1 - x) * (1 - x) * (1 - x)

/** Of each return, the index at which its chain begins. */
const startsOf = (returns: ReadonlyArray<GridReturn>): ReadonlyArray<number> => {
  let start = 0
  return returns.map(({ isLinked }, index) => {
    if (!isLinked) start = index
    return start
  })
}

const autocovariance = (
  returns: ReadonlyArray<GridReturn>,
  starts: ReadonlyArray<number>,
  lag: number,
): number => {
  let total = 0
  for (let index = lag; index < returns.length; index++) {
    if (index - lag < (starts[index] ?? 0)) continue
    total += (returns[index]?.change ?? 0) * (returns[index - lag]?.change ?? 0)
  }
  return total
}
