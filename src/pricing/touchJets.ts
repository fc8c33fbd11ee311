/**
 * The terms of a market that settles on an extreme, as they move.
 */

import * as BivariateNormal from '../math/bivariateNormal.js'
import {
  constant,
  exponential,
  type Jet,
  linear,
  logarithm,
  plus,
  scaled,
  through,
  times,
} from '../math/jet.js'
import { cdf, pdf } from '../math/normal.js'
import type { Claim } from './claim.js'
import type { Direction } from './lawJets.js'
import { mostVariance } from './moments.js'
import { basisVariance, varianceOver, variancePerSecond } from './pathMoments.js'
import type { SettledTerm } from './settledTerm.js'
import { stillTerm, type TermJet } from './termJet.js'

/**
 * Returns how the terms of `touchTerms` move along a direction: the place and its reflection in
 * pairs, and between them what is certain, which does not.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchJets = (
  claim: Claim,
  of: 'highest' | 'lowest',
  terms: ReadonlyArray<SettledTerm>,
  direction: Direction,
): ReadonlyArray<TermJet> => {
  const jets: TermJet[] = []
  for (let i = 0; i < terms.length; i++) {
    const first = terms[i] as SettledTerm
    const reflected = terms[i + 1]
    if (first.variance === 0 || reflected === undefined) jets.push(stillTerm(first))
    else {
      jets.push(...pairOf(claim, of, first, reflected, direction))
      i++
    }
  }
  return jets
}

const pairOf = (
  claim: Claim,
  of: 'highest' | 'lowest',
  first: SettledTerm,
  reflected: SettledTerm,
  { logSpot, rate: ofRate, seconds: ofTime }: Direction,
): ReadonlyArray<TermJet> => {
  const rate = variancePerSecond(claim)
  const held = varianceOver(rate, first.seconds)
  const ofSeconds = first.seconds > 0 ? -ofTime : 0
  const ofPath = held < mostVariance ? ofRate * first.seconds + rate * ofSeconds : 0
  const path = linear(Math.min(held, mostVariance), ofPath)
  const variance = linear(first.variance, ofPath)
  const seconds = linear(first.seconds, ofSeconds)
  const sign = of === 'highest' ? 1 : -1
  const distance = linear(sign > 0 ? first.distance : -reflected.distance, logSpot)
  const away = sign > 0 ? distance : plus(variance, scaled(distance, -1))
  const past = sign > 0 ? plus(distance, variance) : scaled(distance, -1)
  const share = basisVariance(claim) > 0 ? shareJet(away, path, variance) : constant(1)
  const ratio = share.value > 0 ? reflected.weight / share.value : 0
  return [
    { weight: constant(first.weight), distance: away, variance, seconds },
    { weight: times(exponential(ratio, distance), share), distance: past, variance, seconds },
  ]
}

/**
 * `2Φ₂(x, 0; ρ)/Φ(x) − 1` with `x = a/√w − √w/2` and `ρ² = path/w`. The derivatives of Φ₂ are
 * `φ(x)·Φ(−ρx/r)` by x and `φ(x)·φ(ρx/r)/r` by ρ, with `r² = 1 − ρ²`.
 */
const shareJet = (distance: Jet, path: Jet, total: Jet): Jet => {
  const logTotal = logarithm(total)
  const root = exponential(Math.sqrt(total.value), scaled(logTotal, 0.5))
  const inverse = exponential(1 / root.value, scaled(logTotal, -0.5))
  const x = plus(times(distance, inverse), scaled(root, -0.5))
  const below = cdf(x.value)
  // Past the doubles the price has it at 1; without a volatility the weight is 0 whatever it is.
  if (!(below > 0 && path.value > 0)) return constant(1)
  const correlation = Math.sqrt(path.value / total.value)
  const ofCorrelation = (correlation / 2) * (path.first / path.value - logTotal.first)
  const rest = Math.sqrt((total.value - path.value) / total.value)
  const far = (correlation * x.value) / rest
  const density = pdf(x.value)
  const slope = density * cdf(-far)
  const curvature = -x.value * slope - (density * pdf(far) * correlation) / rest
  const both = plus(
    through(x, BivariateNormal.cdf({ x: x.value, y: 0, correlation }), slope, curvature),
    linear(0, (ofCorrelation * density * pdf(far)) / rest),
  )
  const alone = through(x, below, density, -x.value * density)
  const share = times(both, exponential(2 / below, scaled(logarithm(alone), -1)))
  return plus(share, constant(-1))
}
