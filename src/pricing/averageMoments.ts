/**
 * The moments of an average of a driftless lognormal price, seen from its first print.
 */

import type { Moments } from './moments.js'

/**
 * Returns the moments of the mean of k prints of a driftless lognormal price that is 1 at the
 * first.
 *
 * `span` is the variance of the logarithm over k spacings, `step` is 1/k; 0 is the continuous
 * mean, over a window of that variance, and 1 a single print, which has no variance. Polynomials
 * of the sums over all pairs and triples of prints, `exp(v·min(tᵢ, tⱼ)) − 1` and its like for
 * three, so that no print is visited: to the third order of the variance and the third of the
 * third moment.
 *
 * Accuracy: relative 0.01·span³ of the variance and 0.34·span² of the third moment; a day's average
 * at a volatility of 200 % has a span of 0.011. Source: Turnbull and Wakeman (1991), in closed
 * form.
 *
 * @example
 * import { averageMoments } from 'twoway'
 *
 * averageMoments(0.003, 0).variance // => 0.00100075045…
 * averageMoments(0.003, 1).variance // => 0
 *
 * @category pricing
 * @since 0.1.0
 */
export const averageMoments = (span: number, step: number): Moments => ({
  mean: 1,
  variance: averageVariance(span, step),
  third: averageThird(span, step),
})

/** Returns the variance alone. @category pricing @since 0.1.0 */
export const averageVariance = (span: number, step: number): number =>
  span * (pairs(step) + span * (pairsTwice(step) + span * pairsThrice(step)))

/** Returns the third moment alone. @category pricing @since 0.1.0 */
export const averageThird = (span: number, step: number): number =>
  span * span * (triples(step) + span * triplesThrice(step))

/**
 * Returns the derivatives of those moments by `span`. @category pricing @since 0.1.0
 */
export const averageSlopes = (span: number, step: number): Moments => ({
  mean: 0,
  variance: pairs(step) + span * (2 * pairsTwice(step) + 3 * span * pairsThrice(step)),
  third: span * (2 * triples(step) + 3 * span * triplesThrice(step)),
})

const pairs = (step: number): number => ((1 - step) * (2 - step)) / 6

const pairsTwice = (step: number): number => ((1 - step) * (1 - step * (1 - step))) / 12

const pairsThrice = (step: number): number =>
  ((1 - step) * (2 - step) * (3 - step * (3 - 4 * step))) / 360

const triples = (step: number): number => ((1 - step) * (2 - step) * (2 - step * (2 - step))) / 10

const triplesThrice = (step: number): number =>
  ((1 - step) * (34 - step * (68 - step * (77 - step * (43 - 18 * step))))) / 120
