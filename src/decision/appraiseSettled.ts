/**
 * The fair value under the settlement rule, and what a spread and a skew need to know of it.
 */

import { plain } from '../market/settlement.js'
import { elapsed, secondsPerYear } from '../market/units.js'
import { isPriceable } from '../pricing/claim.js'
import { diffusionLeft } from '../pricing/diffusionLeft.js'
import { partials } from '../pricing/link.js'
import { pooled } from '../pricing/pooled.js'
import type { SettledTerm } from '../pricing/settledTerm.js'
import { settledTerms } from '../pricing/settledTerms.js'
import { claimOf } from './claimOf.js'
import type { SettledFairValue } from './config.js'
import type { QuoteState } from './state.js'
import { Term, work } from './workspace.js'

/**
 * Writes the fair value of the model `settled` into the terms, its standard error, and the share of
 * its variance that a second of spot brings; returns `missing-strike` where there is none to price
 * against.
 *
 * The error is that of the volatility and that of the basis, each by the slope of the price; where
 * the market is pooled in it counts by the model's weight.
 *
 * @category decision
 * @since 0.1.0
 */
export const appraiseSettled = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): 'missing-strike' | null => {
  const claim = claimOf(state, config, volatility)
  const terms = settledTerms(claim)
  let value = terms.length === 0 ? Number.NaN : 0
  let byVolatility = 0
  let byBasis = 0
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] as SettledTerm
    const slopes = partials(config.link, term)
    value += term.weight * slopes.value
    byVolatility += term.weight * slopes.byVariance * 2 * term.variance
    byBasis += term.weight * slopes.byDistance
  }
  const ofVolatility = byVolatility * (state.volatilityError ?? config.volatilityError)
  const ofBasis = byBasis * claim.basis.deviation
  const model = value < 0 ? 0 : value > 1 ? 1 : value
  const weight = config.modelWeight
  const market = weight < 1 ? middleOf(state) : null
  const error = Math.sqrt(ofVolatility * ofVolatility + ofBasis * ofBasis)
  work.terms[Term.fairValue] = market === null ? model : pooled({ model, market, weight })
  work.terms[Term.error] = market === null ? error : weight * error
  return Number.isNaN(value) && !isPriceable(claim) ? 'missing-strike' : null
}

/**
 * Returns the share of the settlement's variance that the next `seconds` bring, 0 to 1: 0 where
 * nothing is left to come.
 *
 * @category decision
 * @since 0.1.0
 */
export const shareOfVariance = (
  { now, market, basis }: QuoteState,
  deviationOfBasis: number,
  volatility: number,
  seconds: number,
): number => {
  const { end, lagMs } = market.settlement ?? plain
  const left = elapsed({ from: now, to: market.expiresAt }) - lagMs / 1000
  const before = diffusionLeft(end, left)
  if (!(before > 0)) return before === 0 ? 0 : Number.NaN
  const lost = before - diffusionLeft(end, left - seconds)
  const deviation = basis?.deviation ?? deviationOfBasis
  const ofBasis = (deviation * deviation * secondsPerYear) / (volatility * volatility)
  return lost / (before + ofBasis)
}

/**
 * Returns the middle of others' book, null where a side is not known or they cross.
 *
 * @category decision
 * @since 0.1.0
 */
export const middleOf = ({ book }: QuoteState): number | null => {
  const bid = book?.bestBid
  const ask = book?.bestAsk
  if (bid === null || bid === undefined || ask === null || ask === undefined) return null
  return bid < ask ? (bid + ask) / 2 : null
}
