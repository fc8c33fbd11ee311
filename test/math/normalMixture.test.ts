import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { cdf, pdf, quantile, slope } from '../../src/math/normalMixture.js'
import { neverFalls, within } from '../laws.js'

const eta = fc.oneof(within(-0.8, 0.8), within(0, 6))

describe('NormalMixture, examples', () => {
  it('without uncertainty is the normal distribution', () => {
    for (const z of [-6, -1, 0, 2]) {
      expect(Math.abs(cdf(z, 0) / Normal.cdf(z) - 1)).toBeLessThan(1e-15)
      expect(Math.abs(pdf(z, 0) / Normal.pdf(z) - 1)).toBeLessThan(1e-15)
    }
  })

  it('has fatter tails and a higher middle the more there is', () => {
    expect(cdf(-4, 0.3)).toBeGreaterThan(5 * Normal.cdf(-4))
    expect(pdf(0, 0.3)).toBeGreaterThan(Normal.pdf(0))
  })

  it.each([0.1, 0.3, 0.5])('has variance 1 at %d, and the kurtosis of its law', (deviation) => {
    let second = 0
    let fourth = 0
    for (let z = -60; z <= 60; z += 1 / 64) {
      second += (z ** 2 * pdf(z, deviation)) / 64
      fourth += (z ** 4 * pdf(z, deviation)) / 64
    }
    expect(Math.abs(second - 1)).toBeLessThan(1e-7)
    expect(fourth / (3 * Math.exp(4 * deviation ** 2))).toBeCloseTo(1, 2)
  })
})

describe('NormalMixture, edges', () => {
  it.each([0, 0.3, -3, 40, 1e200])(
    'with a deviation of %d: ½ at 0, 0 and 1 at the ends',
    (size) => {
      const ends = [-Infinity, 0, Infinity].map((z) => cdf(z, size))
      for (const [i, value] of [0, 0.5, 1].entries()) expect(ends[i]).toBeCloseTo(value, 15)
      expect([-Infinity, Infinity].map((z) => pdf(z, size))).toEqual([0, 0])
      expect([-Infinity, Infinity, 1e308].map((z) => slope(z, size) + 0)).toEqual([0, 0, 0])
      expect([0, 0.5, 1].map((p) => quantile(p, size))).toEqual([-Infinity, 0, Infinity])
    },
  )

  it('what is not a number gives NaN', () => {
    const no = Number.NaN
    expect([cdf(no, 1), cdf(1, no), pdf(no, 1), pdf(1, no)]).toEqual(Array(4).fill(no))
    expect([slope(no, 1), slope(1, no)]).toEqual([no, no])
    expect([quantile(no, 1), quantile(0.3, no), quantile(-0.1, 1), quantile(1.1, 1)]).toEqual(
      Array(4).fill(no),
    )
  })
})

describe('NormalMixture, laws', () => {
  it('cdf(z) and cdf(-z) add up to 1; the sign of the deviation is nothing', () => {
    fc.assert(
      fc.property(within(-30, 30), eta, (z, deviation) => {
        expect(Math.abs(cdf(z, deviation) + cdf(-z, deviation) - 1)).toBeLessThan(5e-16)
        const off = Math.abs(cdf(z, -deviation) - cdf(z, deviation))
        expect(off).toBeLessThanOrEqual(1e-13 * cdf(z, deviation))
      }),
    )
  })

  it('pdf is the slope of cdf, and slope that of pdf', () => {
    fc.assert(
      fc.property(within(-5, 5), within(0, 0.6), (z, deviation) => {
        const step = 2 ** -13
        const first = (cdf(z + step, deviation) - cdf(z - step, deviation)) / (2 * step)
        const second = (pdf(z + step, deviation) - pdf(z - step, deviation)) / (2 * step)
        expect(Math.abs(first - pdf(z, deviation))).toBeLessThan(1e-6)
        expect(Math.abs(second - slope(z, deviation))).toBeLessThan(1e-5)
      }),
    )
  })

  it('cdf and quantile do not fall', () => {
    for (const deviation of [0.3, 3]) {
      neverFalls(within(-100, 100), (z) => Math.min(1, cdf(z, deviation)))
      neverFalls(within(0, 1), (p) => quantile(p, deviation))
    }
  })

  it('cdf(quantile(p)) is p', () => {
    const chance = fc.oneof(
      within(0, 1),
      within(-300, -0.31).map((log) => 10 ** log),
    )
    fc.assert(
      fc.property(chance, eta, (p, deviation) => {
        const z = quantile(p, deviation)
        const moved = 4e-16 * Math.abs(z) * pdf(z, deviation) + 1e-15 * p
        if (p > 1e-290) expect(Math.abs(cdf(z, deviation) - p)).toBeLessThanOrEqual(moved)
      }),
    )
  })
})
