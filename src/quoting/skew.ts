/**
 * How far inventory moves all prices.
 */

import type { LogitSkew } from './logitSkew.js'
import { type ElapsedTier, timesElapsed } from './tier.js'

/**
 * The seed's skew: proportional to the imbalance, stronger late in life, held to [−max, max]
 * dollars.
 *
 * @category quoting
 * @since 0.1.0
 */
export type LinearSkew = {
  readonly kind: 'linear'
  readonly factor: number
  readonly max: number
  readonly rebalance: ReadonlyArray<ElapsedTier>
}

/** The policies of the skew, by `kind`. @category quoting @since 0.1.0 */
export type SkewConfig = LinearSkew | LogitSkew

/**
 * Returns the dollars by which all prices move down, rule 4 of the decision contract: positive with
 * too much YES.
 *
 * `imbalance` in [−1, 1]; `elapsed` the fraction of life gone, in [0, 1]. Odd in `imbalance`.
 *
 * @example
 * import { presets, skew } from 'twoway'
 *
 * skew(presets.v2.skew, 0.5, 0.8) // => 0.02
 *
 * @category quoting
 * @since 0.1.0
 */
export const skew = (config: LinearSkew, imbalance: number, elapsed: number): number => {
  const wanted = imbalance * config.factor * timesElapsed(config.rebalance, elapsed)
  return wanted < -config.max ? -config.max : wanted > config.max ? config.max : wanted
}
