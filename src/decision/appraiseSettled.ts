/**
 * The fair value under the settlement rule, and what a spread and a skew need to know of it.
 */

import { secondsPerYear } from '../market/units.js'
import { isPriceable } from '../pricing/claim.js'
import { type LeverOfBasis, leverOfBasis } from '../pricing/leverOfBasis.js'
import { byDistanceOf, type Link, partials, probabilityOf } from '../pricing/link.js'
import { pooled } from '../pricing/pooled.js'
import type { SettledTerm } from '../pricing/settledTerm.js'
import { distanceTo, settledTerms } from '../pricing/settledTerms.js'
import { meanAhead } from './appraiseMean.js'
import { levelOf, pointDistance, pointSeconds, pointVariance } from './appraisePoint.js'
import { claimOf } from './claimOf.js'
import type { SettledFairValue } from './config.js'
import type { QuoteState } from './state.js'
import { Term, work } from './workspace.js'

/**
 * Writes the fair value of the model `settled` into the terms, and its standard error; returns
 * `missing-strike` where there is none to price against.
 *
 * The error is that of the volatility and that of the basis, each by the slope of the price, that
 * of the basis by up to a third too little inside the window of an average, whose distance moves
 * faster than spot; where the market is pooled in it counts by the model's weight.
 *
 * @category decision
 * @since 0.1.0
 */
export const appraiseSettled = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): 'missing-strike' | null => {
  const { terms } = work
  const halted = priceState(state, config, volatility)
  // Of the variance only what is diffusion moves with the volatility, not what is basis.
  terms[Term.byVolatility] = (terms[Term.byVolatility] as number) * (volatility * volatility)
  const ofVolatility =
    (terms[Term.byVolatility] as number) * (state.volatilityError ?? config.volatilityError)
  const ofBasis = (terms[Term.byBasis] as number) * (state.basis ?? config.basis).deviation
  const error = Math.sqrt(ofVolatility * ofVolatility + ofBasis * ofBasis)
  const value = terms[Term.fairValue] as number
  const model = value < 0 ? 0 : value > 1 ? 1 : value
  const weight = config.modelWeight
  const market = weight < 1 ? middleOf(state) : null
  terms[Term.fairValue] = market === null ? model : pooled({ model, market, weight })
  terms[Term.error] = market === null ? error : weight * error
  return halted
}

/** As most of the markets have it, a price at an instant or a mean to come, it needs no claim. */
const priceState = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): 'missing-strike' | null => {
  const { link } = config
  const variance = pointVariance(state, config, volatility)
  if (variance > 0)
    return priceTerm(link, 1, pointDistance(state, config), variance, pointSeconds(state))
  const law = meanAhead(state, config, volatility)
  if (law === null) return priceClaim(state, config, volatility)
  const distance = distanceTo(law, levelOf(law.strike, state.market.settlement), 1)
  return distance < Infinity
    ? priceTerm(link, 1, distance, law.variance, law.seconds)
    : priceClaim(state, config, volatility)
}

const priceClaim = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): 'missing-strike' | null => {
  const claim = claimOf(state, config, volatility)
  const terms = settledTerms(claim)
  if (terms.length === 0) {
    work.terms[Term.fairValue] = Number.NaN
    return isPriceable(claim) ? null : 'missing-strike'
  }
  const lever = leverOfBasis(claim)
  let [value, byVolatility, byBasis] = [0, 0, 0]
  for (let i = 0; i < terms.length; i++) {
    const { weight, distance, variance, seconds } = terms[i] as SettledTerm
    priceTerm(config.link, weight, distance, variance, seconds)
    value += work.terms[Term.fairValue] as number
    byVolatility += work.terms[Term.byVolatility] as number
    byBasis += leveraged(work.terms[Term.byBasis] as number, lever, distance)
  }
  work.terms[Term.fairValue] = value
  work.terms[Term.byVolatility] = byVolatility
  work.terms[Term.byBasis] = byBasis
  return null
}

/** Where a term is certain its distance has no end, and its slope is 0. */
const leveraged = (slope: number, { constant, growing }: LeverOfBasis, distance: number): number =>
  slope === 0 || growing === 0
    ? slope * constant
    : slope * (constant + growing * Math.exp(distance))

/** Writes what a term adds to the price, and to its slopes by ln σ, over σ², and by ln S. */
const priceTerm = (
  link: Link,
  weight: number,
  distance: number,
  variance: number,
  seconds: number,
): null => {
  const { terms } = work
  if (link.kind === 'jumps') {
    const slopes = partials(link, { distance, variance, seconds })
    terms[Term.fairValue] = weight * slopes.value
    terms[Term.byVolatility] = (weight * slopes.byVariance * 2 * seconds) / secondsPerYear
    terms[Term.byBasis] = weight * slopes.byDistance
    return null
  }
  terms[Term.fairValue] = weight * probabilityOf(link, distance, variance, seconds)
  const slope = variance === 0 ? 0 : weight * byDistanceOf(link, distance, variance)
  terms[Term.byBasis] = slope
  const perVariance = seconds / secondsPerYear / variance
  terms[Term.byVolatility] = slope === 0 ? 0 : -slope * (distance + variance / 2) * perVariance
  return null
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
