import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { skew } from '../../src/quoting/skew.js'
import { quoteConfig } from '../arbitraries.js'
import { neverFalls, within } from '../laws.js'

const v2 = presets.v2.skew

describe('examples', () => {
  test("the seed's example: 400 more YES of 1,000 move prices down by 0.8 cents", () => {
    expect(skew(presets.v1.skew, 0.4, 0.5)).toBe(0.008)
  })

  test.each([
    [0.5, 0.01],
    [0.75, 0.02],
    [0.95, 0.04],
  ])('skew(config, 0.5, %d) is %d', (elapsed, expected) => {
    expect(skew(v2, 0.5, elapsed)).toBe(expected)
    expect(skew(v2, -0.5, elapsed)).toBe(-expected)
  })
})

describe('edges', () => {
  test('the skew is held to its maximum either way', () => {
    expect(skew(v2, 1, 1)).toBe(0.05)
    expect(skew(v2, -1, 1)).toBe(-0.05)
  })

  test('a skew equal to the maximum stands', () => {
    expect(skew({ ...v2, max: 0.02 }, 1, 0)).toBe(0.02)
    expect(skew({ ...v2, max: 0.02 }, -1, 0)).toBe(-0.02)
  })

  test('what is not a number stays so', () => {
    expect(skew({ ...v2, factor: Number.NaN }, 1, 0)).toBeNaN()
  })
})

describe('laws', () => {
  test('the skew is odd in imbalance and within its bounds', () => {
    fc.assert(
      fc.property(quoteConfig, within(-1, 1), within(0, 1), (config, q, elapsed) => {
        const moved = skew(config.skew, q, elapsed)
        expect(skew(config.skew, -q, elapsed) + moved).toBe(0)
        expect(Math.abs(moved)).toBeLessThanOrEqual(config.skew.max)
      }),
    )
  })

  test('the skew never falls as the imbalance rises', () => {
    neverFalls(within(-1, 1), (imbalance) => skew(v2, imbalance, 0.8))
  })
})
