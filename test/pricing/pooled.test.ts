import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { pooled } from '../../src/pricing/pooled.js'
import { neverFalls, within } from '../laws.js'

const probability = within(0, 1)

/** Of which the complement is a double. */
const exact = fc.integer({ min: 1, max: 1023 }).map((i) => i / 1024)

describe('examples', () => {
  it('pooled({ … }) is the weighted mean of the log odds', () => {
    const odds = (p: number): number => Math.log(p / (1 - p))
    const pool = pooled({ model: 0.8, market: 0.3, weight: 0.7 })
    expect(odds(pool)).toBeCloseTo(0.7 * odds(0.8) + 0.3 * odds(0.3), 14)
  })

  it('without a market the model speaks alone, whatever its weight', () => {
    for (const weight of [0, 0.3, 1])
      expect(pooled({ model: 0.37, market: null, weight })).toBe(0.37)
  })
})

describe('edges', () => {
  test('all weight on one gives that one, exactly', () => {
    expect(pooled({ model: 0.37, market: 0.61, weight: 1 })).toBe(0.37)
    expect(pooled({ model: 0.37, market: 0.61, weight: 0 })).toBe(0.61)
    expect(pooled({ model: 0, market: 1, weight: 1 })).toBe(0)
    expect(pooled({ model: 0, market: 1, weight: 0 })).toBe(1)
  })

  test('one who is certain decides, and two who are certain of opposites make ½', () => {
    expect(pooled({ model: 0, market: 0.6, weight: 0.1 })).toBe(0)
    expect(pooled({ model: 1, market: 0.6, weight: 0.1 })).toBe(1)
    expect(pooled({ model: 0.6, market: 0, weight: 0.9 })).toBe(0)
    expect(pooled({ model: 0.6, market: 1, weight: 0.9 })).toBe(1)
    expect(pooled({ model: 0, market: 1, weight: 0.9 })).toBe(0.5)
    expect(pooled({ model: 1, market: 0, weight: 0.9 })).toBe(0.5)
  })

  test('those who agree are left as they are', () => {
    for (const p of [0, 0.1, 0.3, 0.7, 1]) {
      expect(pooled({ model: p, market: p, weight: 0.7 })).toBe(p)
    }
  })

  test.each([
    ['model', -0.1],
    ['model', 1.1],
    ['model', Number.NaN],
    ['market', -0.1],
    ['market', 1.1],
    ['market', Number.NaN],
    ['weight', -0.1],
    ['weight', 1.1],
    ['weight', Number.NaN],
  ])('%s of %d gives no number', (field, value) => {
    expect(pooled({ model: 0.4, market: 0.5, weight: 0.5, [field]: value })).toBeNaN()
  })
})

describe('laws', () => {
  test('the pool lies between the two', () => {
    fc.assert(
      fc.property(probability, probability, probability, (model, market, weight) => {
        const pool = pooled({ model, market, weight })
        const slack = 1e-13 * Math.min(pool, 1 - pool) + 2 ** -53
        expect(pool).toBeGreaterThanOrEqual(Math.min(model, market) - slack)
        expect(pool).toBeLessThanOrEqual(Math.max(model, market) + slack)
      }),
    )
  })

  test('the pool of the complements is the complement', () => {
    fc.assert(
      fc.property(exact, exact, probability, (model, market, weight) => {
        const other = pooled({ model: 1 - model, market: 1 - market, weight })
        expect(pooled({ model, market, weight }) + other).toBeCloseTo(1, 14)
      }),
    )
  })

  test('it never falls with the model’s price', () => {
    const grid = fc.integer({ min: 0, max: 1000 })
    neverFalls(grid, (i) => pooled({ model: i / 1000, market: 0.4, weight: 0.7 }))
  })

  test('small prices keep their digits', () => {
    const pool = pooled({ model: 1e-100, market: 1e-60, weight: 0.5 })
    expect(pool / 1e-80).toBeCloseTo(1, 12)
  })
})
