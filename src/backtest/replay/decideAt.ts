/**
 * One decision of a replay, and what is remembered of it.
 */

import type { QuoteConfig } from '../../decision/config.js'
import { explainQuotes } from '../../decision/explainQuotes.js'
import { fairPrice } from '../../decision/fairPrice.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import { violations } from '../../decision/violations.js'
import type { Spot, StruckMarket } from '../../market/market.js'
import { add, type Pending } from '../calibration/forecasts.js'
import type { ReplayConfig, ReplayState } from './replayState.js'
import { add as count } from './tally.js'
import { answered } from './venue.js'
import type { VolatilitySource } from './volatilitySource.js'

/**
 * Returns the replay with the decision at its last price made, counted and answered; unchanged
 * where no market is open.
 *
 * @category backtest
 * @since 0.1.0
 */
export const decideAt = (
  replayed: ReplayConfig,
  source: VolatilitySource,
  state: ReplayState,
  spot: Spot,
): ReplayState => {
  const { market, standing, tally } = state
  if (market === null) return state
  const { config, check, decide } = replayed
  const quoteState = quoteStateOf(source, state, market, spot)
  const diff = decide(quoteState, config)
  const levels = 2 * config.ladder.levels
  // Where every level is kept or placed nothing was withheld, and there is nothing to explain.
  const isWhole = diff.keep.length + diff.place.length === levels
  const quotes = isWhole ? [] : explainQuotes(quoteState, config).quotes
  const broken = check ? violations(quoteState, config, diff).length : 0
  return {
    prices: state.prices,
    firstAt: state.firstAt,
    last: state.last,
    estimator: state.estimator,
    market,
    standing: answered(standing, diff),
    pending: foretold(state.pending, quoteState, config, diff),
    scored: state.scored,
    windows: state.windows,
    tally: count(tally, { diff, quotes, levels, violations: broken }),
    decision: { state: quoteState, diff },
    settled: state.settled,
  }
}

const quoteStateOf = (
  source: VolatilitySource,
  { estimator, standing }: ReplayState,
  market: StruckMarket,
  spot: Spot,
): QuoteState => {
  const { volatility, volatilityError, drift } = source.value(estimator, market, spot)
  return {
    now: spot.at,
    market,
    spot: { price: spot.price, at: spot.at },
    volatility,
    volatilityError,
    drift,
    position: { yes: 0, no: 0 },
    orders: standing.orders,
    book: null,
    pnl: { today: 0 },
  }
}

const foretold = (
  pending: Pending,
  state: QuoteState,
  config: QuoteConfig,
  { explain }: OrderDiff,
): Pending =>
  explain === null
    ? pending
    : add(pending, { yes: explain.fairValue, no: fairPrice(state, config, 'no') })
