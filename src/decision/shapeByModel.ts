/**
 * Spread and skew that follow from how the claim itself moves, in the place of rules 3 and 4.
 */

import { halfSpread, type LatencySpread } from '../quoting/halfSpread.js'
import { type LogitSkew, logitSkew } from '../quoting/logitSkew.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { varianceWithin } from './varianceWithin.js'
import { Term, work } from './workspace.js'

/**
 * Writes the two half spreads of a `latency` spread into the terms; returns `fast-claim` where the
 * fair value can move by more than is borne before a cancel takes.
 *
 * @category decision
 * @since 0.1.0
 */
export const spreadByModel = (
  state: QuoteState,
  config: QuoteConfig,
  spread: LatencySpread,
): 'fast-claim' | null => {
  const { terms } = work
  const fairValue = terms[Term.fairValue] as number
  const error = terms[Term.error] as number
  // What has happened since the spot was seen is not known either.
  const age = Math.abs(state.now - state.spot.at)
  const seconds = (spread.latencyMs + age) / 1000
  const volatility = terms[Term.volatility] as number
  const move = Math.sqrt(varianceWithin(state, config, volatility, fairValue, seconds))
  const bid = halfSpread(spread, 'bid', fairValue, move, error)
  const ask = halfSpread(spread, 'ask', fairValue, move, error)
  terms[Term.move] = move
  terms[Term.bidHalf] = bid
  terms[Term.askHalf] = ask
  terms[Term.spread] = bid + ask
  return spread.times * move > spread.stopAbove ? 'fast-claim' : null
}

/**
 * Writes the skew of a `logit` policy into the terms.
 *
 * @category decision
 * @since 0.1.0
 */
export const skewByModel = (state: QuoteState, config: QuoteConfig, skew: LogitSkew): void => {
  const { terms } = work
  const fairValue = terms[Term.fairValue] as number
  const imbalance = terms[Term.imbalance] as number
  const volatility = terms[Term.volatility] as number
  const seconds = skew.horizonMs / 1000
  const variance =
    imbalance === 0 ? 0 : varianceWithin(state, config, volatility, fairValue, seconds)
  // The share of the risk to settlement that is borne; where there is none, nothing is.
  const borne = variance === 0 ? 0 : variance / (fairValue * (1 - fairValue))
  terms[Term.skew] = logitSkew(skew, fairValue, imbalance, borne)
}
