/**
 * How many shares a level shows.
 */

import { type BeyondTier, type RemainingTier, timesBeyond, timesRemaining } from './tier.js'

/**
 * The seed's size: a base in shares, reduced for extreme prices, late in life and on the side that
 * accumulates, then held to [min, max].
 *
 * @category quoting
 * @since 0.1.0
 */
export type SizeConfig = {
  readonly base: number
  readonly min: number
  readonly max: number
  readonly extreme: ReadonlyArray<BeyondTier>
  readonly late: ReadonlyArray<RemainingTier>
  readonly accumulating: { readonly above: number; readonly floor: number }
}

/**
 * Returns the shares of one level, rule 8 of the decision contract.
 *
 * `fairValue` in [0, 1]; `remaining` the fraction of life left; `share` the part of the position
 * limit that the side's outcome already holds. Never grows with `share` while the floor is at most
 * 1.
 *
 * @example
 * import { presets, size } from 'twoway'
 *
 * size(presets.v2.size, 0.5, 1, 0.6) // => 40
 *
 * @category quoting
 * @since 0.1.0
 */
export const size = (
  config: SizeConfig,
  fairValue: number,
  remaining: number,
  share: number,
): number => sizeOfShare(config, fullSize(config, fairValue, remaining), share)

/**
 * Returns the shares before the position is looked at: the same for both sides.
 *
 * @category quoting
 * @since 0.1.0
 */
export const fullSize = (config: SizeConfig, fairValue: number, remaining: number): number => {
  const extreme = timesBeyond(config.extreme, Math.abs(fairValue - 0.5))
  return config.base * extreme * timesRemaining(config.late, remaining)
}

/**
 * Returns the shares that are left of the full size for the part of the limit already held.
 *
 * @category quoting
 * @since 0.1.0
 */
export const sizeOfShare = (config: SizeConfig, full: number, share: number): number => {
  const { above, floor } = config.accumulating
  const part = share > above ? Math.max(floor, 1 - share) : 1
  const whole = Math.floor(full * part + 0.5)
  return whole < config.min ? config.min : whole > config.max ? config.max : whole
}
