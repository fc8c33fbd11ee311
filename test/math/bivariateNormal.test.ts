import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdf } from '../../src/math/bivariateNormal.js'
import * as Normal from '../../src/math/normal.js'
import fixture from '../fixtures/bivariateNormal.json' with { type: 'json' }
import { neverFalls, within } from '../laws.js'
import { neighbour } from '../ulps.js'

const at = (x: number, y: number, correlation: number): number => cdf({ x, y, correlation })

const value = fc.oneof(within(-4, 4), within(-40, 40), fc.constantFrom(0, -1, 1, 1e-300, -1e-9))
const rho = fc.oneof(
  within(-1, 1),
  within(-15, 0).map((log) => 1 - 10 ** log),
  within(-15, 0).map((log) => 10 ** log - 1),
)

describe('BivariateNormal, examples', () => {
  it.each([
    [0.5, -0.3, 0.7, 0.356783634796855],
    [-1.2, 0.8, 0.95, 0.115069670219309],
    [1.5, 1.2, 0.3, 0.835483205117154],
    [0.1, 0.2, 0.999, 0.539750057258951],
    [-2, -2.5, 0.5, 0.00155982195056455],
  ])('of (%d, %d) at a correlation of %d is %d', (x, y, correlation, p) => {
    // The oracle has 15 digits.
    expect(Math.abs(at(x, y, correlation) - p)).toBeLessThan(6e-16)
  })
})

describe('BivariateNormal, edges', () => {
  it('a correlation of 1 is the lesser of the two alone', () => {
    expect(at(-1, 2, 1)).toBe(Normal.cdf(-1))
    expect(at(3, 2, 1)).toBe(Normal.cdf(2))
  })

  it('a correlation of -1 is what the two leave between them', () => {
    expect(at(1, -0.5, -1)).toBe(Normal.cdf(-0.5) - Normal.cdf(-1))
    expect(at(-1, 0.5, -1)).toBe(0)
    expect(at(0, 0, -1)).toBe(0)
  })

  it('an infinite argument is 0, or leaves the other alone', () => {
    for (const correlation of [-1, -0.5, 0, 0.5, 1]) {
      expect(at(-Infinity, 1, correlation)).toBe(0)
      expect(at(1, -Infinity, correlation)).toBe(0)
      expect(at(-Infinity, Infinity, correlation)).toBe(0)
      expect(at(Infinity, -1.5, correlation)).toBe(Normal.cdf(-1.5))
      expect(at(0.5, Infinity, correlation)).toBe(Normal.cdf(0.5))
      expect(at(Infinity, Infinity, correlation)).toBe(1)
    }
  })

  it('a correlation outside [-1, 1] and what is not a number give NaN', () => {
    const no = Number.NaN
    const bad = [at(0, 0, neighbour(1)), at(0, 0, -1.1), at(0, 0, no), at(no, 0, 0), at(0, no, 1)]
    expect(bad).toEqual(Array(5).fill(no))
    expect(at(no, Infinity, 0.5)).toBeNaN()
  })

  it('an edge through the origin, of either sign of 0, belongs to neither side', () => {
    for (const correlation of [-0.999, -0.4, 0, 0.4, 0.6, 0.999]) {
      expect(at(0, -1, correlation)).toBe(at(-0, -1, correlation))
      const beside = at(-1e-17, -1, correlation)
      expect(Math.abs(at(0, -1, correlation) - beside)).toBeLessThan(3e-17)
    }
  })

  it('far out it is 0 or 1, not NaN', () => {
    expect(at(-40, -40, 0.999)).toBe(0)
    expect(at(-1, -40, 0.5)).toBe(0)
    expect(at(1e300, -1e300, 0.5)).toBe(0)
    expect(at(1e300, 1e300, -0.5)).toBe(1)
    expect(at(-1e-320, -1e-320, 0.5)).toBeCloseTo(1 / 3, 12)
  })

  it('next to -1 the corner keeps its digits', () => {
    const correlation = -1 + 2 ** -50
    // asin ρ = −π/2 + √(2(1 + ρ)) but for a relative (1 + ρ)/12.
    expect(at(0, 0, correlation) / (Math.sqrt(2 ** -49) / (2 * Math.PI))).toBeCloseTo(1, 13)
  })
})

describe('BivariateNormal, laws', () => {
  it('at (0, 0) is 1/4 + asin ρ / 2π', () => {
    fc.assert(
      fc.property(rho, (correlation) => {
        const exact = 0.25 + Math.asin(correlation) / (2 * Math.PI)
        expect(Math.abs(at(0, 0, correlation) - exact)).toBeLessThan(1.2e-16)
      }),
    )
  })

  it('without correlation is the product', () => {
    fc.assert(
      fc.property(value, value, (x, y) => {
        const product = Normal.cdf(x) * Normal.cdf(y)
        expect(Math.abs(at(x, y, 0) - product)).toBeLessThan(3e-16)
      }),
    )
  })

  it('is the same for x and y the other way round', () => {
    fc.assert(
      fc.property(value, value, rho, (x, y, correlation) => {
        expect(Math.abs(at(x, y, correlation) - at(y, x, correlation))).toBeLessThan(1e-16)
      }),
    )
  })

  it('with y and with -y adds up to what x has alone', () => {
    fc.assert(
      fc.property(value, value, rho, (x, y, correlation) => {
        const sum = at(x, y, correlation) + at(x, -y, -correlation)
        expect(Math.abs(sum - Normal.cdf(x))).toBeLessThan(3e-16)
      }),
    )
  })

  it('stays between what the two alone allow', () => {
    fc.assert(
      fc.property(value, value, rho, (x, y, correlation) => {
        const p = at(x, y, correlation)
        expect(p).toBeGreaterThanOrEqual(Math.max(0, Normal.cdf(x) - Normal.cdf(-y) - 3e-16))
        expect(p).toBeLessThanOrEqual(Math.min(Normal.cdf(x), Normal.cdf(y)) + 3e-16)
      }),
    )
  })

  it('does not fall with x, y or ρ', () => {
    for (const correlation of [-0.999999, -0.5, 0.2, 0.95, 1 - 1e-12]) {
      neverFalls(within(-8, 8), (x) => Math.fround(at(x, 0.3, correlation)))
      neverFalls(within(-8, 8), (y) => Math.fround(at(-1, y, correlation)))
    }
    neverFalls(within(-1, 1), (correlation) => Math.fround(at(-0.5, 0.7, correlation)))
  })
})

describe('BivariateNormal, oracle', () => {
  it('is within 2e-16, ρ to ±(1 - 1e-15) included', () => {
    for (const [x = 0, y = 0, correlation = 0, nearest = 0, rest = 0] of fixture.rows) {
      expect(Math.abs(at(x, y, correlation) - nearest - rest)).toBeLessThanOrEqual(2e-16)
    }
  })

  it('keeps its digits where both are below their means', () => {
    const tails = fixture.rows.filter(
      ([x = 0, y = 0, r = 0, p = 0]) => x <= 0 && y <= 0 && r > -0.9 && p > 1e-290,
    )
    expect(tails.length).toBeGreaterThan(60)
    for (const [x = 0, y = 0, r = 0, nearest = 0, rest = 0] of tails) {
      // The squared distance of the quadrant: of its corner, or of an edge that is nearer.
      const isCorner = y < r * x && x < r * y
      const corner = (x * x + y * y - 2 * r * x * y) / ((1 - r) * (1 + r))
      const square = isCorner ? corner : Math.max(x * x, y * y)
      const error = Math.abs(at(x, y, r) - nearest - rest) / nearest
      expect(error).toBeLessThanOrEqual(1e-15 * (1 + square))
    }
  })
})
