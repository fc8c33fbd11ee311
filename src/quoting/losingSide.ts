/**
 * Which side stops late in life because it is about to lose.
 */

import type { Side } from '../market/side.js'
import type { WithoutEdge } from './withoutEdge.js'

/**
 * The seed's: when under `remaining` of its life is left, a side whose outcome is worth less than
 * `below` stops.
 *
 * @category quoting
 * @since 0.1.0
 */
export type LateLoser = {
  readonly kind?: undefined
  readonly remaining: number
  readonly below: number
}

/** The policies of the losing side: the seed's has no `kind`. @category quoting @since 0.1.0 */
export type StopLoserConfig = LateLoser | WithoutEdge

/**
 * Returns whether a side is withheld, rule 6 of the decision contract.
 *
 * `fairValue` of YES in [0, 1]; `remaining` the fraction of life left. Never both sides while
 * `below` is at most one half.
 *
 * @example
 * import { losingSide, presets } from 'twoway'
 *
 * losingSide(presets.v2.timing.stopLoser, 'bid', 0.1, 0.05) // => true
 *
 * @category quoting
 * @since 0.1.0
 */
export const losingSide = (
  config: LateLoser,
  side: Side,
  fairValue: number,
  remaining: number,
): boolean =>
  remaining < config.remaining &&
  (side === 'bid' ? fairValue < config.below : fairValue > 1 - config.below)
