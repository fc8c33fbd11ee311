/**
 * How many more shares each side may take before a limit of the position is reached.
 */

import type { Position } from '../market/market.js'

/**
 * Limits in shares and dollars: of one outcome, of YES less NO, and of the loss in a day.
 *
 * @category risk
 * @since 0.1.0
 */
export type LimitsConfig = {
  readonly maxPosition: number
  readonly maxImbalance: number
  readonly maxDailyLoss: number
}

/**
 * Returns the shares that bids may still add, rule 9 of the decision contract; negative past a
 * limit.
 *
 * @example
 * import { presets, Room } from 'twoway'
 *
 * Room.forBids(presets.v2.limits, { yes: 4_000, no: 0 }) // => 1000
 *
 * @category risk
 * @since 0.1.0
 */
export const forBids = (limits: LimitsConfig, { yes, no }: Position): number =>
  Math.min(limits.maxPosition - yes, limits.maxImbalance - (yes - no))

/**
 * Returns the shares that asks may still add, rule 9 of the decision contract; negative past a
 * limit.
 *
 * An ask that fills adds NO shares, so it is NO that is held to the limit.
 *
 * @example
 * import { presets, Room } from 'twoway'
 *
 * Room.forAsks(presets.v2.limits, { yes: 4_000, no: 0 }) // => 9000
 *
 * @category risk
 * @since 0.1.0
 */
export const forAsks = (limits: LimitsConfig, { yes, no }: Position): number =>
  Math.min(limits.maxPosition - no, limits.maxImbalance + (yes - no))
