/**
 * The probability of Merton's model at a place that moves.
 */

import {
  constant,
  exponential,
  type Jet,
  logarithm,
  plus,
  scaled,
  through,
  times,
} from '../math/jet.js'
import { cdf, pdf } from '../math/normal.js'
import { poissonNodes } from '../math/poissonNodes.js'
import { type Jumps, probability } from './linkJumps.js'
import type { PlaceJets } from './termJet.js'

/**
 * Returns the probability of YES and its derivatives along the way that a place moves.
 *
 * `Σ Pois(n; λτ) fₙ` has the derivative `λ Σ Pois(n; λτ)(fₙ₊₁ − fₙ)` by τ, and so on.
 *
 * @category pricing
 * @since 0.1.0
 */
export const jumpsJet = (link: Jumps, place: PlaceJets): Jet => {
  const { distance, variance, seconds } = place
  const value = probability(link, distance.value, variance.value, seconds.value, 1)
  if (Number.isNaN(value)) return constant(value)
  const expected = scaled(seconds, link.perDay / 86_400)
  const drift = Math.expm1(link.mean + (link.deviation * link.deviation) / 2)
  const start = plus(plus(distance, scaled(variance, -0.5)), scaled(expected, -drift))
  const { counts, weights } = poissonNodes(expected.value)
  let first = 0
  let second = 0
  for (let i = 0; i < counts.length; i++) {
    const weight = weights[i] as number
    const n = counts[i] as number
    const now = afterJumps(link, start, variance, n)
    const next = afterJumps(link, start, variance, n + 1)
    const afterNext = afterJumps(link, start, variance, n + 2)
    const rise = between(now, next)
    const curve = between(next, afterNext) - rise
    first += weight * (now.chance.first + rise * expected.first)
    second +=
      weight *
      (now.chance.second +
        2 * expected.first * (next.chance.first - now.chance.first) +
        expected.first * expected.first * curve +
        expected.second * rise)
  }
  return { value, first, second }
}

type AfterJumps = { readonly z: number; readonly chance: Jet }

const afterJumps = (link: Jumps, start: Jet, variance: Jet, jumps: number): AfterJumps => {
  const wider = plus(variance, constant(jumps * link.deviation * link.deviation))
  const width = exponential(wider.value ** -0.5, scaled(logarithm(wider), -0.5))
  const centre = plus(start, constant(jumps * link.mean))
  const z = scaled(times(centre, width), 1 / link.scale)
  const density = pdf(z.value)
  const chance = cdf(z.value)
  return {
    z: z.value,
    chance: density > 0 ? through(z, chance, density, -z.value * density) : constant(chance),
  }
}

/** `Φ(to) − Φ(from)`, above 0 from the upper tail. */
const between = ({ z: from }: AfterJumps, { z: to }: AfterJumps): number =>
  from > 0 ? cdf(-from) - cdf(-to) : cdf(to) - cdf(from)
