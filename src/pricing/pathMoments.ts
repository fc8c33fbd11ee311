/**
 * The pieces of which the moments of every settlement are made.
 */

import { secondsPerYear } from '../market/units.js'
import { averageMoments } from './averageMoments.js'
import type { Claim } from './claim.js'
import { lognormal, type Moments, mostVariance, times } from './moments.js'

/**
 * Returns the variance per second of a claim's spot. @category pricing @since 0.1.0
 */
export const variancePerSecond = ({ volatility }: Claim): number => rateOf(volatility)

/**
 * Returns the variance of a second at an annualised volatility. @category pricing @since 0.1.0
 */
export const rateOf = (volatility: number): number =>
  Math.min((volatility * volatility) / secondsPerYear, mostRate)

/**
 * Returns the variance of a claim's basis. @category pricing @since 0.1.0
 */
export const basisVariance = ({ basis: { deviation } }: Claim): number => squareOf(deviation)

/**
 * Returns the variance of a deviation, finite whatever it is. @category pricing @since 0.1.0
 */
export const squareOf = (deviation: number): number => Math.min(deviation * deviation, mostTotal)

/**
 * Returns the settlement index that a claim's spot stands for, in dollars: `S·exp(basis mean)`.
 *
 * @category pricing
 * @since 0.1.0
 */
export const indexAtSpot = ({ spot, basis }: Claim): number => indexAt(spot, basis.mean)

/**
 * Returns the settlement index that a price of ours stands for, held to 1e-300 and 1e300.
 *
 * @category pricing
 * @since 0.1.0
 */
export const indexAt = (price: number, basis: number): number =>
  Math.min(Math.max(basis === 0 ? price : price * Math.exp(basis), leastPrice), 1 / leastPrice)

/**
 * Returns a total variance of a time in seconds, finite whatever the two. @category pricing
 * @since 0.1.0
 */
export const varianceOver = (rate: number, seconds: number): number =>
  Math.min(rate * seconds, mostTotal)

/**
 * Returns the moments of the mean of prints that begin after a wait, of a path that is 1 now.
 *
 * `rate` is the variance per second; `wait`, `span` and `step` as in `FixingParts`.
 *
 * @category pricing
 * @since 0.1.0
 */
export const pathMoments = (rate: number, wait: number, span: number, step: number): Moments =>
  times(
    averageMoments(Math.min(varianceOver(rate, span), mostVariance), step),
    lognormal(varianceOver(rate, wait)),
  )

/**
 * Returns how many seconds of spot the variance of such a mean is worth. @category pricing
 * @since 0.1.0
 */
export const secondsOfMean = (wait: number, span: number, step: number): number =>
  wait + (span * (1 - step) * (2 - step)) / 6

/** Past these nothing changes but that products would leave the range of doubles. */
const mostRate = 1e280
const mostTotal = 1e300
const leastPrice = 1e-300
