/**
 * Which part of a settlement rule, of what is known of it, or of a policy beside the seed's a
 * decision cannot be made from.
 */

import type { Fixing, Printed, Settlement } from '../market/settlement.js'
import type { Basis } from '../pricing/claim.js'
import type { Link } from '../pricing/link.js'
import type { LatencySpread } from '../quoting/halfSpread.js'
import type { LogitSkew } from '../quoting/logitSkew.js'
import type { FairValueConfig, PatientDiff, QuoteConfig } from './config.js'
import { isNumber, isObject, isPositive } from './isNumber.js'
import type { QuoteState } from './state.js'

/**
 * Returns the path of the first field of a settlement rule that is missing, of the wrong kind or
 * out of range, or null. `level` is the market's strike, or null: a range ends above it, and on it
 * only where a tie pays.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidSettlementPart = (
  settlement: Settlement,
  level: number | null,
): string | null => {
  if (!isObject(settlement)) return 'market.settlement'
  const { end, strike, tie, tickSize, lagMs } = settlement
  if (!isObject(end) || !(isFixing(end as Fixing) || isExtremum(end))) {
    return 'market.settlement.end'
  }
  if (!isObject(strike) || !isStrikeRule(strike)) return 'market.settlement.strike'
  // Whether an extreme ends inside a range is priced nowhere.
  if (end.kind === 'extremum' && strike.kind === 'between') return 'market.settlement.strike'
  if (tie !== 'yes' && tie !== 'no' && tie !== 'half') return 'market.settlement.tie'
  if (isCrossed(strike, level, tie)) return 'market.settlement.strike'
  if (!(isNumber(tickSize) && tickSize >= 0)) return 'market.settlement.tickSize'
  return isNumber(lagMs) ? null : 'market.settlement.lagMs'
}

/**
 * Returns the path of the first field of a state that only a fair value of the model `settled`
 * reads and that is there and cannot be used, or null; of another model it is null.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidForecastPart = (
  state: QuoteState,
  { fairValue }: QuoteConfig,
): string | null => {
  if (fairValue.model !== 'settled') return null
  const { volatilityError, drift, printed, basis } = state
  if (isThere(volatilityError) && !isDeviation(volatilityError)) return 'volatilityError'
  if (isThere(drift) && !isNumber(drift)) return 'drift'
  if (isThere(basis) && !isBasis(basis as Basis)) return 'basis'
  if (!isThere(printed)) return null
  if (!isObject(printed)) return 'printed'
  if (!isPrintedOrAbsent(printed?.strike)) return 'printed.strike'
  return isPrintedOrAbsent(printed?.end) ? null : 'printed.end'
}

/**
 * Returns the path of the first field of a fair value's config that cannot be used, or null.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidFairValuePart = (config: FairValueConfig): string | null => {
  if (config.model === 'simplified' || config.model === 'blackScholes') return null
  if (config.model !== 'settled') return 'config.fairValue.model'
  const { link, basis, volatilityError, modelWeight } = config
  if (!isObject(link) || !isLink(link)) return 'config.fairValue.link'
  if (!isBasis(basis)) return 'config.fairValue.basis'
  if (!isDeviation(volatilityError)) return 'config.fairValue.volatilityError'
  return isPart(modelWeight) ? null : 'config.fairValue.modelWeight'
}

/** Returns whether a latency spread can be computed with. @category decision @since 0.1.0 */
export const isLatencySpread = (spread: LatencySpread): boolean =>
  spread.kind === 'latency' &&
  isNumber(spread.min) &&
  isNumber(spread.max) &&
  isDeviation(spread.latencyMs) &&
  isDeviation(spread.times) &&
  isDeviation(spread.modelError) &&
  isPart(spread.information) &&
  isNumber(spread.liquidity) &&
  isDeviation(spread.rebate.rate) &&
  isDeviation(spread.rebate.exponent) &&
  isPart(spread.rebate.share) &&
  isNumber(spread.stopAbove)

/** Returns whether a logit skew can be computed with. @category decision @since 0.1.0 */
export const isLogitSkew = (skew: LogitSkew): boolean =>
  skew.kind === 'logit' &&
  isDeviation(skew.strength) &&
  isDeviation(skew.horizonMs) &&
  isNumber(skew.max)

/** Returns whether a patient difference can be computed with. @category decision @since 0.1.0 */
export const isPatientDiff = (diff: PatientDiff): boolean =>
  diff.kind === 'patient' &&
  isDeviation(diff.resizeTolerance) &&
  isDeviation(diff.timidTicks) &&
  isDeviation(diff.restMs) &&
  typeof diff.amend === 'boolean'

const isFixing = (fixing: Fixing): boolean => {
  if (fixing.kind === 'point') return true
  if (fixing.kind === 'mean') {
    return isPositive(fixing.windowMs) && (fixing.prints === null || isCount(fixing.prints))
  }
  if (fixing.kind !== 'trimmedMean') return false
  return isPositive(fixing.windowMs) && isCount(fixing.prints) && isPart(2 * fixing.trim)
}

const isExtremum = (end: Settlement['end']): boolean =>
  end.kind === 'extremum' && (end.of === 'highest' || end.of === 'lowest')

const isStrikeRule = (rule: Settlement['strike']): boolean => {
  if (rule.kind === 'opening') return isObject(rule.fixing) && isFixing(rule.fixing)
  return rule.kind === 'fixed' || (rule.kind === 'between' && isPositive(rule.upper))
}

/** What no price can lie in has no value, yet its tails would be quoted at a tick each. */
const isCrossed = (
  rule: Settlement['strike'],
  level: number | null,
  tie: Settlement['tie'],
): boolean =>
  rule.kind === 'between' &&
  level !== null &&
  !(rule.upper > level || (rule.upper === level && tie === 'yes'))

const isLink = (link: Link): boolean => {
  if (!isPositive(link.scale)) return false
  if (link.kind === 'studentT') return isNumber(link.degrees) && link.degrees > 2
  if (link.kind === 'mixture') return isDeviation(link.deviation)
  if (link.kind === 'jumps') {
    return isDeviation(link.perDay) && isNumber(link.mean) && isDeviation(link.deviation)
  }
  return link.kind === 'normal' || link.kind === 'logistic'
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined

const isPrintedOrAbsent = (printed: Printed | null | undefined): boolean =>
  !isThere(printed) || (isObject(printed) && isPrinted(printed as Printed))

const isPrinted = ({ count, value, by }: Printed): boolean =>
  isDeviation(count) && isPositive(value) && (by === 'venue' || by === 'us')

const isBasis = (basis: Basis): boolean =>
  isObject(basis) && isNumber(basis.mean) && isDeviation(basis.deviation)

const isDeviation = (value: unknown): boolean => isNumber(value) && (value as number) >= 0

const isPart = (value: unknown): boolean => isDeviation(value) && (value as number) <= 1

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0
