/**
 * From a claim on a trimmed mean to what is known of it and what is to come.
 */

import type { Claim } from './claim.js'
import type { FixingParts } from './fixingParts.js'
import { indexAt, indexAtSpot, variancePerSecond } from './pathMoments.js'
import { droppedAtEachEnd, type TrimmedMean } from './trimmed.js'
import { mostPrints, type TrimmedInside } from './trimmedInside.js'

/**
 * Returns a trimmed mean of which the prints so far are told one by one, or of which there are none
 * yet and the law of moments is rough; null where they are not told, or not all, where nothing is
 * dropped, to come or moving, where a print is missing, and beyond 512 prints or a deviation of
 * 100 %.
 *
 * Prints that the lag has decided stand at the index of now.
 *
 * @category pricing
 * @since 0.1.0
 */
export const insideOf = (
  claim: Claim,
  fixing: TrimmedMean,
  parts: FixingParts,
  inner: number,
  outer: number,
): TrimmedInside | null => {
  const each = claim.printed.end?.each ?? []
  const drop = droppedAtEachEnd(fixing)
  const toCome = parts.step > 0 ? whole(1 / parts.step) : 0
  const rate = variancePerSecond(claim)
  const first = rate * parts.wait + inner
  const step = rate * parts.span * parts.step
  const isTold =
    each.length === whole(parts.printed * fixing.prints) &&
    (each.length > 0 || isRough(fixing.prints, drop, parts))
  if (!(isTold && drop > 0 && parts.ahead > 0) || isMissing(claim, parts)) return null
  if (!(first + step * (toCome - 1) > 0 && first + step * toCome + outer < 1)) return null
  if (fixing.prints > mostPrints) return null
  const decided = whole(parts.behind * fixing.prints)
  const unit = indexAtSpot(claim)
  const known = overIndex(claim, each, unit, decided)
  return isOfNumbers(known) ? { known, drop, toCome, first, each: step, outer, unit } : null
}

/**
 * Before its window the law of moments is within 1e-4 of the price where a fifth or less of forty
 * or more prints is dropped, and the sooner the less is dropped for the rest: measured against what
 * this makes of it.
 */
const isRough = (prints: number, drop: number, { wait, span }: FixingParts): boolean => {
  const share = drop / prints
  return share > 0.21 ? wait < span * (20 * share - 3.7) : prints < 40 && wait < span
}

const whole = (share: number): number => Math.floor(share + 0.5)

/** Whether a print is overdue: the spot that it is of is further back than the lag. */
const isMissing = (
  { settlement: { lagMs } }: Claim,
  { behindWait, behindSpan, behindStep }: FixingParts,
): boolean => behindWait + behindSpan * (1 - behindStep) > Math.max(lagMs, 0) / 1000 + 1e-9

/** Sorted, over the index now and less one. */
const overIndex = (
  { printed, basis }: Claim,
  each: ReadonlyArray<number>,
  unit: number,
  decided: number,
): Float64Array => {
  const known = new Float64Array(each.length + decided)
  for (let i = 0; i < each.length; i++) {
    const price = each[i] as number
    const index = printed.end?.by === 'us' ? indexAt(price, basis.mean) : price
    known[i] = (index - unit) / unit
  }
  return known.sort()
}

/** Sorted, the ends tell of all; NaN comes last. */
const isOfNumbers = (known: Float64Array): boolean =>
  known.length === 0 || ((known[0] as number) > -1 && (known[known.length - 1] as number) < 1e6)
