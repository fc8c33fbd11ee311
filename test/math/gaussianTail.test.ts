import { describe, expect, it } from 'vitest'
import { density, limit, lowerTail, lowerTailStep } from '../../src/math/gaussianTail.js'
import { tableStep } from '../../src/math/normalTable.js'
import fixture from '../fixtures/normal.json' with { type: 'json' }
import { ulp, ulpsOff } from '../ulps.js'

/** [x, the double nearest Φ(x), how many of its ulps Φ(x) lies above it], for x in a range. */
const rows = (low: number, high: number): ReadonlyArray<readonly [number, number, number]> =>
  fixture.cdf
    .map(([x = Number.NaN, p = Number.NaN, offset = Number.NaN]) => [x, p, offset] as const)
    .filter(([x]) => x >= low && x <= high)

describe('gaussianTail, edges', () => {
  it('density and lowerTail are 0 at the limit, and not NaN', () => {
    expect(density(limit)).toBe(0)
    expect(density(-limit)).toBe(0)
    expect(lowerTail(limit)).toBe(0)
  })

  it('lowerTail reaches the least double', () => {
    expect(lowerTail(38.46)).toBe(5e-324)
  })
})

describe('gaussianTail, oracle', () => {
  it('lowerTail is within 0.58 ulp, as cdf is', () => {
    for (const [x, p, offset] of rows(-37.5, -8)) {
      expect(ulpsOff(lowerTail(-x), p, offset)).toBeLessThanOrEqual(0.58)
    }
  })

  // The step from x towards the quantile of the double nearest Φ(x) is what that rounding left out.
  it('lowerTailStep has a residual that is fine enough to tell 1/16 of an ulp of p', () => {
    for (const [x, p, offset] of rows(-37.5, -8)) {
      const ulps = lowerTailStep(-x, p) * (density(x) / ulp(p))
      expect(Math.abs(ulps - offset)).toBeLessThanOrEqual(1 / 16)
    }
  })

  it('lowerTailStep holds for a subnormal p, whose rounding is all of the residual', () => {
    const last = rows(-38.4, -37.6)
    expect(last.length).toBeGreaterThan(10)
    for (const [x, p, offset] of last) {
      // The density is subnormal too, and so known to half a unit.
      const units = density(x) / 5e-324
      expect(Math.abs(lowerTailStep(-x, p) * units - offset)).toBeLessThanOrEqual(
        1 / 16 + 1 / units,
      )
    }
  })

  it('tableStep has a residual that is fine enough to tell 1/16 of an ulp of p', () => {
    for (const [x, p, offset] of rows(-8, -0.0625)) {
      const ulps = tableStep(x, p) * (density(x) / ulp(p))
      expect(Math.abs(ulps - offset)).toBeLessThanOrEqual(1 / 16)
    }
  })
})
