/**
 * The terms of a market that settles on the extreme of its life.
 */

import { cdf } from '../math/normal.js'
import type { Claim } from './claim.js'
import { certainTerm, type SettledTerm } from './settledTerm.js'
import { meanAway, touchNodes } from './touchNodes.js'
import { type TouchPlace, touchPlaces } from './touchPlaces.js'

/**
 * Returns the terms of the probability that the highest price comes up to the strike, or the lowest
 * down to it: certain once the printed extreme has, or spot.
 *
 * Source: the reflection principle for a driftless lognormal price, `Φ(d₂) + (S/K)·Φ(d₁)` below
 * the strike and its mirror above. Exact for the normal link and a path seen at every instant; of
 * another symmetric link it is the same two places. So it is with jumps, whose path is not
 * reflected: against Monte Carlo of 162 claims 2 cents off at the median, up to 16 too dear and 8
 * too cheap, and their sum may pass 1, to which a price is held. A range of extremes has no terms.
 *
 * A basis that is uncertain, normal whatever the link, moves the whole path: what is certain is
 * the chance that the index is past the level already, and the two places are averaged over where
 * else it may be. So a price rises with spot all the way, and is exact to 6e-11 with the normal
 * link.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchTerms = (claim: Claim, of: 'highest' | 'lowest'): ReadonlyArray<SettledTerm> => {
  const terms: Array<SettledTerm> = []
  for (const place of touchPlaces(claim, of)) addTerms(terms, place)
  return terms
}

/** With an error of the index they are eighty: a `flatMap` takes as long as all the rest. */
const addTerms = (terms: Array<SettledTerm>, place: TouchPlace): void => {
  const { weight, isReached, sign, distance, basis } = place
  if (isReached !== null) {
    terms.push(certainTerm(weight, isReached ? Infinity : -Infinity))
    return
  }
  if (basis === 0) {
    terms.push(...touchPair(place, weight, -sign * distance))
    return
  }
  const { away, chance } = touchNodes(place)
  terms.push(certainTerm(weight * cdf(-meanAway(place) / Math.sqrt(basis)), Infinity))
  for (let i = 0; i < away.length; i++) {
    const [near, far] = touchPair(place, weight * (chance[i] as number), away[i] as number)
    terms.push(near, far)
  }
}

/**
 * Returns a place and its reflection, `away` from the level by the logarithm.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchPair = (
  { sign, path, seconds }: TouchPlace,
  weight: number,
  away: number,
): readonly [SettledTerm, SettledTerm] => {
  const [first, second] = sign > 0 ? [-away, path - away] : [path - away, -away]
  return [
    { weight, distance: first, variance: path, seconds },
    { weight: weight * ratioOf(-sign * away), distance: second, variance: path, seconds },
  ]
}

/** `exp(600)` times a tail of 600/√140 deviations is nothing. */
const ratioOf = (distance: number): number => (distance > 600 ? 0 : Math.exp(distance))
