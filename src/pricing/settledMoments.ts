/**
 * From a claim to the law of its settlement price.
 *
 * The price that settles is a constant, what is printed, and shares of the index to come, each an
 * average of a driftless lognormal path that starts at spot. Their first three moments are closed
 * polynomials; the law is the displaced lognormal that has them.
 */

import { aheadLaw } from './aheadLaw.js'
import { averageMoments } from './averageMoments.js'
import { type Claim, isForward, rebuiltStrike } from './claim.js'
import type { FixingParts } from './fixingParts.js'
import { forwardLaw } from './forwardLaw.js'
import { certain, lognormal, type Moments, sum, times } from './moments.js'
import { indexAtSpot, pathMoments, secondsOfMean, varianceOver } from './pathMoments.js'
import { certainLaw, fittedLaw, type SettledLaw } from './settledLaw.js'
import { type SettledParts, settledParts } from './settledParts.js'
import type { Trimmed } from './trimmed.js'

/**
 * Returns the law of the settlement price of a claim that settles on a fixing, and its strike; null
 * where it has none (see `isPriceable`), or settles on an extreme.
 *
 * Three moments are matched: an average is skewed by a fifth more than a lognormal of its
 * variance, and one that is half printed by far more, as its constant half moves nowhere. A single
 * print, or a point, is met exactly. Prints of `us` carry our basis as the rest does; those of the
 * `venue` none. A strike rebuilt by us carries a basis of its own, of the same size. A print that
 * should be there and is not known is spot of back then, with the variance of the time since; so is
 * one that a lag has decided, of which spot now is all that is told.
 *
 * Inside the window of a trimmed mean the rest depends on each print so far: told `each` of them
 * the law has it as `trimmedPlace` does; told their trimmed mean alone, the price is off by up to
 * 3.5 cents, and by 14 where spot has moved far from them.
 *
 * @example
 * import { Settlement, settledMoments } from 'twoway'
 *
 * const law = settledMoments({
 *   spot: 100_000,
 *   strike: 100_050,
 *   volatility: 0.5,
 *   secondsToOpen: 0,
 *   secondsToExpiry: 600,
 *   settlement: { ...Settlement.plain, end: { kind: 'mean', windowMs: 60_000, prints: 60 } },
 *   printed: { strike: null, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * })
 * law?.mean // => 100_000
 * law?.seconds // => 560.78…
 *
 * @category pricing
 * @since 0.1.0
 */
export const settledMoments = (claim: Claim): SettledLaw | null => {
  const { end } = claim.settlement
  if (end.kind === 'extremum') return null
  if (isForward(claim)) return forwardLaw(claim, end)
  const ahead = lawAhead(claim)
  if (ahead !== null) return ahead
  const given = settledParts(claim, end)
  if (given === null) return null
  const law = lawOf(given)
  return given.inside === null || law.variance === 0
    ? law
    : { ...law, peaked: 0, inside: given.inside }
}

const lawAhead = (claim: Claim): SettledLaw | null => {
  const { settlement, volatility, basis, printed, secondsToExpiry } = claim
  const rebuilt = rebuiltStrike(claim)
  const strike = rebuilt?.by === 'venue' ? rebuilt.value : claim.strike
  if (strike === null || printed.end !== null) return null
  const left = secondsToExpiry - settlement.lagMs / 1000
  return aheadLaw(settlement.end, indexAtSpot(claim), strike, left, volatility, basis.deviation)
}

const lawOf = ({
  parts,
  trim,
  rate,
  unit,
  printedValue,
  inner,
  outer,
  strike,
  isOnePrint,
}: SettledParts): SettledLaw => {
  const known = parts.printed * printedValue
  if (isOnePrint) {
    const seconds = parts.wait + parts.behindWait
    const total = varianceOver(rate, seconds) + inner + outer
    return onePrint(known, unit * (1 - parts.printed), total, seconds, strike)
  }
  const span = varianceOver(rate, parts.span)
  const toCome = times(unprinted(parts, rate, trim.variance * span), lognormal(inner))
  const { variance, third } = toCome
  const all = times({ mean: toCome.mean + known / unit, variance, third }, lognormal(outer))
  return fittedLaw({
    mean: known + unit * toCome.mean,
    unit,
    variance: all.variance,
    third: all.third,
    peaked: trim.peaked,
    window: trim.peaked > 0 ? windowVariance(parts, span, trim) : 0,
    seconds: secondsIn(parts),
    strike,
  })
}

/** Lognormal as it stands. */
const onePrint = (
  known: number,
  scale: number,
  variance: number,
  seconds: number,
  strike: number,
): SettledLaw =>
  scale > 0 && variance > 0
    ? { mean: known + scale, scale, variance, seconds, peaked: 0, window: 0, strike }
    : certainLaw(known + scale, strike)

/** The moments of what is not printed, in units of the index now; `extra` is what trimming adds. */
const unprinted = (parts: FixingParts, rate: number, extra: number): Moments => {
  const ahead = pathMoments(rate, parts.wait, parts.span, parts.step)
  // Mostly nothing is missing, and a path that counts for nothing need not be reckoned.
  const behind =
    parts.behind === 0
      ? certain
      : pathMoments(rate, parts.behindWait, parts.behindSpan, parts.behindStep)
  const both = sum(parts.ahead, ahead, parts.behind, behind)
  return extra === 0
    ? both
    : { mean: both.mean, variance: both.variance + extra, third: both.third }
}

const secondsIn = (parts: FixingParts): number =>
  parts.ahead * parts.ahead * secondsOfMean(parts.wait, parts.span, parts.step) +
  parts.behind * parts.behind * secondsOfMean(parts.behindWait, parts.behindSpan, parts.behindStep)

const windowVariance = ({ ahead, step }: FixingParts, span: number, trim: Trimmed): number =>
  ahead * ahead * averageMoments(span, step).variance + trim.variance * span
