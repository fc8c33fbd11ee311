import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ceilValue,
  floorValue,
  isPrice,
  isWhole,
  nearest,
  part,
  toUnits,
} from '../../src/desk/ledger/micro.js'

const sizes = fc.oneof(
  fc.integer({ min: -3_000_000, max: 3_000_000 }),
  fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }),
)
const prices = fc.oneof(fc.constantFrom(0, 1, 999_999, 1_000_000), fc.nat({ max: 1_000_000 }))

const floored = (over: bigint, under: bigint): bigint =>
  over >= 0n ? over / under : 0n - (under - 1n - over) / under

describe('examples', () => {
  test.each([
    [100_000_000, 400_000, 40_000_000, 40_000_000],
    [3, 500_000, 1, 2],
    [-3, 500_000, -2, -1],
    [1, 1, 0, 1],
    [0, 480_000, 0, 0],
    [9_007_199_254_740_991, 1_000_000, 9_007_199_254_740_991, 9_007_199_254_740_991],
  ])('%d micro-shares at %d are worth %d rounded down, %d up', (size, price, floor, ceil) => {
    expect(floorValue({ size, price })).toBe(floor)
    expect(ceilValue({ size, price })).toBe(ceil)
  })

  test('nearest(amount) and toUnits(amount) turn decimals into millionths and back', () => {
    expect([0.29, 0.1 + 0.2, 1.0000005, -0.25].map(nearest)).toEqual([
      290_000, 300_000, 1_000_001, -250_000,
    ])
    expect([290_000, 4, 100_000_000].map(toUnits)).toEqual([0.29, 0.000004, 100])
  })
})

describe('edges', () => {
  test('what is not whole, and no price, has no value', () => {
    for (const size of [0.5, Number.NaN, 2 ** 53])
      expect(floorValue({ size, price: 500_000 })).toBeNaN()
    for (const price of [0.5, -1, 1_000_001, Number.NaN])
      expect(ceilValue({ size: 1, price })).toBeNaN()
    expect([0, 1_000_000, 1_000_001, -1, 0.5].map(isPrice)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([2 ** 53 - 1, 2 ** 53, 0.5].map(isWhole)).toEqual([true, false, false])
    expect(nearest(Number.NaN)).toBeNaN()
  })

  test('part({ of, taken, outOf }) of what is too large and not whole is NaN', () => {
    expect(part({ of: 2 ** 53, taken: 3, outOf: 5 })).toBeNaN()
    expect(part({ of: 2 ** 52 + 1, taken: 2 ** 53, outOf: 2 ** 54 })).toBeNaN()
    expect(part({ of: 2 ** 52 + 1, taken: 4, outOf: -5 })).toBeNaN()
    expect(part({ of: -1, taken: 1, outOf: 2 })).toBe(0)
    expect(part({ of: 7, taken: 3, outOf: 3 })).toBe(7)
  })
})

describe('oracle', () => {
  test('floorValue and ceilValue are those of whole numbers without limit', () => {
    fc.assert(
      fc.property(sizes, prices, (size, price) => {
        const exact = BigInt(size) * BigInt(price)
        expect(floorValue({ size, price })).toBe(Number(floored(exact, 1_000_000n)))
        expect(ceilValue({ size, price })).toBe(Number(0n - floored(0n - exact, 1_000_000n)))
      }),
    )
  })

  test('part is that of whole numbers without limit', () => {
    const amounts = fc.integer({ min: 1, max: 9_000_000_000_000_000 })
    fc.assert(
      fc.property(sizes, fc.tuple(amounts, amounts), (of, [a, b]) => {
        const [taken, outOf] = a < b ? [a, b] : [b, a]
        expect(part({ of, taken, outOf })).toBe(
          Number((BigInt(of) * BigInt(taken)) / BigInt(outOf)),
        )
      }),
    )
  })
})
