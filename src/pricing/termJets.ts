/**
 * The terms of a claim's price as they move.
 */

import { constant, type Jet, plus, scaled, through, times } from '../math/jet.js'
import { type Claim, isForward } from './claim.js'
import { decidedExtreme } from './decidedExtreme.js'
import { fixingParts } from './fixingParts.js'
import { forwardJets } from './forwardJets.js'
import { insideJets } from './insideJets.js'
import type { Direction, LawJets } from './lawJets.js'
import { settledJets } from './settledJets.js'
import type { SettledLaw } from './settledLaw.js'
import { settledMoments } from './settledMoments.js'
import { certainTerm, type SettledTerm } from './settledTerm.js'
import { settledTerms } from './settledTerms.js'
import { stillTerm, type TermJet } from './termJet.js'
import { touchJets } from './touchJets.js'

/**
 * Returns the terms of `settledTerms` as they move along a direction, in its order.
 *
 * A level k stands where it is while the law moves, so that of the term's own distance, with
 * `q = (k − M)/m = exp(−distance) − 1`, is `dq = −(dM + q·dm)/m`. A certain term does not move.
 * Those of a trimmed mean told print by print move by differences.
 *
 * @category pricing
 * @since 0.1.0
 */
export const termJets = (claim: Claim, direction: Direction): ReadonlyArray<TermJet> => {
  const terms = settledTerms(claim)
  const { end } = claim.settlement
  // What is out of range has no terms, and none that move.
  if (end.kind === 'extremum') return terms.length > 0 ? extremeJets(claim, end.of, direction) : []
  const law = settledMoments(claim)
  if (law === null || law.variance === 0) return terms.map(stillTerm)
  if (law.inside !== undefined) {
    const { secondsToExpiry, settlement, printed } = claim
    const { wait } = fixingParts(end, secondsToExpiry, settlement.lagMs, printed.end)
    return insideJets(claim, terms, direction, wait)
  }
  const jets = isForward(claim)
    ? forwardJets(claim, end, law, direction)
    : settledJets(claim, end, law, direction)
  return terms.map((term) =>
    jets === null || term.variance === 0 ? stillTerm(term) : moved(term, law, jets),
  )
}

const extremeJets = (
  claim: Claim,
  of: 'highest' | 'lowest',
  direction: Direction,
): ReadonlyArray<TermJet> => {
  const decided = decidedExtreme(claim, of)
  if (decided === null) return touchJets(claim, of, direction)
  const jets = termJets(decided, direction)
  return of === 'highest'
    ? jets
    : [
        stillTerm(certainTerm(1, Infinity)),
        ...jets.map((jet) => ({ ...jet, weight: scaled(jet.weight, -1) })),
      ]
}

const moved = (term: SettledTerm, law: SettledLaw, jets: LawJets): TermJet => {
  const width = widthJet(term, law, jets)
  return {
    weight: constant(term.weight),
    distance: distanceJet(term.distance, jets),
    variance: times(jets.variance, width),
    seconds: times(jets.seconds, width),
  }
}

const distanceJet = (distance: number, { mean, scale }: LawJets): Jet => {
  const beyond = Math.expm1(-distance)
  const first = -(mean.first + beyond * scale.first) / scale.value
  const second = -(mean.second + 2 * first * scale.first + beyond * scale.second) / scale.value
  const level = 1 / Math.exp(-distance)
  return through({ value: beyond, first, second }, distance, -level, level * level)
}

/** What a part of a trimmed mean has of the law's variance, `1 + window·(part − 1)`. */
const widthJet = ({ variance }: SettledTerm, law: SettledLaw, { window }: LawJets): Jet =>
  law.peaked > 0 && law.window > 0
    ? plus(constant(1), scaled(window, (variance / law.variance - 1) / law.window))
    : constant(1)
