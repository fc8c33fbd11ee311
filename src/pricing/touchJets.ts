/**
 * The terms of a market that settles on an extreme, as they move.
 */

import { constant, exponential, type Jet, linear, plus, scaled, through } from '../math/jet.js'
import { cdf, pdf } from '../math/normal.js'
import type { Claim } from './claim.js'
import type { Direction } from './lawJets.js'
import { mostVariance } from './moments.js'
import { varianceOver, variancePerSecond } from './pathMoments.js'
import { certainTerm } from './settledTerm.js'
import { stillTerm, type TermJet } from './termJet.js'
import { meanAway, touchNodes } from './touchNodes.js'
import { type TouchPlace, touchPlaces } from './touchPlaces.js'
import { touchPair } from './touchTerms.js'

/**
 * Returns how the terms of `touchTerms` move along a direction, in its order.
 *
 * What is certain of an extreme does not. Averaged over an error of the index, each way that is
 * left to the level stands and its chance moves.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchJets = (
  claim: Claim,
  of: 'highest' | 'lowest',
  direction: Direction,
): ReadonlyArray<TermJet> =>
  touchPlaces(claim, of).flatMap((place) => jetsOf(place, pathOf(claim, place, direction)))

/** What of a place moves: spot by `logSpot`, and the path with its seconds. */
type Moved = { readonly logSpot: number; readonly path: Jet; readonly seconds: Jet }

const pathOf = (
  claim: Claim,
  { path, seconds }: TouchPlace,
  { logSpot, rate: ofRate, seconds: ofTime }: Direction,
): Moved => {
  const rate = variancePerSecond(claim)
  const ofSeconds = seconds > 0 ? -ofTime : 0
  const isFree = seconds > 0 && varianceOver(rate, seconds) < mostVariance
  return {
    logSpot,
    path: linear(path, isFree ? ofRate * seconds + rate * ofSeconds : 0),
    seconds: linear(seconds, ofSeconds),
  }
}

const jetsOf = (place: TouchPlace, moved: Moved): ReadonlyArray<TermJet> => {
  const { weight, isReached, sign, distance, basis } = place
  if (isReached !== null) return [stillTerm(certainTerm(weight, isReached ? Infinity : -Infinity))]
  const closer = -sign * moved.logSpot
  if (basis === 0)
    return pairOf(place, moved, weight, constant(0), linear(-sign * distance, closer))
  const deviation = Math.sqrt(basis)
  const mean = meanAway(place)
  const { away, chance } = touchNodes(place)
  const jets = [pastJet(weight, linear(-mean / deviation, -closer / deviation))]
  for (let i = 0; i < away.length; i++) {
    const u = away[i] as number
    const first = ((u - mean) * closer) / basis
    const logChance = { value: 0, first, second: -(closer * closer) / basis }
    jets.push(...pairOf(place, moved, weight * (chance[i] as number), logChance, constant(u)))
  }
  return jets
}

/** That the index is past the level: `Φ(z)`. */
const pastJet = (weight: number, z: Jet): TermJet => {
  const density = weight * pdf(z.value)
  const past = through(z, weight * cdf(z.value), density, -z.value * density)
  return { ...stillTerm(certainTerm(weight, Infinity)), weight: past }
}

/** The weight moves as its logarithm does, of which the derivatives alone are read. */
const pairOf = (
  place: TouchPlace,
  { path: variance, seconds }: Moved,
  weight: number,
  logWeight: Jet,
  away: Jet,
): ReadonlyArray<TermJet> => {
  const [first, second] = touchPair(place, weight, away.value)
  const toLevel = scaled(away, -1)
  const beyond = plus(toLevel, variance)
  const [near, far] = place.sign > 0 ? [toLevel, beyond] : [beyond, toLevel]
  const logReflected = plus(logWeight, scaled(away, -place.sign))
  return [
    { weight: exponential(first.weight, logWeight), distance: near, variance, seconds },
    { weight: exponential(second.weight, logReflected), distance: far, variance, seconds },
  ]
}
