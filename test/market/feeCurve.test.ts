import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { perShare } from '../../src/market/feeCurve.js'
import { within } from '../laws.js'

describe('examples', () => {
  test.each([
    [{ rate: 0.07, exponent: 1 }, 0.5, 0.0175],
    [{ rate: 0.07, exponent: 1 }, 0.1, 0.0063],
    [{ rate: 0.25, exponent: 2 }, 0.5, 0.015625],
    [{ rate: 0.25, exponent: 2 }, 0.2, 0.0064],
  ])('perShare(%o, %d) is %d', (curve, price, expected) => {
    expect(perShare(curve, price)).toBeCloseTo(expected, 16)
  })
})

describe('edges', () => {
  test('a share worth nothing or everything costs no fee, nor does a price outside', () => {
    const curve = { rate: 0.07, exponent: 1 }
    for (const price of [0, 1, -0.2, 1.2, -Infinity, Infinity])
      expect(perShare(curve, price)).toBe(0)
  })

  test('an exponent of 0 is a flat fee', () => {
    expect(perShare({ rate: 0.01, exponent: 0 }, 0.9)).toBe(0.01)
  })
})

describe('laws', () => {
  test('the fee of YES is that of NO, never negative and highest at one half', () => {
    fc.assert(
      fc.property(within(0.001, 0.5), within(0, 2), within(0, 3), (price, rate, exponent) => {
        const curve = { rate, exponent }
        expect(perShare(curve, 1 - price)).toBeCloseTo(perShare(curve, price), 12)
        expect(perShare(curve, price)).toBeGreaterThanOrEqual(0)
        expect(perShare(curve, price)).toBeLessThanOrEqual(perShare(curve, 0.5))
      }),
    )
  })
})
