import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { type ClockFit, fitSeasonalClock } from '../../src/volatility/fitSeasonalClock.js'
import * as SeasonalClock from '../../src/volatility/seasonalClock.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }
import { monday, recording } from './paths.js'

const nothing: ClockFit = { clock: SeasonalClock.flat, limit: Infinity, returns: 0 }
const pass = (start: ClockFit, levelHalfLifeMinutes = 1_000) =>
  fitSeasonalClock({ start, levelHalfLifeMinutes, winsorShare: 0.9995 })
const once = (prices: ReadonlyArray<Spot>, halfLife?: number): ClockFit =>
  run(pass(nothing, halfLife))(prices)
const twice = (prices: ReadonlyArray<Spot>): ClockFit => run(pass(once(prices)))(prices)
const minutes = (closes: ReadonlyArray<number>): ReadonlyArray<Spot> =>
  closes.map((price, i) => ({ price, at: monday + (i + 1) * 60_000 }))
const { clock } = fixture
const prices = recording(16_000, clock)
const first = once(prices)
const second = run(pass(first))(prices)
const all = (fitted: SeasonalClock.SeasonalClock): ReadonlyArray<number> => [
  ...fitted.weekday,
  ...fitted.weekend,
  ...fitted.quarter,
]

describe('examples', () => {
  test('an even zigzag has a flat clock', () => {
    const zigzag = minutes(Array.from({ length: 20_161 }, (_, i) => (i % 2 === 0 ? 100 : 101)))
    const { clock: fitted, returns } = once(zigzag, 59.5)
    for (const factor of all(fitted)) expect(factor).toBeCloseTo(1, 9)
    // 20,161 closes, the last not over yet; the first 60 returns teach the level.
    expect(returns).toBe(20_159 - 60)
  })

  test('twice the returns at one minute of the quarter-hour are four times the factor', () => {
    let price = 100
    const closes = Array.from({ length: 20_000 }, (_, i) => {
      price *= Math.exp((i % 2 === 0 ? 1 : -1) * (i % 15 === 4 ? 2e-4 : 1e-4))
      return price
    })
    const { quarter } = twice(minutes(closes)).clock
    expect((quarter[4] as number) / (quarter[5] as number)).toBeCloseTo(4, 5)
    expect((quarter[3] as number) / (quarter[5] as number)).toBeCloseTo(1, 5)
  })
})

describe('edges', () => {
  test('of nothing a pass says where it started', () => {
    const start = { clock, limit: 12, returns: 7 }
    for (const some of [[], prices.slice(0, 1), prices.slice(0, 900)]) {
      expect(run(pass(start))(some)).toBe(start)
    }
    const still = minutes(Array.from({ length: 5_000 }, () => 100))
    expect(run(pass(start))(still)).toBe(start)
    const woken = [...still, ...prices.map(({ price, at }) => ({ price, at: at + 3e8 }))]
    expect(all(once(woken).clock).every((factor) => factor > 0 && factor < 100)).toBe(true)
  })

  test('ticks inside a minute change nothing but its close', () => {
    const ticks = prices.flatMap(({ price, at }) => [
      { price: price * 2, at: at - 59_999 },
      { price: price / 2, at: at - 1 },
      { price, at },
      { price: 1, at },
      { price: Number.NaN, at: at + 1 },
    ])
    expect(once(ticks)).toEqual(first)
  })

  test('a bar that closes a millisecond early is of the same minute', () => {
    const early = prices.map(({ price, at }) => ({ price, at: at - 1 }))
    expect(once(early)).toEqual(first)
  })

  test('a half-hour in which nothing moved takes the mean of all', () => {
    const someHours = prices.filter(({ at }) => at % 86_400_000 < 18_000_000)
    const { clock: fitted } = once(someHours, 100)
    // Half-hours 11 to 46 lie further than one from those seen, on weekdays and weekends alike.
    expect(new Set(fitted.weekday.slice(11, 47)).size).toBe(1)
    expect(fitted.weekend[20]).toBe(fitted.weekday[20])
    expect(fitted.weekday.every((factor) => factor > 0)).toBe(true)
  })
})

describe('laws', () => {
  test('a planted clock is found within its error', () => {
    const calm = recording(60_000, clock, 1)
    const { clock: fitted, returns } = run(pass(once(calm, 4_000), 4_000))(calm)
    const exact = all(SeasonalClock.normalize(clock))
    // A sum of four uniforms has kurtosis 2.7; the smoothing leaves 0.375 of a variance.
    const error = (share: number): number => Math.sqrt(1.7 / (returns * share))
    const errors = [
      ...clock.weekday.map(() => error(5 / 7 / 48 / 0.375)),
      ...clock.weekend.map(() => error(2 / 7 / 48 / 0.375)),
      ...clock.quarter.map(() => error(1 / 15)),
    ]
    const off = all(fitted).map(
      (factor, i) => (factor / (exact[i] as number) - 1) / (errors[i] ?? 0),
    )
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(3.5)
    expect(Math.sqrt(off.reduce((sum, each) => sum + each * each, 0) / 111)).toBeLessThan(1.2)
  })

  test('its mean is 1', () => {
    const { weekday, weekend, quarter } = second.clock
    const sum = (values: ReadonlyArray<number>) => values.reduce((total, each) => total + each, 0)
    expect((5 * sum(weekday) + 2 * sum(weekend)) / 7 / 48).toBeCloseTo(1, 13)
    expect(sum(quarter) / 15).toBeCloseTo(1, 13)
  })

  test('days that are missing bias nothing', () => {
    const gaps = prices.filter(({ at }) => Math.floor(at / 86_400_000) % 3 !== 0)
    const [whole, part] = [all(second.clock), all(twice(gaps).clock)]
    const logs = whole.map((factor, i) => Math.log(factor / (part[i] as number)))
    const mean = (of: ReadonlyArray<number>) => of.reduce((sum, each) => sum + each, 0) / of.length
    expect(Math.abs(mean(logs.slice(0, 48)))).toBeLessThan(0.03)
    expect(Math.abs(mean(logs.slice(48, 96)))).toBeLessThan(0.08)
  })

  test('a price a thousandfold off moves the second pass by its limit alone', () => {
    const spoilt = prices.map(({ price, at }, i) => ({ price: i === 12_000 ? 65e6 : price, at }))
    const start = first
    const [clean, wild] = [run(pass(start))(prices), run(pass(start))(spoilt)]
    const off = all(clean.clock).map((factor, i) => factor / (all(wild.clock)[i] as number) - 1)
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.2)
  })

  test('a step leaves the state before it as it was, and chunks make the whole', () => {
    const fold = pass(nothing)
    const half = prices.slice(0, 5_000).reduce(fold.step, fold.initial)
    const copy = structuredClone(half)
    expect(fold.value(prices.slice(5_000).reduce(fold.step, half))).toEqual(first)
    expect(half).toEqual(copy)
  })
})

describe('oracle', () => {
  test.each([0, 1])('pass %d is what numpy makes of the same prices, to 4e-15', (number) => {
    const got = number === 0 ? first : second
    const exact = fixture.fits[number] as ClockFit
    const expected = all(exact.clock)
    all(got.clock).forEach((factor, i) => {
      expect(Math.abs(factor / (expected[i] as number) - 1)).toBeLessThan(4e-15)
    })
    expect(got.limit / exact.limit).toBeCloseTo(1, 14)
    expect(got.returns).toBe(exact.returns)
  })
})
