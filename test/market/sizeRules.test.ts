import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  faults,
  floor,
  message,
  type SizeFault,
  type SizeRules,
  smallest,
} from '../../src/market/sizeRules.js'
import { venueSizeRules } from '../../src/market/venueSizeRules.js'
import { runs } from '../runs.js'

const { polymarket, degen } = venueSizeRules
const rests = { price: 0.4, size: 5, takes: false }

describe('examples', () => {
  test.each<[SizeRules, Partial<typeof rests>, ReadonlyArray<SizeFault>]>([
    [polymarket, {}, []],
    [polymarket, { size: 5.01 }, []],
    [polymarket, { size: 5.005 }, [{ _tag: 'off-lot', size: 5.005, lot: 0.01 }]],
    [polymarket, { size: 5.0000004 }, [{ _tag: 'off-lot', size: 5.0000004, lot: 0.01 }]],
    [polymarket, { size: 4.99 }, [{ _tag: 'under-min', size: 4.99, min: 5 }]],
    [polymarket, { price: 0.1, takes: true }, [{ _tag: 'under-notional', notional: 0.5, min: 1 }]],
    [polymarket, { price: 0.2, takes: true }, []],
    [polymarket, { price: 0.1 }, []],
    [degen, { size: 25 }, []],
    [degen, { size: 24.999 }, [{ _tag: 'under-notional', notional: 9.9996, min: 10 }]],
    [degen, { size: 100_000 }, []],
    [degen, { size: 100_000.001 }, [{ _tag: 'over-max', size: 100_000.001, max: 100_000 }]],
    [
      degen,
      { size: 0.0005 },
      [
        { _tag: 'off-lot', size: 0.0005, lot: 0.001 },
        { _tag: 'under-min', size: 0.0005, min: 0.001 },
        { _tag: 'under-notional', notional: 0.0002, min: 10 },
      ],
    ],
  ])('%j has with %j the faults %j', (rules, order, found) => {
    expect(faults(rules, { ...rests, ...order })).toEqual(found)
  })

  test.each([
    [33.337, 33.33],
    [33.34, 33.34],
    [0.009, 0],
    [0.1 + 0.2, 0.3],
    [1 - 0.9, 0.1],
    [123_456_789.29, 123_456_789.29],
    [999_999_999.99, 999_999_999.99],
    [999_999_999.999, 999_999_999.99],
    [4.99999999, 4.99],
  ])('%s shares are %s in whole lots of 0.01', (size, whole) => {
    expect(floor(polymarket, size)).toBe(whole)
  })

  test.each([
    [polymarket, 0.03, false, 5],
    [polymarket, 0.03, true, 33.34],
    [polymarket, 0.2, true, 5],
    [polymarket, 0.0001, true, 10_000],
    [degen, 0.5, false, 20],
    [degen, 0.3, false, 33.334],
    [degen, 0.0001, false, 100_000],
    [degen, 0.00005, false, Infinity],
    [{ ...polymarket, min: 5.005 }, 0.5, false, 5.01],
    [{ ...polymarket, min: 0 }, 0.5, false, 0.01],
  ])('of %j at %s, taking %s, at least %s', (rules, price, takes, size) => {
    expect(smallest(rules, { price, takes })).toBe(size)
  })

  test.each<[SizeFault, string]>([
    [
      { _tag: 'bad-order', price: 1, size: 5 },
      'the price 1 is not inside (0, 1), or the size 5 not above 0',
    ],
    [{ _tag: 'off-lot', size: 5.005, lot: 0.01 }, 'the size 5.005 is no multiple of the lot 0.01'],
    [{ _tag: 'under-min', size: 4, min: 5 }, 'the size 4 is under the smallest, 5'],
    [{ _tag: 'over-max', size: 7, max: 6 }, 'the size 7 is over the largest, 6'],
    [
      { _tag: 'under-notional', notional: 0.5, min: 1 },
      'the order is worth 0.5 dollars; at least 1 is asked',
    ],
  ])('%j reads: %s', (fault, words) => {
    expect(message(fault)).toBe(words)
  })
})

describe('edges', () => {
  test.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.4, 0],
    [0.4, -5],
    [0.4, Infinity],
    [0.4, Number.NaN],
  ])('a price of %s with a size of %s is no order', (price, size) => {
    const order = { price, size, takes: false }
    expect(faults(polymarket, order)).toEqual([{ _tag: 'bad-order', price, size }])
  })

  test.each(['lot', 'min', 'max', 'minNotional', 'minTaking'] as const)(
    'rules whose %s is no number let nothing through',
    (part) => {
      const rules = { ...polymarket, [part]: Number.NaN }
      expect(faults(rules, { ...rests, takes: true, size: 100 })).toHaveLength(1)
    },
  )

  test('what is no number of shares has no lots', () => {
    for (const size of [Number.NaN, Infinity, -5, 0, -0]) expect(floor(polymarket, size)).toBe(0)
    for (const lot of [Number.NaN, 0, 1e-9]) expect(floor({ ...polymarket, lot }, 5)).toBe(0)
    for (const lot of [Number.NaN, 0]) expect(smallest({ ...polymarket, lot }, rests)).toBeNaN()
    for (const price of [0, 1, -1, Number.NaN]) {
      expect(smallest(degen, { price, takes: false })).toBeNaN()
    }
  })

  test('the last millionth of a large size outlives the roundings of its double', () => {
    const size = 539_316_021.416395
    expect(size * 1e6).toBeLessThan(539_316_021_416_395)
    expect(floor({ ...polymarket, lot: 0.000001 }, size)).toBe(size)
    expect(faults({ ...polymarket, lot: 0.000001 }, { ...rests, size })).toEqual([])
  })

  test('a notional met to the last micro-dollar is met, one short of it is not', () => {
    const rules = { lot: 0.000001, min: 0, max: null, minNotional: 1, minTaking: 0 }
    expect(faults(rules, { price: 0.3, size: 3.333334, takes: false })).toEqual([])
    expect(faults(rules, { price: 0.3, size: 3.333333, takes: false })).toEqual([
      { _tag: 'under-notional', notional: 0.9999999, min: 1 },
    ])
    expect(faults(rules, { price: 0.1, size: 10, takes: false })).toEqual([])
  })
})

describe('laws', () => {
  const rules: fc.Arbitrary<SizeRules> = fc.record({
    lot: fc.constantFrom(1, 0.1, 0.01, 0.001, 0.25, 0.000001),
    min: fc.constantFrom(0, 0.01, 1, 5, 15),
    max: fc.constantFrom(null, 100_000, 250.5),
    minNotional: fc.constantFrom(0, 1, 5, 10, 0.01),
    minTaking: fc.constantFrom(0, 1, 20),
  })
  const price = fc.integer({ min: 1, max: 9_999 }).map((tick) => tick / 10_000)
  const micros = fc.integer({ min: 1, max: 1e12 })

  test('the smallest size is taken, and a lot less is not', () => {
    fc.assert(
      fc.property(rules, price, fc.boolean(), (of, at, takes) => {
        const size = smallest(of, { price: at, takes })
        if (size === Infinity) {
          expect(faults({ ...of, max: 0 }, { price: at, size: 1, takes })).not.toEqual([])
          return
        }
        expect(faults(of, { price: at, size, takes })).toEqual([])
        const less = (Math.round(size * 1e6) - Math.round(of.lot * 1e6)) / 1e6
        expect(faults(of, { price: at, size: less, takes })).not.toEqual([])
      }),
      runs(1_000),
    )
  })

  test('floor(rules, size) is whole lots, at most the size, and less than a lot below it', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 1e15 }), (of, count) => {
        const lot = BigInt(Math.round(of.lot * 1e6))
        const exact = (BigInt(count) / lot) * lot
        expect(floor(of, count / 1e6)).toBe(Number(exact) / 1e6)
      }),
      runs(1_000),
    )
  })

  test('faults agree with whole numbers of any length', () => {
    fc.assert(
      fc.property(rules, price, micros, fc.boolean(), (of, at, count, takes) => {
        const exact = (value: number): bigint => BigInt(Math.round(value * 1e6))
        const least = exact(takes ? Math.max(of.minNotional, of.minTaking) : of.minNotional)
        const tags = faults(of, { price: at, size: count / 1e6, takes }).map(({ _tag }) => _tag)
        const size = BigInt(count)
        expect(tags).toEqual([
          ...(size % exact(of.lot) === 0n ? [] : ['off-lot']),
          ...(size >= exact(of.min) ? [] : ['under-min']),
          ...(of.max === null || size <= exact(of.max) ? [] : ['over-max']),
          ...(exact(at) * size >= least * 1_000_000n ? [] : ['under-notional']),
        ])
      }),
      runs(1_000),
    )
  })
})
