/**
 * The limits of the checks before an order goes out, whole: no check has a number of its own.
 */

/**
 * Shares, dollars, ms and counts, as the names end. `max…` is tighter when lower, each of the
 * others when higher; `Infinity` is no limit, and NaN lets nothing through.
 *
 * An order: `maxOrderSize`, `maxOrderNotional` (what it can cost), the collar about the fair value,
 * `maxOffFair` dollars or `maxOffFairDeviations` of the claim's move in a second if that is more,
 * `edge` against the reservation price, `repeatMs` before the same order may go out again,
 * `maxOrderLifeMs` where nothing else would cancel it. Live orders a side, a market, in all.
 *
 * Position: `maxNet` of YES less NO, `maxOutcome` of one outcome. Worst-case loss: of the market,
 * of all that settle at its instant, of its underlying, of the account. Loss with what is open: of
 * the day, of the last hour, of the market, from the peak.
 *
 * Data: ages, the difference of the clocks, `maxStaleMove` of the fair value in dollars while the
 * index was silent, deviations between sources, log odds between model and market and for how long,
 * volatility a year, the age of the last comparison with the venue and what it may differ by.
 *
 * Fills of one side: `maxFills` and `maxFillShares` in `fillWindowMs`, then a rest of `fillRestMs`;
 * `maxFillRun` in a row without one of the other side, then `fillRunRestMs`. Time: before expiry,
 * and before a window in which the venue halts or restarts.
 *
 * @category risk
 * @since 0.1.0
 */
export type RiskLimits = {
  readonly maxOrderSize: number
  readonly maxOrderNotional: number
  readonly maxOffFair: number
  readonly maxOffFairDeviations: number
  readonly edge: number
  readonly repeatMs: number
  readonly maxOrderLifeMs: number
  readonly maxHeartbeatAgeMs: number
  readonly maxLiveOfSide: number
  readonly maxLiveOfMarket: number
  readonly maxLiveInAll: number
  readonly maxNet: number
  readonly maxOutcome: number
  readonly maxWorstOfMarket: number
  readonly maxWorstOfInstant: number
  readonly maxWorstOfUnderlying: number
  readonly maxWorstOfAccount: number
  readonly maxLossOfDay: number
  readonly maxLossOfHour: number
  readonly maxLossOfMarket: number
  readonly maxDrawdown: number
  readonly maxIndexAgeMs: number
  readonly maxBookAgeMs: number
  readonly maxUserStreamAgeMs: number
  readonly maxClockSkewMs: number
  readonly maxStaleMove: number
  readonly maxSourceDeviations: number
  readonly maxModelGap: number
  readonly maxModelGapMs: number
  readonly volatilityFloor: number
  readonly maxVolatility: number
  readonly maxReconcileAgeMs: number
  readonly maxPositionDifference: number
  readonly maxUnknownOrders: number
  readonly fillWindowMs: number
  readonly maxFills: number
  readonly maxFillShares: number
  readonly fillRestMs: number
  readonly maxFillRun: number
  readonly fillRunRestMs: number
  readonly closeBeforeExpiryMs: number
  readonly closeBeforeHaltMs: number
}

/**
 * Limits for a market of minutes and an account of some thousand dollars: positions and the loss of
 * a day as in `presets.v2`, the collar, the ages and the gaps of a careful desk.
 *
 * @example
 * import { RiskLimits } from 'twoway'
 *
 * RiskLimits.recommended.maxOffFair // => 0.1
 *
 * @category risk
 * @since 0.1.0
 */
export const recommended: RiskLimits = {
  maxOrderSize: 1_000,
  maxOrderNotional: 1_000,
  maxOffFair: 0.1,
  maxOffFairDeviations: 6,
  edge: 0.005,
  repeatMs: 200,
  maxOrderLifeMs: 300_000,
  maxHeartbeatAgeMs: 5_000,
  maxLiveOfSide: 10,
  maxLiveOfMarket: 20,
  maxLiveInAll: 500,
  maxNet: 5_000,
  maxOutcome: 10_000,
  maxWorstOfMarket: 1_000,
  maxWorstOfInstant: 2_000,
  maxWorstOfUnderlying: 3_000,
  maxWorstOfAccount: 5_000,
  maxLossOfDay: 1_000,
  maxLossOfHour: 500,
  maxLossOfMarket: 500,
  maxDrawdown: 1_500,
  maxIndexAgeMs: 2_000,
  maxBookAgeMs: 2_000,
  maxUserStreamAgeMs: 5_000,
  maxClockSkewMs: 500,
  maxStaleMove: 0.02,
  maxSourceDeviations: 5,
  maxModelGap: 1,
  maxModelGapMs: 2_000,
  volatilityFloor: 0.1,
  maxVolatility: 5,
  maxReconcileAgeMs: 60_000,
  maxPositionDifference: 0,
  maxUnknownOrders: 0,
  fillWindowMs: 15_000,
  maxFills: 20,
  maxFillShares: 2_000,
  fillRestMs: 15_000,
  maxFillRun: 10,
  fillRunRestMs: 30_000,
  closeBeforeExpiryMs: 30_000,
  closeBeforeHaltMs: 5_000,
}
