/**
 * The moments of a path's end less a share of its average: what an opening that is still being
 * averaged leaves of the price to beat.
 */

import { averageMoments } from './averageMoments.js'

/**
 * Of `N = P − share·A`, where P is a driftless lognormal price at the last of k prints, 1 at the
 * first, and A the mean of them: `variance`, `third` central moment, the covariance `lean` of N and
 * P², and the plain second and third moments of P.
 *
 * @category pricing
 * @since 0.1.0
 */
export type OpeningMoments = {
  readonly variance: number
  readonly third: number
  readonly lean: number
  readonly secondOfEnd: number
  readonly thirdOfEnd: number
}

/**
 * Returns them, `span` and `step` as in `averageMoments`, as polynomials of the same make and
 * order.
 *
 * @category pricing
 * @since 0.1.0
 */
export const openingMoments = (span: number, step: number, share: number): OpeningMoments => {
  const open = 1 - step
  const wide = 2 - step
  const end = span * open
  const squares = span * span
  const cubes = squares * span
  const ofEnd = end + (end * end) / 2 + (end * end * end) / 6
  const ofBoth = end / 2 + (squares * open * wide) / 12 + (cubes * open * open) / 24
  const { variance: ofMean, third: ofMeanThrice } = averageMoments(span, step)
  const endTwice =
    (squares * open * (8 - 7 * step)) / 6 + (cubes * open * open * (17 - 10 * step)) / 12
  const endOnce =
    (squares * wide * wide * open) / 6 + (cubes * wide * open * (17 - step * (17 - 6 * step))) / 60
  const endThrice = end * end * (3 + 4 * end)
  const meanOfSquares = end + (squares * open * wide) / 3 + (cubes * open * open) / 3
  const secondOfEnd = Math.exp(end)
  return {
    variance: ofEnd - share * (2 * ofBoth - share * ofMean),
    third: endThrice - share * (3 * endTwice - share * (3 * endOnce - share * ofMeanThrice)),
    lean: secondOfEnd * (Math.expm1(2 * end) - share * meanOfSquares),
    secondOfEnd,
    thirdOfEnd: Math.exp(3 * end),
  }
}
