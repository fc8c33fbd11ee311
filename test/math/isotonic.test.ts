import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isotonic } from '../../src/math/isotonic.js'
import { within } from '../laws.js'

const points = fc.array(fc.tuple(within(-10, 10), within(0.1, 10)), { maxLength: 12 })

const made = (all: ReadonlyArray<readonly [number, number]>): ReadonlyArray<number> =>
  isotonic({ values: all.map(([value]) => value), weights: all.map(([, weight]) => weight) })

describe('examples', () => {
  it('isotonic({ … }) pools what falls, by weight, and back as far as it must', () => {
    expect(isotonic({ values: [1, 3, 2, 4], weights: [1, 1, 1, 1] })).toEqual([1, 2.5, 2.5, 4])
    expect(isotonic({ values: [3, 1], weights: [3, 1] })).toEqual([2.5, 2.5])
    expect(isotonic({ values: [2, 3, 1], weights: [1, 1, 2] })).toEqual([1.75, 1.75, 1.75])
    expect(isotonic({ values: [4, 8, 0, 3], weights: [1, 1, 3, 1] })).toEqual([2.4, 2.4, 2.4, 3])
  })
})

describe('edges', () => {
  test('nothing gives nothing, and a rising sequence itself', () => {
    expect(isotonic({ values: [], weights: [] })).toEqual([])
    expect(isotonic({ values: [0.1, 0.1, 0.3], weights: [1, 2, 3] })).toEqual([0.1, 0.1, 0.3])
  })

  test('a weight missing, 0 or less makes no number of what it is pooled with', () => {
    expect(isotonic({ values: [2, 1], weights: [1] })).toEqual([Number.NaN, Number.NaN])
    expect(isotonic({ values: [2, 1, 3], weights: [1, 0, 1] })).toEqual([Number.NaN, Number.NaN, 3])
    expect(isotonic({ values: [2, 1], weights: [-1, 5] })).toEqual([Number.NaN, Number.NaN])
    expect(isotonic({ values: [1, 2], weights: [0, 0] })).toEqual([1, 2])
  })
})

describe('laws', () => {
  test('it never falls, has the length and the weighted sum of what it was given', () => {
    fc.assert(
      fc.property(points, (all) => {
        const rising = made(all)
        expect(rising.length).toBe(all.length)
        rising.forEach((value, i) => {
          if (i > 0) expect(value).toBeGreaterThanOrEqual(rising[i - 1] as number)
        })
        const sum = (values: ReadonlyArray<number>): number =>
          values.reduce((total, value, i) => total + value * (all[i]?.[1] ?? 0), 0)
        expect(sum(rising)).toBeCloseTo(sum(all.map(([value]) => value)), 9)
      }),
    )
  })

  test('twice is once', () => {
    fc.assert(
      fc.property(points, (all) => {
        const rising = made(all)
        expect(isotonic({ values: rising, weights: all.map(([, weight]) => weight) })).toEqual(
          rising,
        )
      }),
    )
  })
})

describe('oracle', () => {
  test('each value is the greatest over its starts of the least over its ends of the means', () => {
    fc.assert(
      fc.property(points, (all) => {
        made(all).forEach((value, i) => {
          let greatest = -Infinity
          for (let from = 0; from <= i; from++) {
            let least = Infinity
            for (let to = i; to < all.length; to++) least = Math.min(least, mean(all, from, to))
            greatest = Math.max(greatest, least)
          }
          expect(value).toBeCloseTo(greatest, 9)
        })
      }),
    )
  })
})

const mean = (all: ReadonlyArray<readonly [number, number]>, from: number, to: number): number => {
  const part = all.slice(from, to + 1)
  const weight = part.reduce((sum, [, w]) => sum + w, 0)
  return part.reduce((sum, [value, w]) => sum + value * w, 0) / weight
}
