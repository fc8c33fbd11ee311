/**
 * Diffusion and lognormal jumps at Poisson times: the law of Merton's model.
 */

import * as Normal from '../math/normal.js'
import { poissonNodes } from '../math/poissonNodes.js'
import type { Partials } from './linkPartials.js'

/**
 * Jumps of the logarithm, `perDay` of them expected in 86,400 seconds, 0 or more, each normal with
 * this `mean` and `deviation`. `scale` divides each standardised argument, above 0.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Jumps = {
  readonly kind: 'jumps'
  readonly scale: number
  readonly perDay: number
  readonly mean: number
  readonly deviation: number
}

/**
 * Returns `Σ Pois(n; λτ) Φ(sign·zₙ)`, the probability of YES for `sign` 1 and of NO for −1, each
 * from its own tail, with `zₙ = (a − w/2 − λκτ + nμ) / (m√(w + nδ²))` and `κ = e^(μ + δ²/2) − 1`.
 *
 * `distance` is a; `variance` is w, that of the diffusion alone; `seconds` is τ.
 *
 * Source: Merton, Journal of Financial Economics 3 (1976). Accuracy: see `Link.probability`.
 *
 * @category pricing
 * @since 0.1.0
 */
export const probability = (
  link: Jumps,
  distance: number,
  variance: number,
  seconds: number,
  sign: 1 | -1,
): number => {
  const expected = expectedOf(link, seconds)
  if (!isGiven(link, distance, variance, expected)) return Number.NaN
  const start = withoutJumps(link, distance, variance, expected)
  const { counts, weights } = poissonNodes(expected)
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const z = argument(link, start, variance, counts[i] as number)
    sum += (weights[i] as number) * Normal.cdf(sign * z)
  }
  return Math.min(1, sum)
}

/**
 * Returns the probability of YES and its derivatives, as `Link.partials` names them.
 *
 * With `p′ₙ = λ(pₙ₋₁ − pₙ)`, the one by τ is
 * `λ Σ pₙ·(Φ(zₙ₊₁) − Φ(zₙ) − κ·φ(zₙ)/(m√(w + nδ²)))`.
 *
 * @category pricing
 * @since 0.1.0
 */
export const partials = (
  link: Jumps,
  distance: number,
  variance: number,
  seconds: number,
): Partials => {
  const expected = expectedOf(link, seconds)
  const value = probability(link, distance, variance, seconds, 1)
  const rate = link.perDay / secondsPerDay
  const sum = { value, byDistance: 0, byDistanceTwice: 0, byVariance: 0, bySeconds: 0 }
  if (Number.isNaN(value)) return undefinedPartials
  const start = withoutJumps(link, distance, variance, expected)
  const drift = rate * meanJump(link)
  const { counts, weights } = poissonNodes(expected)
  for (let i = 0; i < counts.length; i++) {
    const weight = weights[i] as number
    const n = counts[i] as number
    const z = argument(link, start, variance, n)
    const next = argument(link, start, variance, n + 1)
    const deviation = deviationAfter(link, variance, n)
    const density = (weight * Normal.pdf(z)) / (link.scale * deviation)
    sum.bySeconds += weight * rate * between(z, next)
    // Where the density is 0 the arguments may be infinite; at no deviation there is a step.
    if (!(density > 0 && deviation > 0)) continue
    sum.byDistance += density
    sum.byDistanceTwice -= (density * z) / (link.scale * deviation)
    sum.byVariance -= (density * (1 + (z * link.scale) / deviation)) / 2
    sum.bySeconds -= density * drift
  }
  return sum
}

const createUndefined = (): Partials => ({
  value: Number.NaN,
  byDistance: Number.NaN,
  byDistanceTwice: Number.NaN,
  byVariance: Number.NaN,
  bySeconds: Number.NaN,
})

const undefinedPartials: Partials = /* @__PURE__ */ createUndefined()

const secondsPerDay = 86_400

/** How many jumps are expected; held to where the sum over them stays in range. */
const expectedOf = (link: Jumps, seconds: number): number =>
  Math.min(1e300, (link.perDay / secondsPerDay) * seconds)

const isGiven = (link: Jumps, distance: number, variance: number, expected: number): boolean =>
  variance >= 0 &&
  link.scale > 0 &&
  expected >= 0 &&
  !Number.isNaN(distance + link.mean + link.deviation)

/** κ, by how much a jump raises the price on average. */
const meanJump = ({ mean, deviation }: Jumps): number =>
  Math.expm1(mean + (deviation * deviation) / 2)

const deviationAfter = ({ deviation }: Jumps, variance: number, jumps: number): number =>
  Math.sqrt(variance + jumps * deviation * deviation)

/** `a − w/2 − λκτ`, the numerator of z₀. */
const withoutJumps = (link: Jumps, distance: number, variance: number, expected: number): number =>
  distance - variance / 2 - (expected === 0 ? 0 : expected * meanJump(link))

/** zₙ; without any deviation its limit, ±∞ or 0. */
const argument = (link: Jumps, start: number, variance: number, jumps: number): number => {
  const centre = start + jumps * link.mean
  const z = centre / deviationAfter(link, variance, jumps) / link.scale
  if (!Number.isNaN(z)) return z
  // As κ > μ and κ > δ²/2, what left the range of doubles fell faster than anything in it rose.
  return centre === 0 ? 0 : -Infinity
}

/** `Φ(to) − Φ(from)`, above 0 from the upper tail. */
const between = (from: number, to: number): number =>
  from > 0 ? Normal.cdf(-from) - Normal.cdf(-to) : Normal.cdf(to) - Normal.cdf(from)
