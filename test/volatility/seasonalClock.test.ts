import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/volatility/placeOf.js'
import * as SeasonalClock from '../../src/volatility/seasonalClock.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }
import { factor, monday } from './paths.js'

const { clock } = fixture
const prepared = SeasonalClock.prepare(clock)
const flat = SeasonalClock.prepare(SeasonalClock.flat)
const elapsed = (from: number, to: number): number => SeasonalClock.elapsed(prepared, { from, to })
const minute = 60_000
const day = 86_400_000
const week = 7 * day

describe('examples', () => {
  test.each([
    ['the epoch, a Thursday', 0, { halfHour: 0, quarter: 0 }],
    ['23:59 on a Friday', 2_879, { halfHour: 47, quarter: 14 }],
    ['midnight of a Saturday', 2_880, { halfHour: 48, quarter: 0 }],
    ['01:46 on a Sunday', 4_426, { halfHour: 51, quarter: 1 }],
    ['23:59 on a Sunday', 5_759, { halfHour: 95, quarter: 14 }],
    ['midnight of a Monday', 5_760, { halfHour: 0, quarter: 0 }],
    ['a minute before the epoch', -1, { halfHour: 47, quarter: 14 }],
    ['a Sunday before the epoch', -5_760 + 30, { halfHour: 49, quarter: 0 }],
  ])('%s', (_, at, place) => {
    expect(placeOf(at)).toEqual(place)
  })

  test('without a season, seconds are seconds', () => {
    expect(SeasonalClock.rate(flat, 1.5)).toBe(1)
    expect(SeasonalClock.elapsed(flat, { from: 1_000, to: 3 * week + 2_500 })).toBe(1_814_401.5)
    expect(SeasonalClock.flat.weekday.length).toBe(48)
    expect(SeasonalClock.flat.weekend.length).toBe(48)
    expect(SeasonalClock.flat.quarter.length).toBe(15)
  })

  test('the rate is the product of the two factors of the minute', () => {
    const normal = SeasonalClock.normalize(clock)
    for (let i = 0; i < 10_080; i += 7) {
      const at = monday + i * minute + 59_999
      const exact = factor(monday / minute + i, normal)
      expect(Math.abs(SeasonalClock.rate(prepared, at) / exact - 1)).toBeLessThan(1e-15)
    }
  })
})

describe('edges', () => {
  test('off the numbers the seasonal clock says NaN', () => {
    expect(SeasonalClock.rate(prepared, Number.NaN)).toBeNaN()
    expect(SeasonalClock.rate(prepared, Infinity)).toBeNaN()
    expect(elapsed(Number.NaN, 0)).toBeNaN()
    expect(elapsed(0, Number.NaN)).toBeNaN()
    expect(elapsed(-Infinity, 0)).toBeNaN()
    expect(elapsed(0, Infinity)).toBeNaN()
  })

  test('a clock that lacks a factor says NaN there', () => {
    const noDay = SeasonalClock.prepare({ ...clock, weekend: clock.weekend.slice(0, 47) })
    expect(SeasonalClock.rate(noDay, 4 * day - 1)).toBeNaN()
    expect(SeasonalClock.rate(noDay, 0)).toBeGreaterThan(0)
    const noMinute = SeasonalClock.prepare({ ...clock, quarter: clock.quarter.slice(0, 14) })
    expect(SeasonalClock.rate(noMinute, 14 * minute)).toBeNaN()
  })

  test('a minute ends where the next one begins', () => {
    expect(SeasonalClock.rate(prepared, minute - 1)).toBe(prepared.rates[0])
    expect(SeasonalClock.rate(prepared, minute)).toBe(prepared.rates[1])
    expect(SeasonalClock.rate(prepared, -1)).toBe(prepared.rates[10_079])
    expect(elapsed(monday + 1, monday + 2)).toBe(SeasonalClock.rate(prepared, monday) / 1_000)
    expect(elapsed(0, minute)).toBe(60 * (prepared.rates[0] as number))
    expect(elapsed(minute - 1_000, minute + 500)).toBeCloseTo(
      (prepared.rates[0] as number) + (prepared.rates[1] as number) / 2,
      12,
    )
  })
})

const instants = fc.integer({ min: -2 * 365 * day, max: 80 * 365 * day })
/** What two roundings of a sum of 604,800 seconds are worth, or one of the years' own seconds. */
const near = (a: number, b: number): number => 3e-10 + 2e-16 * (Math.abs(a) + Math.abs(b))

describe('laws', () => {
  test('the mean over a week is 1', () => {
    const [before, rate] = [prepared.before[10_079], prepared.rates[10_079]] as [number, number]
    expect(Math.abs(before + 60 * rate - 604_800)).toBeLessThan(3e-10)
  })

  test('any whole weeks have 604,800 seconds each', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -500, max: 500 }), (from, weeks) => {
        const exact = 604_800 * weeks
        expect(Math.abs(elapsed(from, from + weeks * week) - exact)).toBeLessThan(near(exact, 0))
      }),
    )
  })

  test('elapsed adds up', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        const [one, two] = [elapsed(a, b), elapsed(b, c)]
        expect(Math.abs(one + two - elapsed(a, c))).toBeLessThan(2 * near(one, two))
      }),
    )
  })

  test('backwards it is negative', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 100_000 }), (from, by) => {
        expect(elapsed(from + by, from)).toBe(-elapsed(from, from + by))
        expect(elapsed(from, from + by)).toBeGreaterThan(0)
      }),
    )
  })

  test('factors of any size make the same clock', () => {
    const scaled = {
      weekday: clock.weekday.map((each) => 4 * each),
      weekend: clock.weekend.map((each) => 4 * each),
      quarter: clock.quarter.map((each) => each / 8),
    }
    expect(SeasonalClock.prepare(scaled)).toEqual(prepared)
    const { weekday, weekend, quarter } = SeasonalClock.normalize(scaled)
    const mean = (values: ReadonlyArray<number>) =>
      values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(quarter)).toBeCloseTo(1, 14)
    expect((5 * mean(weekday) + 2 * mean(weekend)) / 7).toBeCloseTo(1, 14)
  })
})

describe('oracle', () => {
  test.each(fixture.elapsed)('from %d to %d the minutes add up to %d', (from, to, exact) => {
    const got = elapsed(from as number, to as number)
    expect(Math.abs(got - (exact as number))).toBeLessThan(near(exact as number, 0))
  })
})
