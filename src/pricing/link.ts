/**
 * The link: which probability a standardised distance from the strike has.
 *
 * The logarithm of the settlement price has mean `ln(centre) − w/2` and variance w; the link says
 * what is beyond these two, how fat the tails are and by how much w is off.
 */

import { type Probability, probability as toProbability } from '../market/units.js'
import * as LinkJumps from './linkJumps.js'
import * as Law from './linkLaw.js'
import type { Partials } from './linkPartials.js'

export type { Jumps } from './linkJumps.js'
export type { Law } from './linkLaw.js'
export type { Partials } from './linkPartials.js'

/**
 * The law of the standardised settlement, of variance 1 before `scale` widens it: normal, logistic,
 * Student's t, normal with an uncertain volatility, or a diffusion with jumps.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Link = Law.Law | LinkJumps.Jumps

/**
 * Where a claim stands: `distance` is `ln(centre/strike)`; `variance` is the total to settlement, 0
 * or more and without a unit, with jumps that of the diffusion alone; `seconds` is the time it is
 * the variance of, 0 or more, which only jumps read.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Place = {
  readonly distance: number
  readonly variance: number
  readonly seconds: number
}

/**
 * Returns the probability of YES, `F((a − w/2)/(m√w))`; with jumps Merton's sum.
 *
 * Total: at no variance it is its limit, 0, 1, or ½ at the strike; NaN, a negative variance, with
 * jumps a negative time, a scale not above 0 and degrees not above 2 give NaN. Rises with the
 * distance; never outside [0, 1].
 *
 * Source: Black and Scholes (1973), r = q = 0, with another law in the place of the normal; Merton
 * (1976). Accuracy, relative, of this and of `complement`: 2.2e-15·(1 + z²), with z the
 * standardised distance; with jumps down to 1e-25 and of up to 500 a day; of 5,000 a day it is
 * 6e-14. The worst of 1,200 places of each link against 50 digits.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * const at = { distance: 0.001, variance: 0.000002, seconds: 300 }
 * Link.probability({ kind: 'logistic', scale: 1 }, at) // => 0.78266541835…
 *
 * @category pricing
 * @since 0.1.0
 */
export const probability = (link: Link, { distance, variance, seconds }: Place): Probability =>
  toProbability(probabilityOf(link, distance, variance, seconds))

/**
 * Returns the probability of NO from its own tail: 1 less that of YES, with all its digits.
 *
 * Total, and as accurate as `probability`.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * const at = { distance: 0.03, variance: 0.000002, seconds: 300 }
 * Link.complement({ kind: 'normal', scale: 1 }, at) // => 3.6611228…e-100
 *
 * @category pricing
 * @since 0.1.0
 */
export const complement = (link: Link, { distance, variance, seconds }: Place): Probability =>
  toProbability(complementOf(link, distance, variance, seconds))

/**
 * Returns what `probability` does, its arguments in a row and nothing allocated: for decisions.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * Link.probabilityOf({ kind: 'normal', scale: 1 }, 0, 0, 60) // => 0.5
 *
 * @category pricing
 * @since 0.1.0
 */
export const probabilityOf = (
  link: Link,
  distance: number,
  variance: number,
  seconds: number,
): number =>
  link.kind === 'jumps'
    ? LinkJumps.probability(link, distance, variance, seconds, 1)
    : Law.cdf(link, standardised(link.scale, distance, variance))

/**
 * Returns what `complement` does, its arguments in a row: for decisions.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * Link.complementOf({ kind: 'normal', scale: 1 }, 0.01, 0, 60) // => 0
 *
 * @category pricing
 * @since 0.1.0
 */
export const complementOf = (
  link: Link,
  distance: number,
  variance: number,
  seconds: number,
): number =>
  link.kind === 'jumps'
    ? LinkJumps.probability(link, distance, variance, seconds, -1)
    : Law.cdf(link, -standardised(link.scale, distance, variance))

/**
 * Returns the probability of YES and its derivatives by distance, variance and seconds.
 *
 * In closed form: with `z = (a − w/2)/(m√w)`, `F′(z)/(m√w)`, `F″(z)/(m²w)` and
 * `−F′(z)·(a + w/2)/(2mw√w)`; with jumps sums of these. At no variance the price is a step and they
 * are 0, on the step too, where there are none; bad input gives NaN.
 *
 * Accuracy, relative: `byDistance` 1.1e-15·(1 + z²), the others 6e-15·(1 + z²); with jumps, whose
 * terms may cancel, 1e-12·(1 + z²). The worst of 1,200 places of each link against differences of
 * the probability with 50 digits.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * const at = { distance: 0, variance: 0.0001, seconds: 300 }
 * Link.partials({ kind: 'normal', scale: 1 }, at).byDistance // => 39.8937…
 *
 * @category pricing
 * @since 0.1.0
 */
export const partials = (link: Link, { distance, variance, seconds }: Place): Partials => {
  if (link.kind === 'jumps') return LinkJumps.partials(link, distance, variance, seconds)
  const z = standardised(link.scale, distance, variance)
  const density = Law.pdf(link, z)
  const width = link.scale * Math.sqrt(variance)
  const isStep = variance === 0 || density === 0
  return {
    value: Law.cdf(link, z),
    byDistance: isStep ? 0 * density : density / width,
    byDistanceTwice: isStep ? 0 * density : Law.slope(link, z) / width / width,
    byVariance: isStep ? 0 * density : (-density * (distance / variance + 0.5)) / (2 * width),
    bySeconds: 0 * density,
  }
}

/**
 * Returns the derivative of the probability by the distance, its arguments in a row: for decisions.
 * That by the logarithm of the volatility is `−(a + w/2)` times it.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * Link.byDistanceOf({ kind: 'normal', scale: 1 }, 0, 0.0001) // => 39.8937…
 *
 * @category pricing
 * @since 0.1.0
 */
export const byDistanceOf = (link: Law.Law, distance: number, variance: number): number => {
  const density = Law.pdf(link, standardised(link.scale, distance, variance))
  return variance > 0 ? density / (link.scale * Math.sqrt(variance)) : 0 * density
}

/**
 * Returns the standardised distance of which the probability is p, `m·F⁻¹(p)`.
 *
 * 0 gives −∞ and 1 gives ∞. With jumps it depends on the time as well, and is NaN here.
 *
 * @example
 * import { Link } from 'twoway'
 *
 * Link.quantile({ kind: 'normal', scale: 2 }, 0.975) // => 3.9199279690801076
 *
 * @category pricing
 * @since 0.1.0
 */
export const quantile = (link: Link, p: number): number =>
  link.kind === 'jumps' || !(link.scale > 0) ? Number.NaN : link.scale * Law.quantile(link, p)

/** `(a − w/2)/(m√w)`; at no variance its limit, ±∞, or 0 at the strike. */
const standardised = (scale: number, distance: number, variance: number): number => {
  if (!(variance > 0 && scale > 0))
    return variance === 0 && scale > 0 ? limit(distance) : Number.NaN
  const deviation = Math.sqrt(variance)
  return (distance / deviation - deviation / 2) / scale
}

const limit = (distance: number): number => (distance === 0 ? 0 : distance * Infinity)
