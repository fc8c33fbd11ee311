import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begin,
  type FixingRule,
  partInFull,
  partOf,
  printed,
  type RecordedFixing,
  seen,
  value,
} from '../../../src/backtest/calibration/recordedFixing.js'
import type { Bar } from '../../../src/market/bar.js'

const rule = (fixing: FixingRule['fixing'], lagMs = 0): FixingRule => ({
  fixing,
  lagMs,
  lifeMs: 1_000,
})

const mean = { kind: 'mean', windowMs: 100, prints: 4 } as const

/** The fixing at 1,000 after prices that change at the instants given, each till the next. */
const told = (
  made: FixingRule,
  prices: ReadonlyArray<readonly [at: number, price: number]>,
  until: number,
): RecordedFixing => {
  let state = begin(1_000)
  let last: number | null = null
  for (const [at, price] of prices) {
    state = printed(made, state, last, { at, inclusive: false })
    last = price
  }
  return printed(made, state, last, { at: until, inclusive: true })
}

const bar = (at: number, low: number, high: number, milliseconds = 100): Bar => ({
  ...{ at, milliseconds, open: low, high, low, close: high },
  ...{ volume: null, trades: null, takerBuyVolume: null },
})

describe('RecordedFixing: examples', () => {
  it('takes the last price known at a point, one stamped exactly there too', () => {
    const point = rule({ kind: 'point' })
    expect(
      value(
        point,
        told(
          point,
          [
            [900, 5],
            [1_000, 7],
          ],
          1_000,
        ),
      ),
    ).toBe(7)
    expect(
      value(
        point,
        told(
          point,
          [
            [900, 5],
            [1_001, 7],
          ],
          1_001,
        ),
      ),
    ).toBe(5)
    expect(partOf(point, told(point, [[900, 5]], 1_000))).toBeNull()
  })

  it('spaces prints evenly, the last at the boundary', () => {
    // Prints at 925, 950, 975 and 1,000.
    const rules = rule(mean)
    const prices = [
      [0, 1],
      [925, 2],
      [960, 3],
      [1_000, 6],
    ] as const
    expect(value(rules, told(rules, prices, 1_000))).toBe((2 + 2 + 3 + 6) / 4)
    expect(told(rules, prices.slice(0, 3), 960).count).toBe(2)
    expect(
      partOf(
        rules,
        told(
          rules,
          [
            [0, 1],
            [925, 2],
          ],
          949,
        ),
      ),
    ).toEqual({
      count: 1,
      value: 2,
      by: 'us',
    })
    expect(partOf(rules, told(rules, [[0, 1]], 924))).toBeNull()
  })

  it('drops its share of the prints at each end', () => {
    const trimmed = rule({ kind: 'trimmedMean', windowMs: 100, prints: 5, trim: 0.2 })
    const prices = [
      [0, 9],
      [920, 100],
      [940, 4],
      [960, 5],
      [980, 6],
      [1_000, 1],
    ] as const
    expect(value(trimmed, told(trimmed, prices, 1_000))).toBe(5)
    // Of two prints a fifth is none.
    expect(value(trimmed, told(trimmed, prices.slice(0, 3), 959))).toBe(52)
    const part = partInFull(trimmed, told(trimmed, prices.slice(0, 3), 959))
    expect(part).toEqual({ count: 2, value: 52, by: 'us', each: [100, 4] })
    expect(partInFull(rule(mean), told(rule(mean), prices, 959))).not.toHaveProperty('each')
  })

  it('weighs the prices of a continuous mean by the time that they stood', () => {
    const continuous = rule({ kind: 'mean', windowMs: 100, prints: null })
    const prices = [
      [0, 1],
      [920, 2],
      [990, 5],
    ] as const
    expect(value(continuous, told(continuous, prices, 1_000))).toBe((20 + 140 + 50) / 100)
    expect(partOf(continuous, told(continuous, [[0, 1]], 910))).toEqual({
      count: 10,
      value: 1,
      by: 'us',
    })
    expect(partOf(continuous, told(continuous, [[0, 1]], 890))).toBeNull()
  })

  it('reads a trailing index by as much earlier', () => {
    const point = rule({ kind: 'point' }, 30)
    expect(
      value(
        point,
        told(
          point,
          [
            [900, 5],
            [970, 6],
            [971, 7],
          ],
          1_000,
        ),
      ),
    ).toBe(6)
    const late = rule(mean, 30)
    // Prints of the spot at 895, 920, 945 and 970: at 920 the second is known already.
    expect(
      partOf(
        late,
        told(
          late,
          [
            [0, 1],
            [920, 2],
          ],
          920,
        ),
      ),
    ).toEqual({
      count: 2,
      value: 1.5,
      by: 'us',
    })
  })

  it('takes the extreme of the bars that lie inside the market’s life', () => {
    for (const [of, wanted] of [
      ['highest', 9],
      ['lowest', 2],
    ] as const) {
      const extremum = rule({ kind: 'extremum', of })
      const bars = [bar(0, 1, 50), bar(99, 1, 50), bar(100, 4, 6), bar(500, 2, 5)]
      const more = [bar(1_000, 3, 9), bar(1_001, 1, 50)]
      const state = [...bars, ...more].reduce(
        (now, each) => seen(extremum, now, each),
        begin(1_000),
      )
      expect(value(extremum, state)).toBe(wanted)
      expect(partOf(extremum, state)).toEqual({ count: 3, value: wanted, by: 'us' })
      expect(printed(extremum, state, 77, { at: 1_000, inclusive: true })).toBe(state)
    }
  })
})

describe('RecordedFixing: edges', () => {
  it('is not known where a print was due before the first price', () => {
    for (const fixing of [
      mean,
      { kind: 'mean', windowMs: 100, prints: null },
      { kind: 'trimmedMean', windowMs: 100, prints: 5, trim: 0.2 },
    ] as const) {
      const state = told(rule(fixing), [[930, 5]], 1_000)
      expect(value(rule(fixing), state)).toBeNull()
      expect(partOf(rule(fixing), state)).toBeNull()
      expect(value(rule(fixing), told(rule(fixing), [[900, 5]], 1_000))).toBe(5)
    }
  })

  it('is not known before the first print, or without a bar', () => {
    expect(value(rule(mean), begin(1_000))).toBeNull()
    expect(value(rule({ kind: 'extremum', of: 'highest' }), begin(1_000))).toBeNull()
  })

  it('takes no extreme of a price at the opening, nor of any bar where it is another rule', () => {
    const extremum = rule({ kind: 'extremum', of: 'highest' })
    expect(seen(extremum, begin(1_000), bar(0, 5, 5, 0)).count).toBe(0)
    expect(seen(extremum, begin(1_000), bar(1, 5, 5, 0)).count).toBe(1)
    expect(seen(rule(mean), begin(1_000), bar(500, 5, 5))).toEqual(begin(1_000))
  })

  it('stays as it is where no print is due, and takes none beyond the boundary', () => {
    const state = told(rule(mean), [[0, 3]], 1_000)
    expect(printed(rule(mean), state, 9, { at: 2_000, inclusive: true })).toBe(state)
    const early = begin(1_000)
    expect(printed(rule(mean), early, 9, { at: 100, inclusive: true })).toBe(early)
  })
})

describe('RecordedFixing: laws', () => {
  it('prints what a list of the prices at each print would average to', () => {
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 99 })),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(changes, fc.constantFrom(1, 3, 4, 7, 60), fc.nat(300), (pairs, prints, lagMs) => {
        const prices = [
          [-500, 50] as const,
          ...new Map([...pairs].sort(([a], [b]) => a - b)).entries(),
        ]
        const made = rule({ kind: 'mean', windowMs: 420, prints }, lagMs)
        const each = Array.from({ length: prints }, (_, i) => {
          const at = 1_000 - 420 + ((i + 1) * 420) / prints - lagMs
          return prices.filter(([from]) => from <= at).at(-1)?.[1] ?? Number.NaN
        })
        const exact = each.reduce((total, price) => total + price, 0) / prints
        expect(value(made, told(made, prices, 1_000))).toBeCloseTo(exact, 9)
      }),
    )
  })

  it('of a price that stands still is that price, to the bit, at whatever pace it comes', () => {
    const instants = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { maxLength: 12 })
    const fixings = fc.constantFrom<FixingRule['fixing']>(
      { kind: 'mean', windowMs: 420, prints: 60 },
      { kind: 'mean', windowMs: 420, prints: null },
      { kind: 'trimmedMean', windowMs: 420, prints: 60, trim: 0.2 },
    )
    fc.assert(
      fc.property(instants, fixings, (at, fixing) => {
        const still = 63304.20030119507
        const prices = [-500, ...at.sort((a, b) => a - b)].map((each) => [each, still] as const)
        const made = rule(fixing, 0)
        expect(value(made, told(made, prices, 1_000))).toBe(still)
      }),
    )
  })
})
