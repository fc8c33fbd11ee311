/**
 * Fees to the venue's unit, against whole numbers of any length.
 */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as FeeTerms from '../../../src/backtest/exchange/feeTerms.js'
import { ask, bought, exchanged, fees, opens } from '../exchanging.js'

/** By whole numbers alone: `rate` in millionths. */
const exactly = (
  { unit, rounding, least }: FeeTerms.FeeTerms,
  { rate, exponent }: { readonly rate: number; readonly exponent: number },
  { size, price }: { readonly size: number; readonly price: number },
): number => {
  const hump = BigInt(price) * BigInt(1_000_000 - price)
  const due = BigInt(rate) * hump ** BigInt(exponent) * BigInt(size)
  const one = 10n ** BigInt(6 + 12 * exponent) * BigInt(unit)
  const added = { up: one - 1n, nearest: one / 2n, down: 0n }[rounding]
  const fee = Number((due + added) / one) * unit
  return due > 0n && fee < least ? least : fee
}

describe('feeOf: examples', () => {
  it('of 4,572.31 shares at 0.545 a Kalshi taker pays 79.3674 dollars, not a unit less', () => {
    const trade = { size: 4_572_310_000, price: 545_000 }
    const { kalshiCrypto } = FeeTerms
    const exact = exactly(kalshiCrypto, { rate: 70_000, exponent: 1 }, trade)
    expect(exact).toBe(79_367_400)
    expect(FeeTerms.feeOf(kalshiCrypto, 'taker', trade)).toBe(exact)
  })

  it('is charged by the schedule in force on the day: the venue’s own examples', () => {
    const old = { ...FeeTerms.polymarketCrypto, taker: { rate: 0.25, exponent: 2 } }
    const schedule = [
      { from: 0, terms: FeeTerms.free },
      { from: opens + 2_000, terms: old },
      { from: opens + 4_000, terms: FeeTerms.polymarketCrypto },
    ]
    const charged = (second: number, price: number): number => {
      const script = [{ from: 0, orders: [ask(price, 100)] }]
      const ran = exchanged(script, [bought(second, price, 100)], fees({ fees: schedule }))
      return -ran.cash.takers - 100 * price
    }
    // Read 2026-11: 0.20, 1.56 and 0.0025 dollars, printed to four figures or fewer.
    expect([0.1, 0.5, 0.99].map((price) => charged(2, price))).toEqual([
      expect.closeTo(0.2025, 9),
      expect.closeTo(1.5625, 9),
      expect.closeTo(0.00245, 9),
    ])
    expect(charged(1, 0.5)).toBeCloseTo(0, 9)
    expect(charged(3.999, 0.5)).toBeCloseTo(1.5625, 9)
    expect(charged(4, 0.5)).toBeCloseTo(1.75, 9)
  })

  it('of a rate that is no decimal is the nearest there is', () => {
    const third = { ...FeeTerms.kalshiCrypto, taker: { rate: 1 / 3, exponent: 1 } }
    expect(FeeTerms.feeOf(third, 'taker', { size: 12_000_000, price: 500_000 })).toBe(1_000_000)
    const root = { ...FeeTerms.kalshiCrypto, taker: { rate: 0.1, exponent: 0.5 } }
    expect(FeeTerms.feeOf(root, 'taker', { size: 10_000_000, price: 500_000 })).toBe(500_000)
  })
})

describe('feeOf: edges', () => {
  it.each(['up', 'nearest', 'down'] as const)('nothing is due at either end, %s', (rounding) => {
    const terms = { ...FeeTerms.kalshiCrypto, rounding, least: 10 }
    for (const price of [0, 1_000_000]) {
      expect(FeeTerms.feeOf(terms, 'taker', { size: 1e12, price })).toBe(0)
    }
    expect(FeeTerms.feeOf(terms, 'taker', { size: 0, price: 500_000 })).toBe(0)
  })

  it('half a unit goes up where it is the nearest', () => {
    const terms = { ...FeeTerms.kalshiCrypto, taker: { rate: 1, exponent: 0 }, unit: 3 }
    const to = (rounding: 'up' | 'nearest' | 'down', size: number): number =>
      FeeTerms.feeOf({ ...terms, rounding }, 'taker', { size, price: 500_000 })
    expect([4, 5].map((size) => to('nearest', size))).toEqual([3, 6])
    const half = { ...terms, taker: { rate: 0.5, exponent: 0 }, unit: 1, rounding: 'nearest' }
    expect(FeeTerms.feeOf(half as FeeTerms.FeeTerms, 'taker', { size: 3, price: 1 })).toBe(2)
  })
})

describe('feeOf: oracle', () => {
  it('is exact for every rate, price, size and unit', () => {
    fc.assert(
      fc.property(
        fc.record({
          rate: fc.oneof(fc.constantFrom(70_000, 250_000, 17_500), fc.nat({ max: 2_000_000 })),
          exponent: fc.integer({ min: 0, max: 3 }),
          price: fc.integer({ min: 0, max: 1_000_000 }),
          size: fc.oneof(fc.maxSafeNat(), fc.nat({ max: 1e12 }), fc.nat({ max: 1e7 })),
          unit: fc.constantFrom(1, 2, 3, 10, 100, 10_000),
          rounding: fc.constantFrom('up' as const, 'nearest' as const, 'down' as const),
        }),
        ({ rate, exponent, price, size, unit, rounding }) => {
          const taker = { rate: rate / 1e6, exponent }
          const terms: FeeTerms.FeeTerms = { ...FeeTerms.kalshiCrypto, taker, unit, rounding }
          const exact = exactly(terms, { rate, exponent }, { size, price })
          fc.pre(exact <= Number.MAX_SAFE_INTEGER)
          expect(FeeTerms.feeOf(terms, 'taker', { size, price })).toBe(exact)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
