import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { cdf, pdf, quantile, slope } from '../../src/math/studentT.js'
import fixture from '../fixtures/links.json' with { type: 'json' }
import { neverFalls, within } from '../laws.js'

const degrees = fc.oneof(
  fc.constantFrom(0.5, 1, 2.5, 3, 5, 1000, 1e6),
  within(-0.3, 23).map((log) => 10 ** log),
)

/** The worst relative error of the k-th value of the rows. */
const worst = (
  rows: ReadonlyArray<ReadonlyArray<number>>,
  f: (x: number, degrees: number) => number,
  k: number,
): number =>
  Math.max(
    ...rows.map((row) => {
      const [x = Number.NaN, nu = Number.NaN] = row
      const [nearest = Number.NaN, rest = Number.NaN] = row.slice(2 + 2 * k)
      return Math.abs((f(x, nu) - nearest - rest) / nearest)
    }),
  )

describe('StudentT, examples', () => {
  it.each([
    [1, 5, 0.818391266175439],
    [2.5, 5, 0.972754950328812],
    [-4, 5, 0.00516170774041573],
    [-20, 5, 2.88775818661209e-6],
    [-1.3, 3.7, 0.134333362086314],
  ])('cdf(%d, %d) is %d', (z, nu, value) => {
    expect(Math.abs(cdf(z, nu) / value - 1)).toBeLessThan(3e-15)
  })

  it('cdf(-1, 1) is the quarter of Cauchy, whose density is 1/(2π) there', () => {
    expect(cdf(-1, 1)).toBeCloseTo(0.25, 15)
    expect(pdf(-1, 1)).toBeCloseTo(0.5 / Math.PI, 15)
  })
})

describe('StudentT, edges', () => {
  it.each([0.5, 3, 5, 1e9, 1e30, Infinity])(
    'with %d degrees: ½ at 0, 0 and 1 at the ends',
    (nu) => {
      expect([0, -0, -Infinity, Infinity].map((z) => cdf(z, nu))).toEqual([0.5, 0.5, 0, 1])
      expect([-Infinity, Infinity].map((z) => pdf(z, nu))).toEqual([0, 0])
      expect([-Infinity, 0, Infinity].map((z) => slope(z, nu))).toEqual([0, 0, 0])
      expect([0, 0.5, 1].map((p) => quantile(p, nu))).toEqual([-Infinity, 0, Infinity])
    },
  )

  it.each([0, -1, Number.NaN])('with %d degrees there is no t distribution', (nu) => {
    expect([cdf(1, nu), pdf(1, nu), slope(1, nu), quantile(0.3, nu)]).toEqual(
      Array(4).fill(Number.NaN),
    )
  })

  it.each([2, 5, 1e8, Infinity])('what is not a number gives NaN, with %d degrees', (nu) => {
    const no = Number.NaN
    expect([cdf(no, nu), pdf(no, nu), slope(no, nu), quantile(no, nu)]).toEqual(Array(4).fill(no))
    expect([quantile(-0.1, nu), quantile(1.1, nu)]).toEqual([no, no])
  })

  it('a tail is there where the square and the density have left the range of doubles', () => {
    // T(−t) → C·ν^((ν − 1)/2)·t^(−ν): at ν = ½, √2 apart in t is 2^¼ apart in T.
    expect(cdf(-1e300, 0.5)).toBeCloseTo(3.207_009_754_142_229e-151, 160)
    expect(cdf(-1e300, 0.5) / cdf(-4e300, 0.5)).toBeCloseTo(2, 13)
    expect(cdf(-(2 ** 440), 2) / cdf(-(2 ** 460), 2)).toBeCloseTo(2 ** 40, 3)
    expect(pdf(2 ** 440, 0.5) / pdf(2 ** 460, 0.5)).toBeCloseTo(2 ** 30, 5)
  })

  it('a quantile beyond the doubles is the last of them, or next to it', () => {
    expect(quantile(1e-300, 0.5)).toBeLessThan(-1e308)
    expect(quantile(1e-300, 0.5)).toBeGreaterThan(-Infinity)
  })
})

describe('StudentT, laws', () => {
  it('cdf(z) and cdf(-z) add up to 1, to an ulp of 1', () => {
    fc.assert(
      fc.property(within(-50, 50), degrees, (z, nu) => {
        expect(Math.abs(cdf(z, nu) + cdf(-z, nu) - 1)).toBeLessThanOrEqual(2 ** -52)
      }),
    )
  })

  it('cdf and quantile do not fall', () => {
    for (const nu of [0.5, 3.7, 5, 1e4, 1e9]) {
      neverFalls(within(-60, 60), (z) => cdf(z, nu))
      neverFalls(within(0, 1), (p) => quantile(p, nu))
    }
  })

  it('cdf goes over from one way of computing it to another without a step', () => {
    const borders = [0.5, 3.7, 5, 30, 1e4].map(
      (nu) => [Math.sqrt((1.3 * nu) / (nu / 2 + 1)), nu] as const,
    )
    for (const [z, nu] of [...borders, [2, 5] as const]) {
      const step = cdf(-z * (1 - 1e-15), nu) / cdf(-z * (1 + 1e-15), nu) - 1
      expect(Math.abs(step)).toBeLessThan(2e-14)
    }
    expect(cdf(-7, 9.999_999e6) / cdf(-7, 1.000_000_1e7)).toBeCloseTo(1, 9)
    expect(pdf(-7, 1e7) / pdf(-7, 1.000_000_000_001e7)).toBeCloseTo(1, 13)
    expect(pdf(-36, 1e7) / pdf(-36, 1.000_000_000_001e7)).toBeCloseTo(1, 12)
  })

  it('pdf is even, slope is odd, and slope is the slope of ln pdf times pdf', () => {
    fc.assert(
      fc.property(within(-30, 30), degrees, (z, nu) => {
        const step = 2 ** -12
        const rate = Math.log(pdf(z + step, nu) / pdf(z - step, nu)) / (2 * step)
        expect(pdf(-z, nu)).toBe(pdf(z, nu))
        expect(slope(z, nu) + slope(-z, nu)).toBe(0)
        expect(Math.abs(rate * pdf(z, nu) - slope(z, nu))).toBeLessThan(2e-6 * pdf(z, nu))
      }),
    )
  })

  it('quantile(cdf(z)) is z, to what the rounding of cdf(z) moves it', () => {
    fc.assert(
      fc.property(within(-36, 6), degrees, (z, nu) => {
        const p = cdf(z, nu)
        const moved = (1e-15 * p) / pdf(z, nu) + 1e-15 * Math.abs(z)
        expect(Math.abs(quantile(p, nu) - z)).toBeLessThanOrEqual(moved)
      }),
    )
  })

  it('goes to the normal distribution as the degrees go to infinity', () => {
    fc.assert(
      fc.property(within(-37, 8), (z) => {
        for (const nu of [1.000_000_1e7, 1e12, 1e22, 1.1e22, Infinity]) {
          // Φ's own first correction is φ(z)·z(z² + 1)/(4ν).
          const off = 2e-15 + (z ** 4 + z ** 2 + 1) / nu
          expect(Math.abs(cdf(z, nu) / Normal.cdf(z) - 1)).toBeLessThan(off)
          expect(Math.abs(pdf(z, nu) / Normal.pdf(z) - 1)).toBeLessThan(off)
        }
      }),
    )
  })
})

describe('StudentT, oracle', () => {
  it('cdf, pdf and slope keep their digits in both tails', () => {
    expect(worst(fixture.studentT, cdf, 0)).toBeLessThanOrEqual(6e-15)
    expect(worst(fixture.studentT, pdf, 1)).toBeLessThanOrEqual(1.1e-15)
    expect(worst(fixture.studentT, slope, 2)).toBeLessThanOrEqual(1.1e-15)
  })

  it('quantile does, and is within 4e-16 next to ½', () => {
    const [near, far] = [true, false].map((isNear) =>
      fixture.studentTQuantile.filter(([p = 0]) => p > 0.4 === isNear),
    ) as [number[][], number[][]]
    expect(worst(far, quantile, 0)).toBeLessThanOrEqual(3e-15)
    for (const [p = 0, nu = 0, nearest = 0, rest = 0] of near) {
      expect(Math.abs(quantile(p, nu) - nearest - rest)).toBeLessThanOrEqual(4e-16)
    }
  })
})
