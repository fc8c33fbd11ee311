/**
 * The core of the library, floors 0 to 4: pure, without dependencies, the same live and in a
 * backtest.
 */

export { asBuys } from './decision/asBuys.js'
export type { QuoteConfig } from './decision/config.js'
export { decideQuotes } from './decision/decideQuotes.js'
export type { ExplainedQuote, PriceTerms } from './decision/explainedQuote.js'
export {
  type ExplainedTerms,
  type Explanation,
  explainQuotes,
} from './decision/explainQuotes.js'
export type { Explain, OrderDiff } from './decision/orderDiff.js'
export { presets } from './decision/presets.js'
export type { QuoteState } from './decision/state.js'
export * as Violation from './decision/violation.js'
export { violations } from './decision/violations.js'
export * as Grid from './market/grid.js'
export type { Book, DailyPnl, Market, Position, Spot } from './market/market.js'
export type { NewOrder, OrderStatus, RestingOrder } from './market/order.js'
export * as Reason from './market/reason.js'
export * as Side from './market/side.js'
export * as Units from './market/units.js'
export * as Fold from './math/fold.js'
export { logRatio } from './math/logRatio.js'
export * as Normal from './math/normal.js'
export type { FairValueModel } from './pricing/d2.js'
export { type Digital, fairValue } from './pricing/fairValue.js'
export * as Ladder from './quoting/ladder.js'
export { losingSide, type StopLoserConfig } from './quoting/losingSide.js'
export { type SizeConfig, size } from './quoting/size.js'
export { type LinearSkew, type SkewConfig, skew } from './quoting/skew.js'
export { type DynamicSpread, type SpreadConfig, spread } from './quoting/spread.js'
export * as Tier from './quoting/tier.js'
export { type HaltConfig, haltTag } from './risk/haltTag.js'
export * as Room from './risk/room.js'
export {
  type CloseToCloseConfig,
  type CloseToCloseState,
  closeToClose,
  type VolatilityEstimate,
} from './volatility/closeToClose.js'
