/**
 * The law of the price that a claim settles on, less its strike: a displaced lognormal.
 */

import { logOnePlus } from '../math/logRatio.js'
import type { TrimmedInside } from './trimmedInside.js'

/**
 * The law of a settlement price X against a strike: `X = mean − scale + scale·exp(…)`, where the
 * exponent is normal, of a given `variance` and so that X has its `mean`. Prices in dollars;
 * `seconds` is the time of spot whose variance it is. `peaked` is above 0 for a trimmed mean: how
 * far the share `window` of the variance is distributed as `trimmedParts`. Where `inside` is there
 * the price is distributed as it tells, and the rest is a displaced lognormal near it.
 *
 * @category pricing
 * @since 0.1.0
 */
export type SettledLaw = {
  readonly mean: number
  readonly scale: number
  readonly variance: number
  readonly seconds: number
  readonly peaked: number
  readonly window: number
  readonly strike: number
  readonly inside?: TrimmedInside | undefined
}

/**
 * What a law is fitted to: the `mean` of X and the `unit` in dollars; `variance`, `third` central
 * moment and `seconds` of spot, in powers of the unit; `peaked` as in the law, and `window`, the
 * variance that is.
 *
 * @category pricing
 * @since 0.1.0
 */
export type ToFit = {
  readonly mean: number
  readonly unit: number
  readonly variance: number
  readonly third: number
  readonly peaked: number
  readonly window: number
  readonly seconds: number
  readonly strike: number
}

/**
 * Returns the displaced lognormal of a given mean, variance and third central moment.
 *
 * With y the deviation over the scale, `third / variance^1.5 = 3y + y³`, of which the real root is
 * `2·sinh(asinh(·/2)/3)`; the variance of the logarithm is `ln(1 + y²)`. A lognormal is met
 * exactly. No skewness, or one to the left, is taken as a trace of one to the right, which is the
 * normal law. Where the scale comes out as no number above 0, for want of a variance or past
 * doubles, X is its mean.
 *
 * @category pricing
 * @since 0.1.0
 */
export const fittedLaw = (fit: ToFit): SettledLaw => {
  const deviation = Math.sqrt(fit.variance)
  const skewness = fit.third / fit.variance / deviation
  const relative = Math.max(rootOf(skewness / 3), trace)
  const scale = (fit.unit * deviation) / relative
  if (!(scale > 0 && scale < Infinity)) return certainLaw(fit.mean, fit.strike)
  const ratio = fit.unit / scale
  return {
    mean: fit.mean,
    scale,
    variance: logOnePlus(relative * relative),
    seconds: fit.seconds * ratio * ratio,
    peaked: fit.peaked,
    window: Math.min(fit.window / fit.variance, 1),
    strike: fit.strike,
  }
}

/** The real root of `y³ + 3y = 3x`, near 0 by its series, whose next term is below an ulp. */
const rootOf = (x: number): number => {
  if (!(Math.abs(x) < 0.01)) return 2 * Math.sinh(Math.asinh(1.5 * x) / 3)
  const square = x * x
  return x * (1 - (square / 3) * (1 - square * (1 - (4 / 3) * square)))
}

/**
 * Returns the law of a settlement price that is known. @category pricing @since 0.1.0
 */
export const certainLaw = (mean: number, strike: number): SettledLaw => ({
  mean,
  scale: mean,
  variance: 0,
  seconds: 0,
  peaked: 0,
  window: 0,
  strike,
})

/** So little skewness that the law is normal to the last digit. */
const trace = 1e-15
