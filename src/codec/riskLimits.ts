/**
 * The codec of the limits of the checks before an order goes out.
 */

import type * as t from 'io-ts'
import type { RiskLimits } from '../risk/riskLimits.js'
import { number } from './scalar.js'
import { struct } from './shape.js'

const limit = number({ from: 0, to: 1e12, unit: 'in the unit of its name' })

/** An edge may be asked for or given away. */
const edge = number({ from: -1, to: 1, unit: 'dollars a share' })

/**
 * The codec of the limits: every one said, from 0 to 1e12, which is no limit.
 *
 * @category codec
 * @since 0.1.0
 */
export const riskLimits: t.Type<RiskLimits> = struct<RiskLimits>({
  maxOrderSize: limit,
  maxOrderNotional: limit,
  maxOffFair: limit,
  maxOffFairDeviations: limit,
  edge,
  repeatMs: limit,
  maxOrderLifeMs: limit,
  maxHeartbeatAgeMs: limit,
  maxLiveOfSide: limit,
  maxLiveOfMarket: limit,
  maxLiveInAll: limit,
  maxNet: limit,
  maxOutcome: limit,
  maxWorstOfMarket: limit,
  maxWorstOfInstant: limit,
  maxWorstOfUnderlying: limit,
  maxWorstOfAccount: limit,
  maxLossOfDay: limit,
  maxLossOfHour: limit,
  maxLossOfMarket: limit,
  maxDrawdown: limit,
  maxIndexAgeMs: limit,
  maxBookAgeMs: limit,
  maxUserStreamAgeMs: limit,
  maxClockSkewMs: limit,
  maxStaleMove: limit,
  maxSourceDeviations: limit,
  maxModelGap: limit,
  maxModelGapMs: limit,
  volatilityFloor: limit,
  maxVolatility: limit,
  maxReconcileAgeMs: limit,
  maxPositionDifference: limit,
  maxUnknownOrders: limit,
  fillWindowMs: limit,
  maxFills: limit,
  maxFillShares: limit,
  fillRestMs: limit,
  maxFillRun: limit,
  fillRunRestMs: limit,
  closeBeforeExpiryMs: limit,
  closeBeforeHaltMs: limit,
})
