/**
 * What a replay is made with, and where it stands.
 */

import type { QuoteConfig } from '../../decision/config.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import type { Spot, StruckMarket } from '../../market/market.js'
import type { Outcome } from '../../market/side.js'
import type { CloseToCloseConfig } from '../../volatility/closeToClose.js'
import type { Pending, Scored } from '../calibration/forecasts.js'
import type { MarketRule } from '../marketWindow.js'
import type { Tally } from './tally.js'
import type { Standing } from './venue.js'
import type { VolatilityState } from './volatilitySource.js'

/**
 * What to replay with. `market` makes the markets; `asset` and `tickSize` (dollars, inside (0, 1))
 * are theirs; `volatility` is the estimator's, where the
 * config has no forecast; `decide` is `decideQuotes` or what stands in for it,
 * one that is timed, say; `check` asks for the violations of every decision.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReplayConfig = {
  readonly config: QuoteConfig
  readonly market: MarketRule
  readonly asset: string
  readonly tickSize: number
  readonly volatility: CloseToCloseConfig
  readonly decide: (state: QuoteState, config: QuoteConfig) => OrderDiff
  readonly check: boolean
}

/**
 * Where a replay stands after a price. `market` is the one that is open; `decision` is the last one
 * and what it was made from, null before the first; `settled` the last market that settled after a
 * decision in it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReplayState = {
  readonly prices: number
  readonly firstAt: number | null
  readonly last: Spot | null
  readonly estimator: VolatilityState
  readonly market: StruckMarket | null
  readonly standing: Standing
  readonly pending: Pending
  readonly scored: Scored
  readonly windows: WindowCounts
  readonly tally: Tally
  readonly decision: ReplayedDecision | null
  readonly settled: SettledMarket | null
}

/** A decision and what it was made from. @category backtest @since 0.1.0 */
export type ReplayedDecision = { readonly state: QuoteState; readonly diff: OrderDiff }

/**
 * Markets that ended, those of them that ended YES, and those in which no price came.
 *
 * @category backtest
 * @since 0.1.0
 */
export type WindowCounts = {
  readonly finished: number
  readonly yes: number
  readonly withoutPrice: number
}

/** A market that ended, and what its own forecasts scored. @category backtest @since 0.1.0 */
export type SettledMarket = {
  readonly market: StruckMarket
  readonly outcome: Outcome
  readonly scored: Scored
}
