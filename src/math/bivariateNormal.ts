/**
 * The distribution of two standard normal variables of a given correlation.
 *
 * Below both means the quadrant `X < x, Y < y` is seen from the origin as two fans of rays that
 * enter it by one edge each and never leave: two positive terms, so that nothing cancels in the
 * tail, and no correlation is special. The other quadrants follow from that one.
 */

import { type Rule, rule } from './gaussLegendre.js'
import * as Normal from './normal.js'

/**
 * Returns `Φ₂(x, y; ρ)`, the probability that the one is at most x and the other at most y.
 *
 * `Φ₂ = G(|x|, a) + G(|y|, b)` for x, y ≤ 0, where `G(h, a) = Φ(−h)/2 − T(h, a)` with Owen's T,
 * `a = (y − ρx)/(x√(1 − ρ²))` and b alike. Otherwise by `Φ₂(x, y; ρ) = Φ(y) − Φ₂(−x, y; −ρ)`.
 *
 * Source: Owen, Annals of Mathematical Statistics 27 (1956); Gauss–Legendre with 40 nodes.
 * Accuracy 2e-16 absolute, the worst of 3,500 points against 40 digits, ρ to ±(1 − 1e-15) included;
 * for x, y ≤ 0 relative as well, to 1e-15·(1 + q), with q the squared distance of the quadrant from
 * the origin, as long as ρ > −0.9.
 *
 * Edges: ρ = 1 gives `Φ(min(x, y))`, −1 gives `max(0, Φ(x) − Φ(−y))`; −∞ gives 0, ∞ leaves the
 * other variable alone. A correlation outside [−1, 1] and NaN give NaN.
 *
 * @example
 * import { BivariateNormal } from 'twoway'
 *
 * BivariateNormal.cdf({ x: 0, y: 0, correlation: 0.5 }) // => 0.333333333333…
 *
 * @category math
 * @since 0.1.0
 */
export const cdf = ({
  x,
  y,
  correlation,
}: {
  readonly x: number
  readonly y: number
  readonly correlation: number
}): number => {
  if (!(Math.abs(correlation) <= 1) || Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  const least = Math.min(x, y)
  const most = Math.max(x, y)
  if (correlation === 1 || most === Infinity) return Normal.cdf(least)
  if (correlation === -1) return Math.max(0, Normal.cdf(least) - Normal.cdf(-most))
  if (most <= 0) return below(least, most, correlation)
  if (least <= 0) return Math.max(0, Normal.cdf(least) - below(least, -most, -correlation))
  // 1 less what is above the one or the other, which takes what is above both off twice.
  const notAbove = Normal.cdf(least) - Normal.cdf(-most)
  return Math.max(0, notAbove + below(-most, -least, correlation))
}

/** `Φ₂(x, y; ρ)` for x, y ≤ 0 and |ρ| < 1. Below −39 it is under half of the least double. */
const below = (x: number, y: number, correlation: number): number => {
  if (x < -39 || y < -39) return 0
  const more = 1 + correlation
  const less = 1 - correlation
  if (x === 0 && y === 0) return Math.atan2(Math.sqrt(more), Math.sqrt(less)) / Math.PI
  const root = Math.sqrt(less * more)
  const h = Math.abs(x)
  const k = Math.abs(y)
  // −h and not x: an edge through the origin is −0 away, and all rays belong to the other fan.
  const fromX = fan(h, gap(x, y, correlation) / -h / root)
  return fromX + fan(k, gap(y, x, correlation) / -k / root)
}

/** `to − ρ·from`; for ρ near 1 by two exact differences. */
const gap = (from: number, to: number, correlation: number): number =>
  correlation > 0.5 ? to - from + (1 - correlation) * from : to - correlation * from

/**
 * `G(h, a) = 1/(2π) · ∫ exp(−h²(1 + x²)/2)/(1 + x²) dx` from a to ∞, for h ≥ 0: the probability
 * beyond a line at distance h, on the side of the point that is h·a along it.
 */
const fan = (h: number, a: number): number => {
  if (a < 0) return Normal.cdf(-h) - fan(h, -a)
  const along = h * a
  // No number where h = 0 and a = ∞, at which there is nothing left either.
  if (!(along <= 39)) return 0
  if (along >= 1) return farFan(h, along)
  if (a <= 1) return Normal.cdf(-h) / 2 - owen(h, a)
  return owen(along, 1 / a) - Normal.cdf(-along) * (0.5 - Normal.cdf(-h))
}

/** With `x = (along + t)/h`, up to where `e^(−40)` of the integrand is left. */
const farFan = (h: number, along: number): number => {
  const { nodes, weights } = quadrature()
  const length = 80 / (along + Math.sqrt(along * along + 80))
  let sum = 0
  for (let k = 0; k < nodes.length; k++) {
    const t = length * (nodes[k] as number)
    const p = along + t
    sum += ((weights[k] as number) * Math.exp(-t * (along + t / 2))) / (h * h + p * p)
  }
  return Normal.pdf(h) * Normal.pdf(along) * h * length * sum
}

/** `T(h, a) = 1/(2π) · ∫ exp(−h²(1 + x²)/2)/(1 + x²) dx` from 0 to a, for a ≤ 1 and h·a ≤ 1. */
const owen = (h: number, a: number): number => {
  const { nodes, weights } = quadrature()
  let sum = 0
  for (let k = 0; k < nodes.length; k++) {
    const x = a * (nodes[k] as number)
    const p = h * x
    sum += ((weights[k] as number) * Math.exp((-p * p) / 2)) / (1 + x * x)
  }
  return (Normal.pdf(h) / root2Pi) * a * sum
}

const root2Pi = 2.5066282746310007

/** Computed when it is first needed, in about a millisecond; the same for every caller. */
const quadrature = (): Rule => {
  computed ??= rule(40)
  return computed
}

let computed: Rule | undefined
