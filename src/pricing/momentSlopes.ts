/**
 * Moments that move: what `moments` and `pathMoments` say, with its derivative along one direction.
 */

import { averageMoments, averageSlopes } from './averageMoments.js'
import { lognormal, type Moments, mostVariance, sum, times } from './moments.js'
import { varianceOver } from './pathMoments.js'

/**
 * Moments, and how fast each of them changes.
 *
 * @category pricing
 * @since 0.1.0
 */
export type MovingMoments = { readonly at: Moments; readonly by: Moments }

/**
 * A number, and how fast it changes. @category pricing @since 0.1.0
 */
export type Moving = { readonly at: number; readonly by: number }

/**
 * Returns the variance that a moving rate brings over a moving time. @category pricing @since 0.1.0
 */
export const varianceSlope = (rate: Moving, seconds: Moving): Moving => ({
  at: varianceOver(rate.at, seconds.at),
  by: rate.by * seconds.at + rate.at * seconds.by,
})

/**
 * Returns `lognormal` of a variance that moves; past `mostVariance` it stands. @category pricing
 * @since 0.1.0
 */
export const movingLognormal = ({ at: variance, by: slope }: Moving): MovingMoments => {
  const at = lognormal(variance)
  const excess = at.variance
  const by = variance > mostVariance ? 0 : (1 + excess) * slope
  return { at, by: { mean: 0, variance: by, third: 3 * excess * (excess + 2) * by } }
}

/**
 * Returns `times` of two that move, the factor's mean 1 as there. @category pricing @since 0.1.0
 */
export const movingTimes = (
  { at: a, by: ofA }: MovingMoments,
  { at: f, by: ofF }: MovingMoments,
): MovingMoments => {
  const square = a.mean * a.mean
  return {
    at: times(a, f),
    by: {
      mean: ofA.mean,
      variance:
        2 * a.mean * ofA.mean * f.variance +
        square * ofF.variance +
        ofA.variance * (1 + f.variance) +
        a.variance * ofF.variance,
      third:
        ofA.third * (1 + 3 * f.variance + f.third) +
        a.third * (3 * ofF.variance + ofF.third) +
        square * (3 * ofA.mean * f.third + a.mean * ofF.third) +
        (ofA.mean * a.variance + a.mean * ofA.variance) * (6 * f.variance + 3 * f.third) +
        a.mean * a.variance * (6 * ofF.variance + 3 * ofF.third),
    },
  }
}

/**
 * Returns `sum` of moving shares of two that move. @category pricing
 * @since 0.1.0
 */
export const movingSum = (
  share: Moving,
  a: MovingMoments,
  otherShare: Moving,
  b: MovingMoments,
): MovingMoments => {
  const ofA = partSlopes(share, a)
  const ofB = partSlopes(otherShare, b)
  return {
    at: sum(share.at, a.at, otherShare.at, b.at),
    by: {
      mean: ofA.mean + ofB.mean,
      variance: ofA.variance + ofB.variance,
      third: ofA.third + ofB.third,
    },
  }
}

const partSlopes = ({ at: share, by }: Moving, { at: a, by: ofA }: MovingMoments): Moments => ({
  mean: by * a.mean + share * ofA.mean,
  variance: share * (2 * by * a.variance + share * ofA.variance),
  third: share * share * (3 * by * a.third + share * ofA.third),
})

/**
 * Returns `pathMoments` of a rate, a wait and a span that move. @category pricing @since 0.1.0
 */
export const movingPath = (
  rate: Moving,
  wait: Moving,
  span: Moving,
  step: number,
): MovingMoments => {
  const { at: variance, by } = varianceSlope(rate, span)
  const held = Math.min(variance, mostVariance)
  const slopes = averageSlopes(held, step)
  const slope = variance > mostVariance ? 0 : by
  const mean: MovingMoments = {
    at: averageMoments(held, step),
    by: { mean: 0, variance: slopes.variance * slope, third: slopes.third * slope },
  }
  return movingTimes(mean, movingLognormal(varianceSlope(rate, wait)))
}
