import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdf, pdf, quantile, slope } from '../../src/math/logistic.js'
import fixture from '../fixtures/links.json' with { type: 'json' }
import { neverFalls, within } from '../laws.js'
import { ulp } from '../ulps.js'

/** The worst error in ulps of the k-th value of the rows. */
const worst = (f: (z: number) => number, k: number): number =>
  Math.max(
    ...fixture.logistic.map((row) => {
      const [z = Number.NaN] = row
      const [nearest = Number.NaN, rest = Number.NaN] = row.slice(1 + 2 * k)
      return Math.abs((f(z) - nearest - rest) / ulp(nearest))
    }),
  )

describe('Logistic, examples', () => {
  it('cdf(1) is Λ(π/√3)', () => {
    expect(cdf(1)).toBeCloseTo(1 / (1 + Math.exp(-Math.PI / Math.sqrt(3))), 15)
  })

  it('has variance 1', () => {
    let variance = 0
    for (let z = -30; z <= 30; z += 1 / 64) variance += (z * z * pdf(z)) / 64
    expect(variance).toBeCloseTo(1, 12)
  })
})

describe('Logistic, edges', () => {
  it.each([
    [0, 0.5],
    [-0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [1e308, 1],
    [-1e308, 0],
    [-420, 0],
    [420, 1],
    [Number.NaN, Number.NaN],
  ])('Logistic.cdf(%d) is %d', (z, value) => {
    expect(cdf(z)).toBe(value)
  })

  it.each([Infinity, -Infinity, 1e308])('Logistic.pdf and slope are 0 at %d', (z) => {
    expect(pdf(z)).toBe(0)
    expect(Math.abs(slope(z))).toBe(0)
  })

  it('Logistic.slope(0) is 0', () => {
    expect(slope(0)).toBe(0)
  })

  it('Logistic.pdf and slope of NaN are NaN', () => {
    expect(pdf(Number.NaN)).toBeNaN()
    expect(slope(Number.NaN)).toBeNaN()
  })

  it.each([
    [0, -Infinity],
    [0.5, 0],
    [1, Infinity],
    [-0.1, Number.NaN],
    [1.1, Number.NaN],
    [Number.NaN, Number.NaN],
  ])('Logistic.quantile(%d) is %d', (p, value) => {
    expect(quantile(p)).toBe(value)
  })
})

describe('Logistic, laws', () => {
  it('cdf(z) and cdf(-z) add up to 1, to an ulp of 1', () => {
    fc.assert(
      fc.property(within(-40, 40), (z) => {
        expect(Math.abs(cdf(z) + cdf(-z) - 1)).toBeLessThanOrEqual(2 ** -52)
      }),
    )
  })

  it('cdf and quantile do not fall; pdf is even, slope is odd', () => {
    neverFalls(within(-500, 500), cdf)
    neverFalls(within(0, 1), quantile)
    fc.assert(
      fc.property(within(-100, 100), (z) => {
        expect(pdf(-z)).toBe(pdf(z))
        expect(slope(-z) + slope(z)).toBe(0)
      }),
    )
  })

  it('quantile(cdf(z)) is z, to what an ulp of cdf(z) moves it', () => {
    fc.assert(
      fc.property(within(-400, 15), (z) => {
        const p = cdf(z)
        expect(Math.abs(quantile(p) - z)).toBeLessThanOrEqual((2 * ulp(p)) / pdf(z) + 3 * ulp(z))
      }),
    )
  })
})

describe('Logistic, oracle', () => {
  it('cdf is within 2.1 ulp', () => {
    expect(worst(cdf, 0)).toBeLessThanOrEqual(2.1)
  })

  it('pdf is within 3.2 ulp, its slope within 4.1', () => {
    expect(worst(pdf, 1)).toBeLessThanOrEqual(3.2)
    expect(worst(slope, 2)).toBeLessThanOrEqual(4.1)
  })

  it('quantile is within 2.5 ulp of √3/π of the exact log odds', () => {
    const off = fixture.logit.map(([p = 0, nearest = 0, rest = 0]) => {
      const got = quantile(p) * (Math.PI / Math.sqrt(3))
      return Math.abs((got - nearest - rest) / ulp(nearest))
    })
    // The product here adds 1.5 ulp of its own.
    expect(Math.max(...off)).toBeLessThanOrEqual(4)
  })
})
