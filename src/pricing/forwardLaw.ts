/**
 * The law of a settlement price less a price to beat that is still to be fixed.
 */

import type { Fixing } from '../market/settlement.js'
import type { Claim } from './claim.js'
import type { FixingParts } from './fixingParts.js'
import { forwardParts } from './forwardParts.js'
import { lognormal, type Moments, times } from './moments.js'
import { openingMoments } from './openingMoments.js'
import { pathMoments, secondsOfMean, varianceOver } from './pathMoments.js'
import { fittedLaw, type SettledLaw } from './settledLaw.js'

/**
 * Returns the law of the difference of the two fixings, against a strike of 0.
 *
 * With P the index at the last print of the opening it is `P·Q − A − R`: Q the independent growth
 * to the end's fixing, A what of the opening is still averaged, R what of it is printed. The
 * variance is `v(L − w/3)` for two windows of w seconds that end L apart, seen from before both;
 * what goes before the first print changes nothing, unless there is an R. Where the two windows
 * overlap, as in no market in use, the end's is taken to begin after the opening's, and the price
 * comes too near ½: of two means of 60 seconds that end 30 apart the deviation is taken for 1.8
 * times what it is, seen from before, and a price of 57 cents half way in comes out at 54.
 *
 * The basis at the one instant says nothing of the other's: its variance counts at the end, and in
 * what of the opening no venue has published; it favours neither side (see `ForwardParts`).
 *
 * @category pricing
 * @since 0.1.0
 */
export const forwardLaw = (claim: Claim, end: Fixing): SettledLaw => {
  const given = forwardParts(claim, end)
  const { first, last, rate, unit, known, gap, wait } = given
  const growth = times(pathMoments(rate, gap, last.span, last.step), lognormal(given.basis))
  const total = difference(first, rate, growth, wait)
  return fittedLaw({
    mean: unit * total.mean - known,
    unit,
    variance: total.variance,
    third: total.third,
    peaked: 0,
    window: 0,
    seconds: secondsIn(first, secondsOfMean(gap, last.span, last.step), wait),
    strike: 0,
  })
}

/** The moments of `P·Q − A` and of what of the opening is behind, in units of the index. */
const difference = (parts: FixingParts, rate: number, growth: Moments, wait: number): Moments => {
  const { ahead, behind } = parts
  const opening = openingMoments(varianceOver(rate, parts.span), parts.step, ahead)
  const after: Moments = {
    mean: 1 - ahead,
    variance: opening.variance + opening.secondOfEnd * growth.variance,
    third: opening.third + 3 * opening.lean * growth.variance + opening.thirdOfEnd * growth.third,
  }
  const waited = times(after, lognormal(varianceOver(rate, wait)))
  const past = pathMoments(rate, parts.behindWait, parts.behindSpan, parts.behindStep)
  return {
    mean: waited.mean - behind,
    variance: waited.variance + behind * behind * past.variance,
    third: waited.third - behind * behind * behind * past.third,
  }
}

/** `Var(P − share·A)` of a path of 1 a second, and those of growth, of the wait and of the past. */
const secondsIn = (parts: FixingParts, growth: number, wait: number): number => {
  const { ahead, span, step, behind } = parts
  const opening = span * (1 - step) * (1 - ahead + (ahead * ahead * (2 - step)) / 6)
  const past = secondsOfMean(parts.behindWait, parts.behindSpan, parts.behindStep)
  return opening + growth + (1 - ahead) * (1 - ahead) * wait + behind * behind * past
}
