import { describe, expect, test } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import * as Link from '../../src/pricing/link.js'

const jumps = { kind: 'jumps', scale: 1, perDay: 86.4, mean: 0.001, deviation: 0.002 } as const

/** One jump is expected in 1,000 seconds. */
const at = (distance: number, variance: number, seconds = 1000): Link.Place => ({
  distance,
  variance,
  seconds,
})

describe('examples', () => {
  test('without diffusion and deviation it is the chance of so many jumps', () => {
    // From 0.0025 below the strike three jumps of 0.001 reach it, less what the drift takes.
    const link = { ...jumps, deviation: 0 }
    const drift = Math.expm1(0.001)
    const p = Link.probability(link, at(drift - 0.0025, 0))
    expect(p).toBeCloseTo(1 - Math.exp(-1) * 2.5, 14)
    expect(Link.complement(link, at(drift - 0.0025, 0))).toBeCloseTo(Math.exp(-1) * 2.5, 14)
  })

  test('the price is a martingale: jumps of a known mean leave the mean where it was', () => {
    // E S over the strike is ∫ P(S > K) dK; by the distance a, ∫ P e^(−a) da is 1.
    let sum = 0
    for (let a = -0.08; a < 0.08; a += 1e-5) {
      const above = Link.probability(jumps, at(a, 1e-6))
      const step = 1e-5 * Math.exp(-a)
      sum += a > 0 ? -Link.complement(jumps, at(a, 1e-6)) * step : above * step
    }
    expect(Math.abs(sum)).toBeLessThan(2e-5)
  })

  test('with many jumps it comes to the normal law of the same variance', () => {
    const link = { ...jumps, perDay: 8.64e8, mean: 0, deviation: 1e-6 }
    // Ten million jumps in 1,000 seconds, each of variance 1e-12.
    const p = Link.probability(link, at(0.004 + 0.5e-5, 0))
    expect(Math.abs(p - Normal.cdf(0.004 / Math.sqrt(1e-5)))).toBeLessThan(1e-7)
  })
})

describe('edges', () => {
  test('with jumps alone, on the strike without one, the first term is a half', () => {
    const link = { ...jumps, mean: 0, deviation: 0 }
    expect(Link.probability(link, at(0, 0))).toBeCloseTo(0.5, 15)
    expect(Object.values(Link.partials(link, at(0, 0))).slice(1)).toEqual([0, 0, 0, 0])
  })

  test('no time left is no jump', () => {
    const p = Link.probability(jumps, at(0.001, 1e-6, 0))
    expect(p).toBeCloseTo(Normal.cdf(0.001 / 1e-3 - 1e-3 / 2), 15)
    expect(Link.probability(jumps, at(-1e-9, 0, 0))).toBe(0)
  })

  test('where a jump leaves the range of doubles the price falls to nothing', () => {
    for (const link of [
      { ...jumps, mean: 1000 },
      { ...jumps, deviation: 1e200 },
      { ...jumps, mean: 1e308, perDay: 1e308 },
    ]) {
      expect(Link.probability(link, at(0.001, 1e-6))).toBe(0)
      expect(Link.complement(link, at(0.001, 1e-6))).toBeCloseTo(1, 14)
    }
  })

  test('a jump that leaves the range, but is never expected, changes nothing', () => {
    const link = { ...jumps, mean: 1000, perDay: 0 }
    const normal = Link.probability({ kind: 'normal', scale: 1 }, at(0.001, 1e-6))
    expect(Link.probability(link, at(0.001, 1e-6))).toBeCloseTo(normal, 15)
  })

  test('a negative time or rate and what is not a number give NaN', () => {
    const bad = [
      Link.probability(jumps, at(0, 1e-6, -1)),
      Link.probability(jumps, at(0, 1e-6, Number.NaN)),
      Link.probability({ ...jumps, perDay: -1 }, at(0, 1e-6)),
      Link.probability({ ...jumps, perDay: Number.NaN }, at(0, 1e-6)),
      Link.probability({ ...jumps, mean: Number.NaN }, at(0, 1e-6)),
      Link.probability({ ...jumps, deviation: Number.NaN }, at(0, 1e-6)),
      ...Object.values(Link.partials(jumps, at(0, 1e-6, -1))),
    ]
    expect(bad).toEqual(Array(bad.length).fill(Number.NaN))
  })
})

describe('laws', () => {
  test('far above the strike bySeconds keeps its digits, as the slope of NO does', () => {
    const link = { ...jumps, mean: 0, deviation: 0.0002 }
    const before = Link.complement(link, at(0.01, 1e-6, 999))
    const after = Link.complement(link, at(0.01, 1e-6, 1001))
    const { bySeconds } = Link.partials(link, at(0.01, 1e-6))
    expect(before).toBeLessThan(1e-16)
    expect(bySeconds / ((before - after) / 2)).toBeCloseTo(1, 5)
  })

  test('from the count of every jump to points among them there is no step', () => {
    // 500 jumps are expected in 500,000 seconds.
    for (const distance of [-0.03, 0, 0.05]) {
      const before = Link.partials(jumps, at(distance, 1e-4, 499_999.999))
      const after = Link.partials(jumps, at(distance, 1e-4, 500_000.001))
      expect(Math.abs(before.value - after.value)).toBeLessThan(1e-8)
      expect(after.byDistance / before.byDistance).toBeCloseTo(1, 7)
      expect(after.bySeconds / before.bySeconds).toBeCloseTo(1, 6)
    }
  })
})
