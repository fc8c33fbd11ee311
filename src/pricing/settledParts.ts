/**
 * What the law of a settlement price is made of, where its strike is known.
 */

import type { Fixing } from '../market/settlement.js'
import { type Claim, rebuiltStrike } from './claim.js'
import { type FixingParts, fixingParts } from './fixingParts.js'
import { insideOf } from './insideOf.js'
import { basisVariance, indexAt, indexAtSpot, variancePerSecond } from './pathMoments.js'
import { droppedAtEachEnd, type Trimmed, type TrimmedMean, trimmed } from './trimmed.js'
import type { TrimmedInside } from './trimmedInside.js'

/**
 * The fixing's parts; what trimming does to the part to come; the variance per second; the index
 * now, the mean of what is printed and the strike, dollars; `inner`, the variance of what
 * multiplies the part to come, and `outer`, that of what multiplies all. `isOnePrint` where nothing
 * is averaged, so that the law is a displaced lognormal as it stands; `inside`, a trimmed mean of
 * which some prints are known one by one.
 *
 * @category pricing
 * @since 0.1.0
 */
export type SettledParts = {
  readonly parts: FixingParts
  readonly trim: Trimmed
  readonly rate: number
  readonly unit: number
  readonly printedValue: number
  readonly inner: number
  readonly outer: number
  readonly strike: number
  readonly isOnePrint: boolean
  readonly inside: TrimmedInside | null
}

/**
 * Returns them; null where no strike is known. Prints of `us` carry our basis as the rest does,
 * those of the `venue` none; a strike rebuilt by us carries one of its own, of the same size.
 *
 * @category pricing
 * @since 0.1.0
 */
export const settledParts = (claim: Claim, end: Fixing): SettledParts | null =>
  claim.strike === null ? againstRebuilt(claim, end) : againstKnown(claim, end, claim.strike)

const againstKnown = (claim: Claim, end: Fixing, strike: number): SettledParts => {
  const byUs = claim.printed.end?.by === 'us'
  const basis = basisVariance(claim)
  return partsOf(claim, end, strike, byUs ? 0 : basis, byUs ? basis : 0)
}

/**
 * With independent errors b and b' the index is above `R·exp(b')` where `X·exp(b − b')` is above R;
 * as both have mean 1, that exponential has mean `exp(σ²)`.
 */
const againstRebuilt = (claim: Claim, end: Fixing): SettledParts | null => {
  const strike = rebuiltStrike(claim)
  if (strike === null) return null
  if (strike.by === 'venue') return againstKnown(claim, end, strike.value)
  const byUs = claim.printed.end?.by === 'us'
  const basis = basisVariance(claim)
  const level = indexAt(strike.value, claim.basis.mean - basis)
  return partsOf(claim, end, level, byUs ? 0 : basis, byUs ? 2 * basis : basis)
}

const partsOf = (
  claim: Claim,
  fixing: Fixing,
  strike: number,
  inner: number,
  outer: number,
): SettledParts => {
  const { printed, secondsToExpiry, settlement } = claim
  const parts = fixingParts(fixing, secondsToExpiry, settlement.lagMs, printed.end)
  return {
    parts,
    trim: trimOf(fixing, parts),
    rate: variancePerSecond(claim),
    unit: indexAtSpot(claim),
    printedValue: parts.printed > 0 ? printedValue(claim) : 0,
    inner,
    outer,
    strike,
    isOnePrint: isOnePrint(parts) && (parts.printed === 0 || outer === 0),
    inside: fixing.kind === 'trimmedMean' ? insideOf(claim, fixing, parts, inner, outer) : null,
  }
}

/** One print, to come or missing, or none. */
const isOnePrint = ({ ahead, step, behind, behindStep }: FixingParts): boolean =>
  behind === 0 ? ahead === 0 || step === 1 : ahead === 0 && behindStep === 1

/** Half printed, a trimmed mean is as a mean, nearly: its law is peaked before, less and less. */
const trimOf = (fixing: Fixing, { ahead }: FixingParts): Trimmed => {
  if (fixing.kind !== 'trimmedMean') return untrimmed
  const { variance, peaked } = trimmed(shareDropped(fixing))
  return { variance: variance * ahead * ahead, peaked: peaked * Math.max(2 * ahead - 1, 0) }
}

const untrimmed: Trimmed = { variance: 0, peaked: 0 }

/** What is dropped is whole prints. */
const shareDropped = (fixing: TrimmedMean): number => droppedAtEachEnd(fixing) / fixing.prints

const printedValue = ({ printed: { end }, basis }: Claim): number => {
  if (end === null) return 0
  return end.by === 'us' ? indexAt(end.value, basis.mean) : end.value
}
