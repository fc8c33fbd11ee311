/**
 * The law of a mean whose window is still to come: what a market on one mostly has, in one step.
 */

import type { EndRule } from '../market/settlement.js'
import { averageThird, averageVariance } from './averageMoments.js'
import { excessOf, mostVariance } from './moments.js'
import { rateOf, secondsOfMean, squareOf, varianceOver } from './pathMoments.js'
import { fittedLaw, type SettledLaw } from './settledLaw.js'

/**
 * Returns the law of a mean that begins to be taken no earlier than now, for the `index` of now and
 * a `strike` in dollars, the seconds `left` until the spot of its last print, the `volatility` and
 * the `deviation` of the basis; null of any other rule, and once its window has begun.
 *
 * That of `settledMoments`: the mean of a path that is 1 at the first print, times what the wait
 * and the basis multiply it by, which together are one lognormal. Nothing is behind or printed, so
 * that no parts need be told apart, which takes twice as long.
 *
 * A kernel of the decision: positional, and it allocates little but the law.
 *
 * @category pricing
 * @since 0.1.0
 */
export const aheadLaw = (
  end: EndRule,
  index: number,
  strike: number,
  left: number,
  volatility: number,
  deviation: number,
): SettledLaw | null => {
  // A mean of one print is a price at an instant, to the last bit.
  if (end.kind !== 'mean' || end.prints === 1) return null
  const window = end.windowMs / 1000
  if (!(window > 0 && left >= window)) return null
  const step = end.prints === null ? 0 : 1 / end.prints
  const wait = Math.max(left - window * (1 - step), 0)
  const rate = rateOf(volatility)
  const e = excessOf(varianceOver(rate, wait) + squareOf(deviation))
  const cubed = e * e * (e + 3)
  const span = Math.min(varianceOver(rate, window), mostVariance)
  const ofMean = averageVariance(span, step)
  return fittedLaw({
    mean: index,
    unit: index,
    variance: e + ofMean * (1 + e),
    third: averageThird(span, step) * (1 + 3 * e + cubed) + cubed + ofMean * (6 * e + 3 * cubed),
    peaked: 0,
    window: 0,
    seconds: secondsOfMean(wait, window, step),
    strike,
  })
}
