/**
 * Which part of the input a decision cannot be made from. One comparison a field and no allocation
 * while all is well; `twoway/codec` says the same with the value and what was expected.
 */

import { find } from '../market/gridFault.js'
import { maxLevels } from '../quoting/ladder.js'
import type { QuoteConfig } from './config.js'
import {
  invalidFairValuePart,
  invalidSettlementPart,
  isLatencySpread,
  isLogitSkew,
  isPatientDiff,
} from './invalidPolicy.js'
import { isNumber, isObject, isPositive } from './isNumber.js'
import type { QuoteState } from './state.js'

/**
 * Returns the path of the first field of a state, its orders aside, that rule 1 of the decision
 * contract calls invalid, or null.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidStatePart = (state: QuoteState): string | null => {
  if (!isObject(state)) return 'state'
  if (!isNumber(state.now)) return 'now'
  return (
    invalidMarketPart(state) ??
    invalidPricePart(state) ??
    (Array.isArray(state.orders) ? null : 'orders')
  )
}

/**
 * Returns the path of the first field of a config from which no decision can be computed, or null.
 *
 * A net under configs that were never decoded: every number is one, prices lie inside (0, 1), and a
 * ladder has at most 64 levels. Ranges and unknown keys are `decodeConfig`'s.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidConfigPart = (config: QuoteConfig): string | null => {
  if (!isObject(config)) return 'config'
  const { fairValue, ladder, limits, timing, diff } = config
  const unpriced = invalidFairValuePart(fairValue)
  if (unpriced !== null) return unpriced
  const { levels } = ladder
  if (!(Number.isInteger(levels) && levels >= 0 && levels <= maxLevels))
    return 'config.ladder.levels'
  if (!isNumber(ladder.spacing)) return 'config.ladder.spacing'
  const { minPrice, maxPrice } = ladder
  if (!(isPositive(minPrice) && isNumber(maxPrice) && maxPrice < 1)) return 'config.ladder'
  const { maxPosition, maxImbalance, maxDailyLoss } = limits
  if (!(isNumber(maxPosition) && isNumber(maxImbalance) && isNumber(maxDailyLoss))) {
    return 'config.limits'
  }
  const { closeBeforeExpiryMs, staleSpotMs, stopLoser } = timing
  if (!(isNumber(closeBeforeExpiryMs) && isNumber(staleSpotMs))) return 'config.timing'
  if (!isStopLoser(stopLoser)) return 'config.timing.stopLoser'
  return isDiff(diff) ? invalidPolicyPart(config) : 'config.diff'
}

const invalidPolicyPart = ({ spread, skew, size }: QuoteConfig): string | null => {
  if (spread.kind === 'dynamic') {
    if (!(isNumber(spread.base) && isNumber(spread.min) && isNumber(spread.max))) {
      return 'config.spread'
    }
    const { imbalance } = spread
    if (!(isNumber(imbalance.above) && isNumber(imbalance.slope))) return 'config.spread.imbalance'
  } else if (!isLatencySpread(spread)) return 'config.spread'
  if (!isSkew(skew)) return 'config.skew'
  if (!(isPositive(size.min) && isNumber(size.base) && isNumber(size.max))) return 'config.size'
  const { accumulating } = size
  return isNumber(accumulating.above) && isNumber(accumulating.floor)
    ? null
    : 'config.size.accumulating'
}

const isDiff = (diff: QuoteConfig['diff']): boolean =>
  diff.kind === undefined ? isNumber(diff.resizeTolerance) : isPatientDiff(diff)

const isSkew = (skew: QuoteConfig['skew']): boolean =>
  skew.kind === 'linear' ? isNumber(skew.factor) && isNumber(skew.max) : isLogitSkew(skew)

const isStopLoser = (stop: QuoteConfig['timing']['stopLoser']): boolean =>
  stop.kind === undefined
    ? isNumber(stop.remaining) && isNumber(stop.below)
    : stop.kind === 'edge' && isNumber(stop.times)

const invalidMarketPart = ({ market }: QuoteState): string | null => {
  if (!isObject(market)) return 'market'
  if (typeof market.id !== 'string') return 'market.id'
  if (typeof market.asset !== 'string') return 'market.asset'
  if (!(isPositive(market.strike) || isToCome(market))) return 'market.strike'
  if (!isNumber(market.openedAt)) return 'market.openedAt'
  if (!(isNumber(market.expiresAt) && market.expiresAt > market.openedAt)) {
    return 'market.expiresAt'
  }
  const { tickSize } = market
  // Of the least doubles a dollar has more than there are.
  if (!(isPositive(tickSize) && tickSize < 1 && 1 / tickSize < Infinity)) return 'market.tickSize'
  const { bands, settlement } = market
  if (bands !== null && bands !== undefined && find(market) !== null) return 'market.bands'
  return settlement === null || settlement === undefined
    ? null
    : invalidSettlementPart(settlement, market.strike)
}

const invalidPricePart = ({ spot, volatility, position, book, pnl }: QuoteState): string | null => {
  if (!isObject(spot)) return 'spot'
  if (!isPositive(spot.price)) return 'spot.price'
  if (!isNumber(spot.at)) return 'spot.at'
  if (volatility !== null && volatility !== undefined && !isPositive(volatility)) {
    return 'volatility'
  }
  if (!isObject(position)) return 'position'
  if (!(isNumber(position.yes) && position.yes >= 0)) return 'position.yes'
  if (!(isNumber(position.no) && position.no >= 0)) return 'position.no'
  if (book !== null && book !== undefined) {
    if (!isObject(book) || Array.isArray(book)) return 'book'
    if (!isQuoteOrAbsent(book.bestBid)) return 'book.bestBid'
    if (!isQuoteOrAbsent(book.bestAsk)) return 'book.bestAsk'
  }
  if (!isObject(pnl)) return 'pnl'
  return isNumber(pnl.today) ? null : 'pnl.today'
}

/** A price to beat may be yet unknown, in a market that says how it settles. */
const isToCome = ({ strike, settlement }: QuoteState['market']): boolean =>
  strike === null && settlement !== null && settlement !== undefined

const isQuoteOrAbsent = (value: number | null | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'number' && value >= 0 && value <= 1)
