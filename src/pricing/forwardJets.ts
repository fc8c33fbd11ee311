/**
 * How the law of a settlement price less a price to beat moves, that is still to be fixed.
 */

import type { Fixing } from '../market/settlement.js'
import { constant, exponential, linear, plus, times } from '../math/jet.js'
import type { Claim } from './claim.js'
import type { FixingParts } from './fixingParts.js'
import { fixingSlopes, noSlopes } from './fixingSlopes.js'
import { type ForwardParts, forwardParts } from './forwardParts.js'
import { type Direction, fittedJets, type LawJets } from './lawJets.js'
import {
  type Moving,
  type MovingMoments,
  movingLognormal,
  movingPath,
  movingTimes,
  varianceSlope,
} from './momentSlopes.js'
import { openingMoments } from './openingMoments.js'
import { openingSlopes } from './openingSlopes.js'
import { basisVariance, secondsOfMean } from './pathMoments.js'
import type { SettledLaw } from './settledLaw.js'

/**
 * Returns how the law of `forwardLaw` moves along a direction.
 *
 * Until something is printed both fixings follow spot, and the price does not hang on it.
 *
 * @category pricing
 * @since 0.1.0
 */
export const forwardJets = (
  claim: Claim,
  end: Fixing,
  law: SettledLaw,
  direction: Direction,
): LawJets => {
  const given = forwardParts(claim, end)
  const slopes = direction.seconds === 0 ? still : slopesOf(claim, end, given)
  const rate: Moving = { at: given.rate, by: direction.rate }
  const total = difference(given, slopes, rate)
  const unit = exponential(given.unit, linear(0, direction.logSpot + slopes.basis))
  const seconds = secondsOf(given, slopes)
  const known = linear(-given.known, -slopes.first.printed * given.printedValue)
  return fittedJets(law, {
    unit,
    mean: plus(times(unit, linear(total.at.mean, total.by.mean)), known),
    variance: linear(total.at.variance, total.by.variance),
    third: linear(total.at.third, total.by.third),
    seconds: linear(seconds.at, seconds.by),
    window: constant(0),
  })
}

/** What of `ForwardParts` changes as time goes by, each per second. */
type ForwardSlopes = {
  readonly first: FixingParts
  readonly last: FixingParts
  readonly gap: number
  readonly wait: number
  readonly basis: number
}

const still: ForwardSlopes = { first: noSlopes, last: noSlopes, gap: 0, wait: 0, basis: 0 }

const slopesOf = (claim: Claim, end: Fixing, given: ForwardParts): ForwardSlopes => {
  const { settlement, secondsToOpen, secondsToExpiry, printed } = claim
  const opening = settlement.strike.kind === 'opening' ? settlement.strike.fixing : end
  const first = fixingSlopes(opening, given.first, secondsToOpen, settlement.lagMs, printed.strike)
  const last = fixingSlopes(end, given.last, secondsToExpiry, settlement.lagMs, null)
  const open = 1 - given.first.printed
  const variance = basisVariance(claim)
  const basis = printed.strike?.by === 'us' ? 0 : -2 * variance * open * first.printed
  const less = (part: 'ahead' | 'behind'): number =>
    first[part] / given.excess - given.first[part] * basis
  return {
    first: { ...first, ahead: less('ahead'), behind: less('behind') },
    last,
    gap: given.gap > 0 ? last.wait - first.wait - first.span * (1 - given.first.step) : 0,
    wait: given.known > 0 ? first.wait : 0,
    basis,
  }
}

/** As `forwardLaw` makes them: of `P·Q − A`, and of what of the opening is behind. */
const difference = (given: ForwardParts, slopes: ForwardSlopes, rate: Moving): MovingMoments => {
  const { first, last } = given
  const growth = movingTimes(
    movingPath(
      rate,
      { at: given.gap, by: slopes.gap },
      { at: last.span, by: slopes.last.span },
      last.step,
    ),
    movingLognormal({ at: given.basis, by: slopes.basis }),
  )
  const wait = varianceSlope(rate, { at: given.wait, by: slopes.wait })
  const waited = movingTimes(afterOpening(given, slopes, rate, growth), movingLognormal(wait))
  const past = movingPath(
    rate,
    { at: first.behindWait, by: slopes.first.behindWait },
    { at: first.behindSpan, by: slopes.first.behindSpan },
    first.behindStep,
  )
  return lessPast(waited, first, slopes.first, past)
}

const afterOpening = (
  { first }: ForwardParts,
  slopes: ForwardSlopes,
  rate: Moving,
  { at: growth, by: ofGrowth }: MovingMoments,
): MovingMoments => {
  const span = varianceSlope(rate, { at: first.span, by: slopes.first.span })
  const at = openingMoments(span.at, first.step, first.ahead)
  const by = openingSlopes(span, first.step, { at: first.ahead, by: slopes.first.ahead })
  return {
    at: {
      mean: 1 - first.ahead,
      variance: at.variance + at.secondOfEnd * growth.variance,
      third: at.third + 3 * at.lean * growth.variance + at.thirdOfEnd * growth.third,
    },
    by: {
      mean: -slopes.first.ahead,
      variance: by.variance + by.secondOfEnd * growth.variance + at.secondOfEnd * ofGrowth.variance,
      third:
        by.third +
        3 * (by.lean * growth.variance + at.lean * ofGrowth.variance) +
        by.thirdOfEnd * growth.third +
        at.thirdOfEnd * ofGrowth.third,
    },
  }
}

const lessPast = (
  { at, by }: MovingMoments,
  { behind }: FixingParts,
  slopes: FixingParts,
  past: MovingMoments,
): MovingMoments => {
  const square = behind * behind
  return {
    at: {
      mean: at.mean - behind,
      variance: at.variance + square * past.at.variance,
      third: at.third - square * behind * past.at.third,
    },
    by: {
      mean: by.mean - slopes.behind,
      variance:
        by.variance + behind * (2 * slopes.behind * past.at.variance + behind * past.by.variance),
      third: by.third - square * (3 * slopes.behind * past.at.third + behind * past.by.third),
    },
  }
}

/** As `forwardLaw` counts them; while there is a wait, no part grows. */
const secondsOf = (given: ForwardParts, slopes: ForwardSlopes): Moving => {
  const { ahead, span, step } = given.first
  const past = secondsOfPast(given.first, slopes.first)
  const third = (2 - step) / 3
  const open = 1 - ahead
  const share = (1 - step) * (open + (ahead * ahead * third) / 2)
  const ofShare = (1 - step) * (ahead * third - 1) * slopes.first.ahead
  const { last } = given
  return {
    at:
      span * share +
      secondsOfMean(given.gap, last.span, last.step) +
      open * open * given.wait +
      past.at,
    by:
      slopes.first.span * share +
      span * ofShare +
      secondsOfMean(slopes.gap, slopes.last.span, last.step) +
      open * open * slopes.wait +
      past.by,
  }
}

const secondsOfPast = (
  { behind, behindWait, behindSpan, behindStep }: FixingParts,
  slopes: FixingParts,
): Moving => {
  const seconds = secondsOfMean(behindWait, behindSpan, behindStep)
  const slope = secondsOfMean(slopes.behindWait, slopes.behindSpan, behindStep)
  return {
    at: behind * behind * seconds,
    by: behind * (2 * slopes.behind * seconds + behind * slope),
  }
}
