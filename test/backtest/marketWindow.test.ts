import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openAt, outcome, passedBetween, startOf } from '../../src/backtest/marketWindow.js'

const open = { windowMs: 1_000, strike: 'open' } as const
const fixed = { windowMs: 1_000, strike: 100 } as const

describe('MarketWindow: examples', () => {
  it('holds its start and not its end, aligned to the epoch', () => {
    const starts = [0, 999, 1_000, 1_999.5, 2_000].map((at) => startOf({ at, windowMs: 1_000 }))
    expect(starts).toEqual([0, 0, 1_000, 1_000, 2_000])
  })

  const strikes: ReadonlyArray<readonly [string, number | null, number, number | null]> = [
    ['a price before the window', 900, 1_500, 7],
    ['a price stamped at its start', 1_000, 1_500, 7],
    ['the price itself at its start', 900, 1_000, 8],
    ['the price itself at its start, the first of all', null, 1_000, 8],
    ['no price known at its start', 1_001, 1_500, null],
    ['no price before at all', null, 1_001, null],
  ]
  for (const [name, before, at, strike] of strikes) {
    it(`takes its strike from ${name}`, () => {
      const last = before === null ? null : { price: 7, at: before }
      const spot = { price: 8, at }
      expect(openAt(open, last, spot)?.strike ?? null).toBe(strike)
    })

    it(`needs no price at its start for a strike in dollars: ${name}`, () => {
      const last = before === null ? null : { price: 7, at: before }
      expect(openAt(fixed, last, { price: 8, at })).toEqual({
        start: 1_000,
        end: 2_000,
        strike: 100,
      })
    })
  }

  it('ends YES when no lower than it began, and above a strike in dollars', () => {
    const ends = [99, 100, 101]
    expect(ends.map((price) => outcome('open', 100, price))).toEqual(['no', 'yes', 'yes'])
    expect(ends.map((price) => outcome(100, 100, price))).toEqual(['no', 'no', 'yes'])
  })
})

describe('MarketWindow: edges', () => {
  const passed = (at: number, price: number, rule: typeof open | typeof fixed = open) =>
    passedBetween(rule, { price: 100, at: 500 }, { price, at })

  it('passes no window between prices of one window or of neighbours', () => {
    expect(passed(600, 99)).toEqual({ count: 0, yes: 0 })
    expect(passed(1_000, 99)).toEqual({ count: 0, yes: 0 })
    expect(passed(1_999, 99)).toEqual({ count: 0, yes: 0 })
  })

  it('settles the last of them by a price stamped at its end', () => {
    expect(passed(2_000, 99)).toEqual({ count: 1, yes: 0 })
    expect(passed(2_000, 100)).toEqual({ count: 1, yes: 1 })
    expect(passed(2_001, 99)).toEqual({ count: 1, yes: 1 })
    expect(passed(4_000, 99)).toEqual({ count: 3, yes: 2 })
  })

  it('compares with a strike in dollars where there is one', () => {
    expect(passed(4_000, 101, fixed)).toEqual({ count: 3, yes: 1 })
    expect(passed(4_001, 101, fixed)).toEqual({ count: 3, yes: 0 })
  })
})

describe('MarketWindow: laws', () => {
  it('counts what walking from window to window counts', () => {
    const price = fc.integer({ min: 99, max: 101 })
    const rule = fc.constantFrom(open, fixed)
    fc.assert(
      fc.property(rule, price, fc.nat(2_000), price, fc.nat(12_000), (rule, p, at, q, later) => {
        const before = { price: p, at }
        const spot = { price: q, at: at + later + 1 }
        let count = 0
        let yes = 0
        let start = (Math.floor(at / 1_000) + 1) * 1_000
        for (; start + 1_000 <= spot.at; start += 1_000) {
          count += 1
          const end = spot.at <= start + 1_000 ? q : p
          if (outcome(rule.strike, rule.strike === 'open' ? p : rule.strike, end) === 'yes')
            yes += 1
        }
        expect(passedBetween(rule, before, spot)).toEqual({ count, yes })
      }),
    )
  })
})
