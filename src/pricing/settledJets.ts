/**
 * How the law of a settlement price moves, where its strike is known.
 */

import type { Fixing } from '../market/settlement.js'
import {
  constant,
  exponential,
  type Jet,
  linear,
  logarithm,
  plus,
  scaled,
  times,
} from '../math/jet.js'
import { averageSlopes } from './averageMoments.js'
import type { Claim } from './claim.js'
import type { FixingParts } from './fixingParts.js'
import { fixingSlopes, noSlopes } from './fixingSlopes.js'
import { type Direction, fittedJets, type LawJets, unitJet } from './lawJets.js'
import {
  type Moving,
  type MovingMoments,
  movingLognormal,
  movingPath,
  movingSum,
  movingTimes,
  varianceSlope,
} from './momentSlopes.js'
import { lognormal } from './moments.js'
import { secondsOfMean } from './pathMoments.js'
import type { SettledLaw } from './settledLaw.js'
import { type SettledParts, settledParts } from './settledParts.js'

/**
 * Returns how the law of `settledMoments` moves along a direction; null where no strike is known.
 *
 * With nothing printed, or printed by the venue, spot moves its scale and its mean alone. What we
 * printed carries our basis with the rest, so that spot moves its variance too.
 *
 * @category pricing
 * @since 0.1.0
 */
export const settledJets = (
  claim: Claim,
  end: Fixing,
  law: SettledLaw,
  direction: Direction,
): LawJets | null => {
  const given = settledParts(claim, end)
  if (given === null) return null
  const { secondsToExpiry, settlement, printed } = claim
  const slopes =
    direction.seconds === 0
      ? noSlopes
      : fixingSlopes(end, given.parts, secondsToExpiry, settlement.lagMs, printed.end)
  return given.isOnePrint
    ? onePrintJets(given, slopes, law, direction)
    : averageJets(given, slopes, law, direction)
}

const onePrintJets = (
  { parts, rate, unit, printedValue }: SettledParts,
  slopes: FixingParts,
  law: SettledLaw,
  direction: Direction,
): LawJets => {
  const known = linear(parts.printed * printedValue, slopes.printed * printedValue)
  const scale = times(unitJet(unit, direction), linear(1 - parts.printed, -slopes.printed))
  const ofSeconds = slopes.wait + slopes.behindWait
  const ofRate = direction.rate * (parts.wait + parts.behindWait)
  return {
    mean: plus(known, scale),
    scale,
    variance: linear(law.variance, ofRate + rate * ofSeconds),
    seconds: linear(law.seconds, ofSeconds),
    window: constant(0),
  }
}

const averageJets = (
  given: SettledParts,
  slopes: FixingParts,
  law: SettledLaw,
  direction: Direction,
): LawJets => {
  const { parts, trim, outer, printedValue } = given
  const rate: Moving = { at: given.rate, by: direction.rate }
  const span = varianceSlope(rate, { at: parts.span, by: slopes.span })
  const toCome = movingTimes(
    widened(unprinted(parts, slopes, rate), trim.variance, span),
    movingLognormal({ at: given.inner, by: 0 }),
  )
  const unit = unitJet(given.unit, direction)
  const known = linear(parts.printed * printedValue, slopes.printed * printedValue)
  const share = linear(toCome.at.mean, toCome.by.mean)
  const inUnits = times(known, exponential(1 / given.unit, scaled(logarithm(unit), -1)))
  const { variance, third } = spread(plus(share, inUnits), toCome, outer)
  const window = parts.ahead * parts.ahead * averageSlopes(span.at, parts.step).variance
  return fittedJets(law, {
    unit,
    mean: plus(known, times(unit, share)),
    variance,
    third,
    seconds: secondsJet(parts, slopes),
    window: linear(law.window * variance.value, (window + trim.variance) * span.by),
  })
}

const unprinted = (parts: FixingParts, slopes: FixingParts, rate: Moving): MovingMoments =>
  movingSum(
    { at: parts.ahead, by: slopes.ahead },
    movingPath(
      rate,
      { at: parts.wait, by: slopes.wait },
      { at: parts.span, by: slopes.span },
      parts.step,
    ),
    { at: parts.behind, by: slopes.behind },
    movingPath(
      rate,
      { at: parts.behindWait, by: slopes.behindWait },
      { at: parts.behindSpan, by: slopes.behindSpan },
      parts.behindStep,
    ),
  )

/** By what trimming adds, a share of the window's variance. */
const widened = ({ at, by }: MovingMoments, extra: number, span: Moving): MovingMoments => ({
  at: { ...at, variance: at.variance + extra * span.at },
  by: { ...by, variance: by.variance + extra * span.by },
})

/** `times` of what moves and a lognormal that stands. */
const spread = (
  mean: Jet,
  { at, by }: MovingMoments,
  outer: number,
): { readonly variance: Jet; readonly third: Jet } => {
  const factor = lognormal(outer)
  const square = times(mean, mean)
  const variance = linear(at.variance, by.variance)
  const third = linear(at.third, by.third)
  return {
    variance: plus(scaled(square, factor.variance), scaled(variance, 1 + factor.variance)),
    third: plus(
      scaled(third, 1 + 3 * factor.variance + factor.third),
      plus(
        scaled(times(square, mean), factor.third),
        scaled(times(mean, variance), 6 * factor.variance + 3 * factor.third),
      ),
    ),
  }
}

const secondsJet = (parts: FixingParts, slopes: FixingParts): Jet =>
  plus(
    shareOfSeconds(
      { at: parts.ahead, by: slopes.ahead },
      secondsOfMean(parts.wait, parts.span, parts.step),
      secondsOfMean(slopes.wait, slopes.span, parts.step),
    ),
    shareOfSeconds(
      { at: parts.behind, by: slopes.behind },
      secondsOfMean(parts.behindWait, parts.behindSpan, parts.behindStep),
      secondsOfMean(slopes.behindWait, slopes.behindSpan, parts.behindStep),
    ),
  )

/** The seconds of a mean are linear in its wait and its span. */
const shareOfSeconds = ({ at, by }: Moving, seconds: number, slope: number): Jet =>
  linear(at * at * seconds, at * (2 * by * seconds + at * slope))
