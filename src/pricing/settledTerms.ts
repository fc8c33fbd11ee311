/**
 * The price of YES as a weighted sum of a link's probabilities.
 */

import type { Settlement } from '../market/settlement.js'
import { logOnePlus, logRatio } from '../math/logRatio.js'
import type { Claim } from './claim.js'
import { decidedExtreme } from './decidedExtreme.js'
import type { SettledLaw } from './settledLaw.js'
import { settledMoments } from './settledMoments.js'
import { certainTerm, type SettledTerm } from './settledTerm.js'
import { touchTerms } from './touchTerms.js'
import { trimmedParts } from './trimmed.js'
import type { TrimmedInside } from './trimmedInside.js'
import { trimmedPlace } from './trimmedPlace.js'

/**
 * Returns the terms of which the price of YES is the sum; none where the claim has no price,
 * because its strike is not known (see `isPriceable`) or a part of it is out of range.
 *
 * One for a strike whose tie pays all or nothing; two where it pays half on a grid of prices, half
 * of a tick to each side; a range has those of its lower bound less those of its upper; a trimmed
 * mean has several variances; an extreme has its reflection until `decidedExtreme`. A settlement
 * price on a grid is at least the strike where the price before rounding is at least half a tick
 * below it.
 *
 * Each term follows from the law of `settledMoments` and a level k: with `m` its scale and `M` its
 * mean, `distance = −ln(1 + (k − M)/m)`, and `variance` is the law's, or a part's of a
 * trimmed mean's.
 *
 * @example
 * import { Settlement, settledTerms } from 'twoway'
 *
 * const half = { ...Settlement.plain, tickSize: 0.01 }
 * settledTerms({
 *   spot: 100,
 *   strike: 100,
 *   volatility: 0.5,
 *   secondsToOpen: 0,
 *   secondsToExpiry: 60,
 *   settlement: half,
 *   printed: { strike: null, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * }).length // => 2
 *
 * @category pricing
 * @since 0.1.0
 */
export const settledTerms = (claim: Claim): ReadonlyArray<SettledTerm> => {
  if (!isInRange(claim)) return []
  const { settlement } = claim
  if (settlement.end.kind === 'extremum') return extremeTerms(claim, settlement.end.of)
  const law = settledMoments(claim)
  if (law === null) return []
  const above = termsAbove(law, law.strike, settlement, settlement.tie, 1)
  return settlement.strike.kind === 'between'
    ? [
        ...above,
        ...termsAbove(law, settlement.strike.upper, settlement, opposite(settlement.tie), -1),
      ]
    : above
}

/** Of a lowest that is decided the terms of not being above, `1 − P`. */
const extremeTerms = (claim: Claim, of: 'highest' | 'lowest'): ReadonlyArray<SettledTerm> => {
  const decided = decidedExtreme(claim, of)
  if (decided === null) return touchTerms(claim, of)
  const terms = settledTerms(decided)
  return of === 'highest' || terms.length === 0
    ? terms
    : [certainTerm(1, Infinity), ...terms.map((term) => ({ ...term, weight: -term.weight }))]
}

/** The bound above is the mirror of the one below: where the one counts as inside, so does it. */
const opposite = (tie: Settlement['tie']): Settlement['tie'] =>
  tie === 'half' ? 'half' : tie === 'yes' ? 'no' : 'yes'

const termsAbove = (
  law: SettledLaw,
  level: number,
  { tickSize }: Settlement,
  tie: Settlement['tie'],
  weight: number,
): ReadonlyArray<SettledTerm> => {
  const half = tickSize / 2
  const above = Math.min(level + half, Number.MAX_VALUE)
  if (tie === 'yes') return termsAt(law, level - half, 1, weight)
  if (tie === 'no') return termsAt(law, above, half > 0 ? 1 : 0, weight)
  return half > 0
    ? [...termsAt(law, level - half, 1, weight / 2), ...termsAt(law, above, 1, weight / 2)]
    : termsAt(law, level, 0.5, weight)
}

/** `atLevel` is what is paid exactly on the level, which only a certain price can be. */
const termsAt = (
  law: SettledLaw,
  level: number,
  atLevel: number,
  weight: number,
): ReadonlyArray<SettledTerm> => {
  const { variance, seconds, peaked, inside } = law
  const distance =
    inside === undefined ? distanceTo(law, level, atLevel) : distanceInside(inside, level, variance)
  if (Math.abs(distance) === Infinity || variance === 0) return [certainTerm(weight, distance)]
  if (peaked === 0) return [{ weight, distance, variance, seconds }]
  return partsAt(law, distance, weight)
}

/** A trimmed mean's law is a mixture, one term a part. */
const partsAt = (
  { variance, seconds, peaked, window }: SettledLaw,
  distance: number,
  weight: number,
): ReadonlyArray<SettledTerm> => {
  const parts = trimmedParts.map((part) => {
    const wider = 1 + window * (part.variance - 1)
    return {
      weight: weight * peaked * part.weight,
      distance,
      variance: variance * wider,
      seconds: seconds * wider,
    }
  })
  return peaked === 1
    ? parts
    : [...parts, { weight: weight * (1 - peaked), distance, variance, seconds }]
}

/**
 * Returns the distance of a law that is no trimmed mean's to a level, ±∞ where it is certain;
 * `atLevel` is what is paid where a certain price is on it.
 *
 * A lognormal that is displaced never falls to `mean − scale`: a level there is passed.
 *
 * @category pricing
 * @since 0.1.0
 */
export const distanceTo = (
  { mean, scale, variance }: SettledLaw,
  level: number,
  atLevel: number,
): number => {
  if (variance === 0) return mean === level ? atLevelOnly(atLevel) : (mean - level) * Infinity
  if (mean === scale) return level > 0 ? logRatio(mean, level) : Infinity
  const beyond = (level - mean) / scale
  return beyond > -1 ? -logOnePlus(beyond) : Infinity
}

/** At which a normal law of the variance has the probability. */
const distanceInside = (inside: TrimmedInside, level: number, variance: number): number =>
  trimmedPlace(inside, level) * Math.sqrt(variance) + variance / 2

const atLevelOnly = (paid: number): number => (paid === 0.5 ? 0 : (paid - 0.5) * Infinity)

const isInRange = ({
  spot,
  strike,
  volatility,
  secondsToOpen,
  secondsToExpiry,
  basis,
}: Claim): boolean =>
  spot > 0 &&
  spot < Infinity &&
  (strike === null || (strike > 0 && strike < Infinity)) &&
  volatility >= 0 &&
  Math.abs(secondsToOpen) < Infinity &&
  Math.abs(secondsToExpiry) < Infinity &&
  Math.abs(basis.mean) < Infinity &&
  basis.deviation >= 0 &&
  basis.deviation < Infinity
