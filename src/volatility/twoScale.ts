/**
 * Realised variance at two scales, the fine one telling the noise in the coarse one.
 */

import type { Fold } from '../math/fold.js'
import { chainLengths } from './chainLengths.js'
import type { VolatilityEstimate } from './closeToClose.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type ScaledConfig } from './overReturns.js'
import type { Recent } from './recent.js'
import { sharedVariance } from './sharedVariance.js'
import { squaresAt } from './squaresAt.js'

/**
 * Returns two-scale realised volatility as a fold over returns, `scale` at least 2.
 *
 * A squared long return has in it the variance of its time and twice that of a price's noise; a
 * short one has the same noise. So `σ²` is the difference of the mean squares over the difference
 * of the mean times, without bias from noise that is independent from price to price. It is the
 * paper's `(1 − n̄/n)⁻¹ (RV_avg − (n̄/n) RV_all)`, `n̄ = (n − K + 1)/K`, over the time that this
 * counts, `(n − K + 1) n/(n + 1)` steps. The difference can fall under zero: it is held to a fifth
 * of the coarse variance or more. Null before the first long return, while none has moved, and for
 * a `scale` of 1.
 *
 * A feed that smooths fools it: the fine scale then shows too little, and the answer is too high.
 * The interval counts the noise found, and the returns of either scale that fit between the gaps
 * (`sharedVariance`). A step is O(1), its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Zhang, Mykland and Aït-Sahalia (2005).
 *
 * @example
 * import { Fold, twoScale } from 'twoway'
 *
 * const changes = [0.001, -0.0005, 0.0015, 0.001, -0.001]
 * const returns = changes.map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = twoScale({ window: 60, scale: 2, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 4.943…
 *
 * @category volatility
 * @since 0.1.0
 */
export const twoScale = (
  config: ScaledConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> =>
  overReturns(config, (returns) => measure(returns, config.scale))

const measure = (returns: ReadonlyArray<GridReturn>, scale: number): VarianceEstimate => {
  const coarse = squaresAt(returns, scale)
  const fine = squaresAt(returns, 1)
  const step = fine.seconds / fine.count
  const short = fine.squared / fine.count
  const free = (coarse.squared / coarse.count - short) / (coarse.seconds / coarse.count - step)
  const variance = Math.max(free, leastShare * (coarse.squared / coarse.seconds))
  const noise = noiseShare({ square: short, variance: variance * step })
  return {
    variance,
    effective: worth(chainLengths(returns), { scale, noise }),
    returns: returns.length,
  }
}

/** Twice the square of the mean, `K − 1` steps, over the variance of the difference. */
const worth = (
  chains: ReadonlyArray<number>,
  { scale, noise }: { readonly scale: number; readonly noise: number },
): number => {
  const shared = (fine: number, coarse: number): number =>
    sharedVariance(chains, { fine, coarse, noise })
  return (2 * (scale - 1) ** 2) / (shared(scale, scale) - 2 * shared(1, scale) + shared(1, 1))
}

/**
 * Returns the variance of a price's noise over that of a return, 0 or more: half of what the mean
 * `square` of a return has over its `variance`.
 *
 * @category volatility
 * @since 0.1.0
 */
export const noiseShare = ({
  square,
  variance,
}: {
  readonly square: number
  readonly variance: number
}): number => Math.max(0, (square - variance) / (2 * variance))

/**
 * The least that an estimate made free of noise may be, as a share of the coarse variance.
 *
 * @category volatility
 * @since 0.1.0
 */
export const leastShare = 0.2
