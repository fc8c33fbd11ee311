/**
 * What a share of a claim is worth under its settlement rule.
 */

import type { Outcome } from '../market/side.js'
import { type Probability, probability } from '../market/units.js'
import type { Claim } from './claim.js'
import { complementOf, type Link, probabilityOf } from './link.js'
import type { SettledTerm } from './settledTerm.js'
import { settledTerms } from './settledTerms.js'

/**
 * Returns the probability that a claim settles on an outcome; NaN where it has no price.
 *
 * Each outcome from its own tail, as far as its settlement allows: of a strike and of a range
 * always. Finite and inside [0, 1] for every claim in range, at any time before and after expiry.
 *
 * Accuracy, with the normal link, of averages against Monte Carlo: see docs/NUMERICS.md.
 *
 * @example
 * import { Settlement, settledProbability } from 'twoway'
 *
 * const claim = {
 *   spot: 100_000,
 *   strike: 100_050,
 *   volatility: 0.5,
 *   secondsToOpen: 0,
 *   secondsToExpiry: 600,
 *   settlement: {
 *     ...Settlement.plain,
 *     end: { kind: 'mean', windowMs: 60_000, prints: 60 } as const,
 *   },
 *   printed: { strike: null, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * }
 * settledProbability(claim, { kind: 'normal', scale: 1 }, 'yes') // => 0.40586…
 *
 * @category pricing
 * @since 0.1.0
 */
export const settledProbability = (claim: Claim, link: Link, outcome: Outcome): Probability => {
  const terms = settledTerms(claim)
  const first = terms[0]
  if (first === undefined) return probability(Number.NaN)
  return probability(outcome === 'yes' ? ofYes(link, terms, first) : ofNo(link, terms))
}

/** Above its middle a range is the difference of two large probabilities, and of two small ones. */
const ofYes = (link: Link, terms: ReadonlyArray<SettledTerm>, first: SettledTerm): number => {
  const last = terms[terms.length - 1] ?? first
  if (last.weight < 0 && chance(link, first) > 0.5)
    return terms.reduce((total, term) => total - term.weight * complement(link, term), 0)
  return terms.reduce((total, term) => total + term.weight * chance(link, term), 0)
}

/** `1 − Σ w·p`, as `w·(1 − p)` from its own tail as far as the weights make up one. */
const ofNo = (link: Link, terms: ReadonlyArray<SettledTerm>): number => {
  let total = 0
  let weights = 0
  for (const term of terms) {
    if (term.weight > 0 && weights + term.weight < 1 + rounding) {
      weights += term.weight
      total += term.weight * complement(link, term)
    } else total -= term.weight * chance(link, term)
  }
  return total + (1 - weights)
}

/** More than the weights of a whole can be off one. */
const rounding = 1e-9

const chance = (link: Link, { distance, variance, seconds }: SettledTerm): number =>
  variance === 0 ? step(distance) : probabilityOf(link, distance, variance, seconds)

const complement = (link: Link, { distance, variance, seconds }: SettledTerm): number =>
  variance === 0 ? step(-distance) : complementOf(link, distance, variance, seconds)

const step = (distance: number): number => {
  if (distance === 0) return 0.5
  return distance > 0 ? 1 : distance < 0 ? 0 : Number.NaN
}
