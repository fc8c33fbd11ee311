/**
 * How fast the moments of `openingMoments` change with the window's variance and the average's
 * share.
 */

import { averageMoments, averageSlopes } from './averageMoments.js'
import type { Moving } from './momentSlopes.js'
import { type OpeningMoments, openingMoments } from './openingMoments.js'

/**
 * Returns the derivatives of `openingMoments` along a direction in which `span` and `share` move.
 *
 * @category pricing
 * @since 0.1.0
 */
export const openingSlopes = (span: Moving, step: number, share: Moving): OpeningMoments => {
  const along = bySpan(span.at, step, share.at)
  const across = byShare(span.at, step, share.at)
  return {
    variance: along.variance * span.by + across.variance * share.by,
    third: along.third * span.by + across.third * share.by,
    lean: along.lean * span.by + across.lean * share.by,
    secondOfEnd: along.secondOfEnd * span.by,
    thirdOfEnd: along.thirdOfEnd * span.by,
  }
}

const bySpan = (span: number, step: number, share: number): OpeningMoments => {
  const open = 1 - step
  const wide = 2 - step
  const end = span * open
  const squares = span * span
  const mean = averageSlopes(span, step)
  const ofEnd = open * (1 + end + (end * end) / 2)
  const ofBoth = open / 2 + (span * open * wide) / 6 + (squares * open * open) / 8
  const endTwice =
    (span * open * (8 - 7 * step)) / 3 + (squares * open * open * (17 - 10 * step)) / 4
  const endOnce =
    (span * wide * wide * open) / 3 + (squares * wide * open * (17 - step * (17 - 6 * step))) / 20
  const secondOfEnd = Math.exp(end)
  return {
    variance: ofEnd - share * (2 * ofBoth - share * mean.variance),
    third:
      open * end * (6 + 12 * end) -
      share * (3 * endTwice - share * (3 * endOnce - share * mean.third)),
    lean:
      secondOfEnd *
      (open * (Math.expm1(2 * end) + 2 * Math.exp(2 * end)) -
        share * (open * meanOfSquares(span, step) + slopeOfSquares(span, step))),
    secondOfEnd: open * secondOfEnd,
    thirdOfEnd: 3 * open * Math.exp(3 * end),
  }
}

/** Half the difference over two: the moments are no more than quadratic, but the third, a cubic. */
const byShare = (span: number, step: number, share: number): OpeningMoments => {
  const after = openingMoments(span, step, share + 1)
  const before = openingMoments(span, step, share - 1)
  return {
    variance: (after.variance - before.variance) / 2,
    third: (after.third - before.third) / 2 + averageMoments(span, step).third,
    lean: (after.lean - before.lean) / 2,
    secondOfEnd: 0,
    thirdOfEnd: 0,
  }
}

const meanOfSquares = (span: number, step: number): number => {
  const open = 1 - step
  return span * open * (1 + span * ((2 - step) / 3 + (span * open) / 3))
}

const slopeOfSquares = (span: number, step: number): number => {
  const open = 1 - step
  return open * (1 + span * ((2 * (2 - step)) / 3 + span * open))
}
