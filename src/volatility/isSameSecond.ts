/**
 * Which prices of a fast feed count.
 */

import type { Spot } from '../market/market.js'

/**
 * Returns whether two prices lie in one second of the clock, of which the first alone counts.
 *
 * Between ticks a price stands still or jumps by its step: nearly every return is zero, and the few
 * that carry the variance would all be outliers.
 *
 * @category volatility
 * @since 0.1.0
 */
export const isSameSecond = (first: Spot, { at }: Spot): boolean =>
  Math.floor(first.at / 1_000) === Math.floor(at / 1_000)
