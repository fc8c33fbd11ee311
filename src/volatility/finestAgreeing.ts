/**
 * Realised volatility at the finest scale that a feed can be believed at.
 */

import type { Fold } from '../math/fold.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { estimateVolatility } from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import { isSound, type RealisedConfig } from './overReturns.js'
import * as Recent from './recent.js'
import { subsampledVariance } from './subsampled.js'
import { type SignatureConfig, signatureOf } from './varianceSignature.js'

/**
 * A volatility with the scale it was measured at, in returns, and the variance at the finest scale
 * over that at the coarsest: under 1 for a feed that smooths, over 1 for one with noise.
 *
 * @category volatility
 * @since 0.1.0
 */
export type AgreeingEstimate = VolatilityEstimate & {
  readonly scale: number
  readonly ratio: number
}

/**
 * Returns subsampled volatility as a fold over returns, at the finest of the `scales` down to which
 * every scale's variance agrees with the coarsest's, within `standardErrors` of
 * `varianceSignature`.
 *
 * An oracle that averages, or trades that bounce, show a variance at fine scales that is not the
 * asset's; a fine scale that is honest has the narrower interval. Going down from the coarsest, it
 * stops at the first scale that disagrees, since one below could agree by chance where smoothing
 * and noise meet. Null before the coarsest scale has moved.
 *
 * An oracle that showed 0.46 of its variance at one second, recorded for a day, was found out in
 * every window of 240 coarsest returns, at 1 standard error and at 2 and a kurtosis of 8; in
 * windows of 60, always at 1 and in two of three at 2.
 *
 * The interval is that of `subsampled` at the scale chosen, and knows nothing of the choice. A step
 * is O(1), its value O(window × scales). Accuracy: rounding of the sums.
 *
 * @example
 * import { finestAgreeing, Fold, sampled } from 'twoway'
 *
 * const honest = finestAgreeing({
 *   window: 14_400, scales: [1, 5, 15, 60], standardErrors: 1, confidence: 0.95, kurtosis: 8,
 * })
 * const estimator = sampled({ gridMs: 1_000, maxGapMs: 10_000, staleMs: null })(honest)
 * Fold.run(estimator)([{ price: 100, at: 0 }]) // => null
 *
 * @category volatility
 * @since 0.1.0
 */
export const finestAgreeing = (
  config: RealisedConfig & SignatureConfig,
): Fold<GridReturn, Recent.Recent<GridReturn>, AgreeingEstimate | null> => ({
  initial: Recent.empty,
  step: (state, one) => (isSound(one) ? Recent.appended(state, one, config.window) : state),
  value: (state) => measure(config, Recent.items(state, config.window)),
})

const measure = (
  config: RealisedConfig & SignatureConfig,
  returns: ReadonlyArray<GridReturn>,
): AgreeingEstimate | null => {
  const signature = signatureOf(config, returns)
  const disagreeing = signature.map(({ agrees }) => agrees).lastIndexOf(false)
  const [finest, chosen] = [signature[0], signature[disagreeing + 1]]
  if (chosen === undefined || finest === undefined) return null
  const said = estimateVolatility(config, subsampledVariance(returns, chosen.scale))
  return said && { ...said, scale: chosen.scale, ratio: finest.ratio }
}
