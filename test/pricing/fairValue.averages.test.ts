import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/pricing/claim.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import fixture from '../fixtures/averages.json' with { type: 'json' }
import { within } from '../laws.js'
import { claim, minute, openingOn, point, settledOn, trimmedMinute, twap } from './claims.js'

const price = (more: Partial<Claim> = {}): number => fairValue(claim(more))
const ended = (count: number, value: number, by: 'venue' | 'us' = 'venue'): Claim['printed'] => ({
  strike: null,
  end: { count, value, by },
})

describe('examples', () => {
  test('an average is told by its settlement, and by what is printed of it', () => {
    const settlement = settledOn(minute)
    const { spot, strike, volatility } = claim()
    const at = { spot, strike, volatility, secondsToExpiry: 30 }
    const fresh = fairValue({ ...at, settlement, printed: ended(30, 100_000) })
    expect(fairValue({ ...at, settlement, printed: ended(30, 100_100) })).toBeGreaterThan(fresh)
    expect(fairValue({ ...at, settlement })).toBeGreaterThan(fresh)
  })

  test('any of the optional parts sees to it that the claim is settled', () => {
    const { spot, strike, volatility } = claim()
    const after = { spot, strike, volatility, secondsToExpiry: -1 }
    const whole = claim()
    expect(fairValue(after)).toBeNaN()
    expect(fairValue({ ...after, settlement: whole.settlement })).toBeGreaterThan(0)
    expect(fairValue({ ...after, printed: whole.printed })).toBeGreaterThan(0)
    expect(fairValue({ ...after, basis: whole.basis })).toBeGreaterThan(0)
    expect(fairValue({ ...after, secondsToOpen: 0 })).toBeGreaterThan(0)
    const link = { kind: 'logistic', scale: 1 } as const
    expect(fairValue({ ...after, link })).toBeGreaterThan(0)
    expect(fairValue({ ...after, outcome: 'no', secondsToOpen: 0 })).toBeGreaterThan(0.5)
    expect(fairValue({ ...after, strike: null })).toBeNaN()
  })
})

describe('laws', () => {
  test('a point under the plain settlement is what a claim without one is', () => {
    fc.assert(
      fc.property(
        within(99_000, 101_000),
        within(0.05, 3),
        within(0, 1e6),
        (spot, volatility, left) => {
          const at = { spot, strike: 100_000, volatility, secondsToExpiry: left }
          const settled = fairValue({ ...at, settlement: settledOn(point) })
          expect(Math.abs(settled - fairValue(at))).toBeLessThan(1e-13)
        },
      ),
    )
  })

  test('a mean of one print is the point, and so is a continuous one of no time', () => {
    fc.assert(
      fc.property(
        within(-10, 600),
        within(0, 1e5),
        within(-3_000, 3_000),
        (left, windowMs, lagMs) => {
          const at = (end: Claim['settlement']['end']): number =>
            price({ secondsToExpiry: left, settlement: settledOn(end, { lagMs }) })
          expect(at({ kind: 'mean', windowMs, prints: 1 })).toBe(at(point))
          expect(at({ kind: 'mean', windowMs: 0, prints: null })).toBe(at(point))
        },
      ),
    )
  })

  test('continuous is where many prints go', () => {
    for (const secondsToExpiry of [90, 40, 5]) {
      const at = (prints: number | null): number =>
        price({
          strike: 100_005,
          secondsToExpiry,
          settlement: settledOn({ kind: 'mean', windowMs: 60_000, prints }),
          printed:
            secondsToExpiry > 60
              ? claim().printed
              : ended(((prints ?? 0) * (60 - secondsToExpiry)) / 60, 100_000),
        })
      expect(Math.abs(at(600_000) - at(null))).toBeLessThan(2e-5)
      expect(Math.abs(at(600_000) - at(null))).toBeLessThan(Math.abs(at(60) - at(null)) + 1e-12)
    }
  })

  test('at the first print the price is the same from inside the window and before it', () => {
    for (const end of [minute, twap]) {
      const before = price({ secondsToExpiry: 60.000001, settlement: settledOn(end) })
      const printed = ended(0, 100_000)
      const inside = price({ secondsToExpiry: 59.999999, settlement: settledOn(end), printed })
      expect(Math.abs(before - inside)).toBeLessThan(1e-6)
    }
  })

  test('a day of prints is priced to its last millisecond, and without steps in spot', () => {
    const end = { kind: 'mean', windowMs: 86_400_000, prints: 86_400 } as const
    for (let ms = 1_000; ms >= 0; ms -= 1) {
      const at = (spot: number): number =>
        price({
          spot,
          strike: 100_000,
          secondsToExpiry: ms / 1_000,
          settlement: settledOn(end),
          printed: ended(86_399, 100_000),
        })
      expect(at(99_000)).toBeGreaterThanOrEqual(0)
      expect(at(101_000)).toBeLessThanOrEqual(1)
      if (ms > 0) expect(Math.abs(at(100_000 + 1e-6) - at(100_000))).toBeLessThan(1e-3)
    }
  })

  test('before the open, with nothing printed, volatility and wait say nearly nothing', () => {
    const settlement = openingOn(minute)
    const at = (more: Partial<Claim>): number =>
      price({ strike: null, settlement, secondsToOpen: 1e4, secondsToExpiry: 10_900, ...more })
    expect(at({})).toBeLessThan(0.5)
    expect(at({})).toBeGreaterThan(0.499)
    expect(at({ secondsToOpen: 2e4, secondsToExpiry: 20_900 })).toBeCloseTo(at({}), 12)
    expect(at({ spot: 50_000 })).toBe(at({}))
  })
})

describe('oracle', () => {
  const off = fixture.rows.map(({ claim: given, price: exact, error }) => ({
    error,
    miss: Math.abs(fairValue(given as Claim) - exact),
  }))

  test('every average is within 8e-5 of its Monte Carlo price', () => {
    expect(off.length).toBeGreaterThanOrEqual(170)
    for (const { error, miss } of off) {
      expect(error).toBeLessThan(2e-5)
      expect(miss).toBeLessThan(8e-5)
    }
  })

  test('half of them are within 1e-6', () => {
    const misses = off.map(({ miss }) => miss).sort((a, b) => a - b)
    expect(misses[misses.length >> 1]).toBeLessThan(1e-6)
  })

  test('the averages of the theory, by Monte Carlo and inside the window', () => {
    // theory.md §9: .405869 ± 5e-6; and a Bachelier value, good to the skewness it leaves out.
    expect(Math.abs(price({ settlement: settledOn(minute) }) - 0.405869)).toBeLessThan(1e-5)
    const inside = price({
      spot: 100_030,
      strike: 100_020,
      secondsToExpiry: 20,
      settlement: settledOn(minute),
      printed: ended(40, 100_010),
    })
    expect(Math.abs(inside - 0.337545282907)).toBeLessThan(1e-4)
  })

  test('a trimmed mean is as its mean long before, and peaked at its window', () => {
    const at = (end: Claim['settlement']['end'], secondsToExpiry: number): number =>
      price({ spot: 100_010, strike: 100_000, secondsToExpiry, settlement: settledOn(end) })
    expect(Math.abs(at(trimmedMinute, 6_000) - at(minute, 6_000))).toBeLessThan(1e-5)
    expect(at(trimmedMinute, 60) - at(minute, 60)).toBeGreaterThan(1e-3)
  })
})
