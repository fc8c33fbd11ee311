import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { d2 } from '../../src/pricing/d2.js'
import { within } from '../laws.js'

describe('examples', () => {
  test('blackScholes takes half a standard deviation off', () => {
    const simplified = d2('simplified', 100_500, 100_000, 0.5, 3_600)
    const deviation = 0.5 * Math.sqrt(3_600 / 31_536_000)
    expect(d2('blackScholes', 100_500, 100_000, 0.5, 3_600)).toBe(simplified - deviation / 2)
  })
})

describe('edges', () => {
  test('at no time or no volatility it is its limit', () => {
    for (const model of ['simplified', 'blackScholes'] as const) {
      expect(d2(model, 101, 100, 0.5, 0)).toBe(Infinity)
      expect(d2(model, 99, 100, 0.5, 0)).toBe(-Infinity)
      expect(d2(model, 100, 100, 0.5, 0)).toBe(0)
      expect(d2(model, 101, 100, 0, 60)).toBe(Infinity)
      expect(d2(model, 100, 100, 0, 60)).toBe(0)
    }
  })

  test.each([
    [0, 100, 0.5, 60],
    [-1, 100, 0.5, 60],
    [100, 0, 0.5, 60],
    [100, 100, 0.5, -1],
    [Number.NaN, 100, 0.5, 60],
    [100, 100, Number.NaN, 60],
    [0, 100, 0, 60],
  ])('out of range, (%d, %d, %d, %d), it is not a number', (spot, strike, volatility, seconds) => {
    expect(d2('blackScholes', spot, strike, volatility, seconds)).toBeNaN()
  })
})

describe('laws', () => {
  test('the simplified distance changes sign when spot and strike change places', () => {
    fc.assert(
      fc.property(within(1, 1e5), within(1, 1e5), (spot, strike) => {
        const there = d2('simplified', spot, strike, 0.5, 900)
        expect(d2('simplified', strike, spot, 0.5, 900)).toBeCloseTo(-there, 8)
      }),
    )
  })
})
