/**
 * Realised variance of long returns, at every offset.
 */

import type { Fold } from '../math/fold.js'
import { chainLengths } from './chainLengths.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { effectiveReturns } from './effectiveReturns.js'
import type { VarianceEstimate } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { overReturns, type ScaledConfig } from './overReturns.js'
import type { Recent } from './recent.js'
import { squaresAt } from './squaresAt.js'

/**
 * Returns subsampled realised volatility as a fold over returns: the mean over all offsets of the
 * realised variance of returns `scale` grid steps long, over the time that they cover.
 *
 * A long return takes the noise of two prices, whatever its length, so the bias of noise falls by
 * `scale`; averaging the offsets wins back a third of the variance that long returns cost. Long
 * returns lie within one chain. Null before the first long return, and while none has moved.
 *
 * Its interval is that of overlapping normal returns, as many as fit between the gaps
 * (`effectiveReturns` with Bartlett weights): of many, `3 K / (2 K² + 1)` of their number. A step
 * is O(1), its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Zhang, Mykland and Aït-Sahalia (2005), the "second best" estimator.
 *
 * @example
 * import { Fold, subsampled } from 'twoway'
 *
 * const returns = [0.001, -0.001, 0.001].map((change) => ({ change, seconds: 1, isLinked: true }))
 * const estimator = subsampled({ window: 60, scale: 3, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)(returns)?.volatility // => 3.242…
 *
 * @category volatility
 * @since 0.1.0
 */
export const subsampled = (
  config: ScaledConfig,
): Fold<GridReturn, Recent<GridReturn>, VolatilityEstimate | null> =>
  overReturns(config, (returns) => subsampledVariance(returns, config.scale))

/**
 * Returns the subsampled variance per second of returns, with what it weighs; NaN where no long
 * return fits.
 *
 * @category volatility
 * @since 0.1.0
 */
export const subsampledVariance = (
  returns: ReadonlyArray<GridReturn>,
  scale: number,
): VarianceEstimate => {
  const { squared, seconds } = squaresAt(returns, scale)
  const fitting = chainLengths(returns).filter((length) => length >= scale)
  const chains = fitting.map((length) => length - scale + 1)
  return {
    variance: squared / seconds,
    effective: effectiveReturns({ chains, weights: bartlett(scale), noise: 0 }),
    returns: returns.length,
  }
}

/**
 * Returns the weights of autocovariances that the squares of long returns amount to: `1 − h/K`.
 *
 * @category volatility
 * @since 0.1.0
 */
export const bartlett = (scale: number): ReadonlyArray<number> =>
  Array.from({ length: scale }, (_, lag) => 1 - lag / scale)
