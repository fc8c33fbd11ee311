import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaRatio } from '../../src/math/gammaRatio.js'
import fixture from '../fixtures/links.json' with { type: 'json' }
import { within } from '../laws.js'
import { ulp } from '../ulps.js'

describe('gammaRatio, examples', () => {
  it('is √π/2 at 1, as Γ(3/2) is', () => {
    expect(gammaRatio(1)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 15)
  })

  it('is 1/√π at a half', () => {
    expect(gammaRatio(0.5)).toBeCloseTo(1 / Math.sqrt(Math.PI), 15)
  })
})

describe('gammaRatio, laws', () => {
  it('goes up by (a + 1/2)/a from a to a + 1, across the change of formula as well', () => {
    fc.assert(
      fc.property(within(0.01, 30), (a) => {
        const ratio = (gammaRatio(a + 1) / gammaRatio(a)) * (a / (a + 0.5))
        expect(Math.abs(ratio - 1)).toBeLessThan(3e-15)
      }),
    )
  })
})

describe('gammaRatio, oracle', () => {
  it('is within 8 ulp', () => {
    for (const [a = 0, nearest = 0, rest = 0] of fixture.gammaRatio) {
      expect(Math.abs((gammaRatio(a) - nearest - rest) / ulp(nearest))).toBeLessThanOrEqual(8)
    }
  })
})
