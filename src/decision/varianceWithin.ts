/**
 * How far the fair value of a market can move in the next seconds.
 */

import { quantile } from '../math/normal.js'
import { varianceAt } from '../pricing/varianceOfMove.js'
import { varianceOfTouch } from '../pricing/varianceOfTouch.js'
import type { QuoteConfig } from './config.js'
import { shareOfVariance } from './shareOfVariance.js'
import type { QuoteState } from './state.js'
import { Term, work } from './workspace.js'

/**
 * Returns the variance of a market's fair value over the next `seconds`, in dollars² of its $1, by
 * how it settles: of an extreme that of a touch, of anything else that of a price at the end. NaN
 * where the fair value is none.
 *
 * @category decision
 * @since 0.1.0
 */
export const varianceWithin = (
  state: QuoteState,
  config: QuoteConfig,
  volatility: number,
  fairValue: number,
  seconds: number,
): number => {
  const share = shareOfVariance(state, config, volatility, seconds)
  return state.market.settlement?.end.kind === 'extremum'
    ? varianceOfTouch(fairValue, share)
    : varianceAt(fairValue, quantileOf(fairValue), share)
}

/** Spread and skew ask for the same one. */
const quantileOf = (fairValue: number): number => {
  const { terms } = work
  if (terms[Term.quantileOf] !== fairValue) {
    terms[Term.quantileOf] = fairValue
    terms[Term.quantile] = quantile(fairValue)
  }
  return terms[Term.quantile] as number
}
