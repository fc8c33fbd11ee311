/**
 * The law of a settlement price as it moves: along spot, along the volatility, along time.
 */

import {
  constant,
  exponential,
  type Jet,
  linear,
  logarithm,
  plus,
  scaled,
  through,
  times,
} from '../math/jet.js'
import type { SettledLaw } from './settledLaw.js'

/**
 * A way to go: `logSpot` is by how much the logarithm of spot rises, `rate` the variance per
 * second, and `seconds` the calendar time, each per unit of the way.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Direction = {
  readonly logSpot: 0 | 1
  readonly rate: number
  readonly seconds: 0 | 1
}

/**
 * What of a `SettledLaw` moves. Along the volatility and time the first derivatives alone are told:
 * those of what is made from them hang on nothing else.
 *
 * @category pricing
 * @since 0.1.0
 */
export type LawJets = {
  readonly mean: Jet
  readonly scale: Jet
  readonly variance: Jet
  readonly seconds: Jet
  readonly window: Jet
}

/**
 * What a moving law is fitted to, as `ToFit` has it. @category pricing @since 0.1.0
 */
export type JetsToFit = LawJets & { readonly unit: Jet; readonly third: Jet }

/**
 * Returns the jet of the index now, whose logarithm moves with spot's. @category pricing
 * @since 0.1.0
 */
export const unitJet = (unit: number, { logSpot }: Direction): Jet =>
  exponential(unit, linear(0, logSpot))

/**
 * Returns how the law of `fittedLaw` moves with what it is fitted to; `scale` is not read.
 *
 * With `g = 3y + y³` the skewness, `d ln y/d ln g = (3 + y²)/(3 + 3y²)`; the rest are logarithms.
 *
 * @category pricing
 * @since 0.1.0
 */
export const fittedJets = (law: SettledLaw, fit: Omit<JetsToFit, 'scale'>): LawJets => {
  const logVariance = logarithm(fit.variance)
  const square = Math.expm1(law.variance)
  const relative = relativeJet(square, logVariance, fit.third)
  const widest = 1 + square
  const logScale = plus(logarithm(fit.unit), plus(scaled(logVariance, 0.5), scaled(relative, -1)))
  const ratio = fit.unit.value / law.scale
  const overVariance = exponential(1 / fit.variance.value, scaled(logVariance, -1))
  return {
    mean: fit.mean,
    scale: exponential(law.scale, logScale),
    variance: through(
      relative,
      law.variance,
      (2 * square) / widest,
      (4 * square) / (widest * widest),
    ),
    seconds: times(
      fit.seconds,
      exponential(ratio * ratio, plus(scaled(relative, 2), scaled(logVariance, -1))),
    ),
    window: law.window < 1 ? times(fit.window, overVariance) : constant(1),
  }
}

/** Of `ln y`; without skewness to the right y is a trace that stands. */
const relativeJet = (square: number, logVariance: Jet, third: Jet): Jet => {
  if (!(third.value > 0)) return constant(0)
  const logSkewness = plus(logarithm(third), scaled(logVariance, -1.5))
  const widest = 1 + square
  const slope = (3 + square) / (3 * widest)
  return through(logSkewness, 0, slope, (-4 * square * slope) / (3 * widest * widest))
}
