/**
 * How far apart bid and ask stand.
 */

import type { LatencySpread } from './halfSpread.js'
import { type BeyondTier, type RemainingTier, timesBeyond, timesRemaining } from './tier.js'

/**
 * The seed's spread: a base in dollars, widened for extreme prices, late in life and by imbalance,
 * then held to [min, max].
 *
 * @category quoting
 * @since 0.1.0
 */
export type DynamicSpread = {
  readonly kind: 'dynamic'
  readonly base: number
  readonly min: number
  readonly max: number
  readonly extreme: ReadonlyArray<BeyondTier>
  readonly late: ReadonlyArray<RemainingTier>
  readonly imbalance: { readonly above: number; readonly slope: number }
}

/** The policies of the spread, by `kind`. @category quoting @since 0.1.0 */
export type SpreadConfig = DynamicSpread | LatencySpread

/**
 * Returns the seed's spread in dollars between innermost bid and ask, rule 3 of the decision
 * contract.
 *
 * `fairValue` in [0, 1]; `remaining` the fraction of life left, in [0, 1]; `imbalance` in [−1, 1].
 * Even in `imbalance`, and in `fairValue` about one half.
 *
 * @example
 * import { presets, spread } from 'twoway'
 *
 * spread(presets.v2.spread, 0.5, 0.15, 0) // => 0.06
 *
 * @category quoting
 * @since 0.1.0
 */
export const spread = (
  config: DynamicSpread,
  fairValue: number,
  remaining: number,
  imbalance: number,
): number => {
  const magnitude = Math.abs(imbalance)
  const { above, slope } = config.imbalance
  const imbalanced = magnitude > above ? 1 + slope * magnitude : 1
  const extreme = timesBeyond(config.extreme, Math.abs(fairValue - 0.5))
  const wide = config.base * extreme * timesRemaining(config.late, remaining) * imbalanced
  return wide < config.min ? config.min : wide > config.max ? config.max : wide
}
