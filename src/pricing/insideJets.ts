/**
 * The terms of a claim as they move where no formula tells it: by differences.
 */

import { secondsPerYear } from '../market/units.js'
import type { Jet } from '../math/jet.js'
import type { Claim } from './claim.js'
import type { Direction } from './lawJets.js'
import type { SettledTerm } from './settledTerm.js'
import { settledTerms } from './settledTerms.js'
import { stillTerm, type TermJet } from './termJet.js'

/**
 * Returns the terms of a claim inside a trimmed mean as they move along a direction.
 *
 * The price is a mean over walks, each of which has a kink where two prints change places. A first
 * derivative is a difference over a thousandth of the deviation; the second, along spot, over half
 * a deviation, which the kinks do not reach, and is so the slope of the slope around the place.
 * `wait` is the time to the next print, in seconds, which no difference in time comes up to.
 *
 * @category pricing
 * @since 0.1.0
 */
export const insideJets = (
  claim: Claim,
  terms: ReadonlyArray<SettledTerm>,
  direction: Direction,
  wait: number,
): ReadonlyArray<TermJet> => {
  const deviation = Math.sqrt(terms.reduce((most, term) => Math.max(most, term.variance), 0))
  const near = direction.seconds > 0 ? wait : direction.rate > 0 ? claim.volatility : deviation
  const at = (by: number): ReadonlyArray<SettledTerm> => settledTerms(moved(claim, direction, by))
  const [before, after] = [at(-near * fine), at(near * fine)]
  const wide = direction.logSpot * deviation * coarse
  const [below, above] = wide > 0 ? [at(-wide), at(wide)] : [terms, terms]
  return terms.map((term, i) => {
    const ends = [before[i], after[i], below[i], above[i]]
    if (!(near > 0) || ends.some((end) => end === undefined || end.variance === 0))
      return stillTerm(term)
    const [a, b, c, d] = ends as [SettledTerm, SettledTerm, SettledTerm, SettledTerm]
    const jetOf = (key: 'distance' | 'variance' | 'seconds'): Jet => ({
      value: term[key],
      first: (b[key] - a[key]) / (2 * near * fine),
      second: wide > 0 ? (c[key] + d[key] - 2 * term[key]) / (wide * wide) : 0,
    })
    return {
      weight: { value: term.weight, first: 0, second: 0 },
      distance: jetOf('distance'),
      variance: jetOf('variance'),
      seconds: jetOf('seconds'),
    }
  })
}

const fine = 1e-3
const coarse = 0.25

const moved = (claim: Claim, { logSpot, rate, seconds }: Direction, by: number): Claim => ({
  ...claim,
  spot: logSpot > 0 ? claim.spot * Math.exp(by) : claim.spot,
  volatility:
    rate > 0
      ? Math.sqrt(claim.volatility * claim.volatility + rate * by * secondsPerYear)
      : claim.volatility,
  secondsToOpen: claim.secondsToOpen - seconds * by,
  secondsToExpiry: claim.secondsToExpiry - seconds * by,
})
