import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { spread } from '../../src/quoting/spread.js'
import { quoteConfig } from '../arbitraries.js'
import { neverFalls, within } from '../laws.js'

const v2 = presets.v2.spread

describe('examples', () => {
  test.each([
    ['at the money, early, balanced', 0.5, 1, 0, 0.04],
    ['an extreme price', 0.8, 1, 0, 0.05],
    ['a very extreme price', 0.1, 1, 0, 0.06],
    ['late', 0.5, 0.15, 0, 0.06],
    ['very late', 0.5, 0.05, 0, 0.08],
    ['imbalanced', 0.5, 1, 0.6, 0.052],
    ['imbalanced the other way', 0.5, 1, -0.6, 0.052],
    ['all at once', 0.9, 0.05, 1, 0.18],
  ])('spread(config, …) %s', (_, fairValue, remaining, imbalance, expected) => {
    expect(spread(v2, fairValue, remaining, imbalance)).toBeCloseTo(expected, 15)
  })
})

describe('edges', () => {
  test('an imbalance equal to its mark does not widen', () => {
    expect(spread(v2, 0.5, 1, 0.5)).toBe(0.04)
    expect(spread(v2, 0.5, 1, -0.5)).toBe(0.04)
  })

  test('the spread is held to its minimum and its maximum', () => {
    expect(spread({ ...v2, base: 0.001 }, 0.5, 1, 0)).toBe(v2.min)
    expect(spread({ ...v2, base: 0.9 }, 0.5, 1, 0)).toBe(v2.max)
    expect(spread({ ...v2, base: v2.max }, 0.5, 1, 0)).toBe(v2.max)
    expect(spread({ ...v2, base: v2.min }, 0.5, 1, 0)).toBe(v2.min)
  })

  test('what is not a number stays so', () => {
    expect(spread({ ...v2, base: Number.NaN }, 0.5, 1, 0)).toBeNaN()
  })
})

describe('laws', () => {
  test('the spread is within its bounds, and even in imbalance', () => {
    fc.assert(
      fc.property(quoteConfig, within(0, 1), within(0, 1), within(-1, 1), (config, p, left, q) => {
        const wide = spread(config.spread, p, left, q)
        expect(wide).toBeGreaterThanOrEqual(config.spread.min)
        expect(wide).toBeLessThanOrEqual(config.spread.max)
        expect(spread(config.spread, p, left, -q)).toBe(wide)
      }),
    )
  })

  test('the spread never falls as the imbalance grows', () => {
    neverFalls(within(0, 1), (imbalance) => spread(v2, 0.5, 1, imbalance))
  })
})
