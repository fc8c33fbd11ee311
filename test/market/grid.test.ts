import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ceil,
  complement,
  floor,
  matchTolerance,
  price,
  standing,
  tolerance,
} from '../../src/market/grid.js'
import { within } from '../laws.js'

const tickSizes = [0.1, 0.05, 0.02, 0.01, 0.005, 0.0025, 0.001, 0.0001]
const tickSize = fc.constantFrom(...tickSizes)

describe('examples', () => {
  test.each([
    [0.4879, 48, 49],
    [0.48, 48, 48],
    [0.4800000000000001, 48, 48],
    [0.4799999999999999, 48, 48],
    [0.48001, 48, 49],
    [0.47999, 47, 48],
    [-0.005, -1, 0],
  ])('%d lies from tick %d to tick %d of a cent', (at, below, above) => {
    expect(floor({ price: at, tickSize: 0.01 }) + 0).toBe(below)
    expect(ceil({ price: at, tickSize: 0.01 }) + 0).toBe(above)
  })

  test.each([
    [57, 0.01, 0.57],
    [3, 0.1, 0.3],
    [7, 0.0025, 0.0175],
    [29, 0.005, 0.145],
    [1234, 0.0001, 0.1234],
    [3, 0.000001, 0.000003],
    [999999, 0.000001, 0.999999],
  ])('price({ ticks: %d, tickSize: %d }) is %d', (ticks, size, expected) => {
    expect(price({ ticks, tickSize: size })).toBe(expected)
  })

  test.each([
    [0.57, 0.43],
    [0.1, 0.9],
    [0.0175, 0.9825],
    [0.000003, 0.999997],
    [0.5, 0.5],
  ])('complement(%d) is %d', (of, expected) => {
    expect(complement(of)).toBe(expected)
    expect(complement(expected)).toBe(of)
  })
})

describe('edges', () => {
  test('a price within a billionth of a tick is on it, further off it is not', () => {
    expect([tolerance, matchTolerance]).toEqual([1e-9, 1e-6])
    expect(floor({ price: 0.25 - 0.9e-9 / 4, tickSize: 0.25 })).toBe(1)
    expect(floor({ price: 0.25 - 1.1e-9 / 4, tickSize: 0.25 })).toBe(0)
    expect(ceil({ price: 0.25 + 0.9e-9 / 4, tickSize: 0.25 })).toBe(1)
    expect(ceil({ price: 0.25 + 1.1e-9 / 4, tickSize: 0.25 })).toBe(2)
  })

  test('a resting order stands on a tick within a millionth of it, further off on none', () => {
    expect([48, 48 - 1e-6, 48 + 0.99e-6].map(standing)).toEqual([48, 48, 48])
    expect([48 - 1.01e-6, 47.5, Number.NaN, Number.POSITIVE_INFINITY].map(standing)).toEqual(
      Array(4).fill(Number.NaN),
    )
  })

  test('a tick finer than fifteen decimals gets the rounded product', () => {
    expect(price({ ticks: 2, tickSize: 1 / 3 })).toBe(2 / 3)
    expect(complement(1 / 3)).toBe(1 - 1 / 3)
  })
})

describe('laws', () => {
  test('rounding never narrows: floor ≤ price ≤ ceil, and they are at most a tick apart', () => {
    fc.assert(
      fc.property(within(0, 1), tickSize, (at, size) => {
        const below = floor({ price: at, tickSize: size })
        const above = ceil({ price: at, tickSize: size })
        expect(below * size).toBeLessThanOrEqual(at + 2e-9 * size)
        expect(above * size).toBeGreaterThanOrEqual(at - 2e-9 * size)
        expect(above - below === 0 || above - below === 1).toBe(true)
      }),
    )
  })

  test('every price of every grid is the double of its exact decimal, and on its own tick', () => {
    for (const size of tickSizes) {
      const perDollar = BigInt(Math.round(1 / size))
      const digits = 10_000n / perDollar
      for (let ticks = 0n; ticks <= perDollar; ticks += 1n) {
        const exact = Number(`${ticks * digits}e-4`)
        const at = price({ ticks: Number(ticks), tickSize: size })
        expect(at).toBe(exact)
        expect(floor({ price: at, tickSize: size })).toBe(Number(ticks))
        expect(ceil({ price: at, tickSize: size })).toBe(Number(ticks))
      }
    }
  })

  test('complement(complement(price)) is the price on every grid', () => {
    fc.assert(
      fc.property(tickSize, within(0, 1), (size, at) => {
        const onGrid = price({ ticks: floor({ price: at, tickSize: size }), tickSize: size })
        expect(complement(complement(onGrid))).toBe(onGrid)
        expect(String(complement(onGrid)).length).toBeLessThanOrEqual(6)
      }),
    )
  })
})
