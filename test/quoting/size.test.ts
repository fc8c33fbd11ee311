import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { size } from '../../src/quoting/size.js'
import { quoteConfig } from '../arbitraries.js'
import { neverRises, within } from '../laws.js'

const v2 = presets.v2.size

describe('examples', () => {
  test.each([
    ['at the money, early, flat', 0.5, 1, 0, 100],
    ['an extreme price', 0.85, 1, 0, 50],
    ['a very extreme price', 0.05, 1, 0, 25],
    ['late', 0.5, 0.15, 0, 50],
    ['very late', 0.5, 0.05, 0, 25],
    ['holding 60 % of the limit', 0.5, 1, 0.6, 40],
    ['holding nearly all of it', 0.5, 1, 0.99, 10],
    ['rounded to nearest', 0.5, 1, 0.556, 44],
  ])('size(config, …) %s', (_, fairValue, remaining, share, expected) => {
    expect(size(v2, fairValue, remaining, share)).toBe(expected)
  })
})

describe('edges', () => {
  test('a share equal to its mark does not reduce', () => {
    expect(size(v2, 0.5, 1, 0.5)).toBe(100)
    expect(size({ ...v2, accumulating: { above: 0.4, floor: 0.1 } }, 0.5, 1, 0.5)).toBe(50)
  })

  test('half a share rounds up', () => {
    expect(size({ ...v2, base: 25, min: 1 }, 0.85, 1, 0)).toBe(13)
  })

  test('the size is held to its minimum and its maximum', () => {
    expect(size({ ...v2, base: 1 }, 0.5, 1, 0)).toBe(10)
    expect(size({ ...v2, base: 5_000 }, 0.5, 1, 0)).toBe(1_000)
  })

  test('the floor of what is left holds past the limit', () => {
    expect(size({ ...v2, min: 1 }, 0.5, 1, 3)).toBe(10)
  })
})

describe('laws', () => {
  test('the size is within its bounds, and the same on both sides of one half', () => {
    fc.assert(
      fc.property(
        quoteConfig,
        fc.integer({ min: 0, max: 64 }),
        within(0, 1),
        within(0, 2),
        (config, n, left, share) => {
          const shares = size(config.size, 0.5 + n / 128, left, share)
          expect(shares).toBeGreaterThanOrEqual(config.size.min)
          expect(shares).toBeLessThanOrEqual(config.size.max)
          expect(size(config.size, 0.5 - n / 128, left, share)).toBe(shares)
        },
      ),
    )
  })

  test('the size never rises with the share held', () => {
    neverRises(within(0, 2), (share) => size(v2, 0.5, 1, share))
  })
})
