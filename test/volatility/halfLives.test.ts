import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { type HalfLivesConfig, halfLives } from '../../src/volatility/halfLives.js'
import * as SeasonalClock from '../../src/volatility/seasonalClock.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }
import { factor, monday, normals, repeat, walk } from './paths.js'

const year = 31_536_000
const fitted: HalfLivesConfig = { ...fixture.mixConfig, clock: fixture.clock, staleMs: null }
const plain: HalfLivesConfig = {
  clock: SeasonalClock.flat,
  halfLivesSeconds: [60, 600],
  horizons: [{ horizonSeconds: 300, weights: [0.6, 0.4], longRun: 0, error: 0.2 }],
  longRun: { volatility: 0.5, error: 0.4 },
  floor: 0.3,
  winsorAt: 6,
  maxGapMs: 30_000,
  staleMs: null,
  kurtosis: 3,
}
const state = (prices: ReadonlyArray<Spot>, config = plain) => {
  const fold = halfLives(config)
  return prices.reduce(fold.step, fold.initial)
}
const endOf = (prices: ReadonlyArray<Spot>): Spot => prices.at(-1) as Spot
const said = (prices: ReadonlyArray<Spot>, config = plain, lateMs = 0, seconds = 300) =>
  run(halfLives(config))(prices)({ now: (prices.at(-1)?.at ?? monday) + lateMs, seconds })
/** A volatility of 0.5 a year, as variance a second. */
const variance = 0.25 / year
const even = walk(repeat(300, 1), { variance, seed: 11 })
const followed = (prices: ReadonlyArray<Spot>, pauseMs: number, price: number) => [
  ...prices,
  { price, at: endOf(prices).at + pauseMs },
]

describe('examples', () => {
  test('before any price it says the long run, as sure as that is', () => {
    expect(said([]).volatility).toBeCloseTo(0.5, 15)
    expect(said([]).error).toBeCloseTo(Math.hypot(0.4, 0.2), 15)
    expect(said([{ price: 100, at: monday }])).toEqual(said([]))
  })

  test('one return moves each half-life by its part', () => {
    const { volatility } = said([
      { price: 100, at: monday },
      { price: 100.01, at: monday + 10_000 },
    ])
    const square = Math.log(1.0001) ** 2 / 10
    const part = 0.6 * (1 - 2 ** (-10 / 60)) + 0.4 * (1 - 2 ** (-10 / 600))
    expect(volatility ** 2).toBeCloseTo((part * square + (1 - part) * variance) * year, 12)
  })

  test('the season of the horizon multiplies the variance', () => {
    const config = { ...plain, clock: fixture.clock }
    const clock = SeasonalClock.prepare(fixture.clock)
    for (const hours of [0, 7.9, 50, 130]) {
      const from = monday + hours * 3_600_000
      const season = SeasonalClock.elapsed(clock, { from, to: from + 900_000 }) / 900
      const got = run(halfLives(config))([])({ now: from, seconds: 900 }).volatility
      expect(got).toBeCloseTo(0.5 * Math.sqrt(season), 12)
    }
  })

  test('a walk with the season of the clock is told by it', () => {
    const normal = normals(9)
    const rate = (at: number) => factor(at / 60_000, SeasonalClock.normalize(fixture.clock))
    let log = 0
    const prices = repeat(10_080, 0).map((_, i) => {
      log += 2e-4 * Math.sqrt(rate(monday + (i - 1) * 60_000)) * normal()
      return { price: Math.exp(log), at: monday + i * 60_000 }
    })
    const longRun = { volatility: 0.2, error: 0.4 }
    const config = { ...plain, longRun, maxGapMs: 60_000, halfLivesSeconds: [21_600, 43_200] }
    const off = (clock: SeasonalClock.SeasonalClock) =>
      said(prices, { ...config, clock }, 0, 604_800).volatility / (2e-4 * Math.sqrt(year / 60)) - 1
    expect(Math.abs(off(fixture.clock))).toBeLessThan(0.05)
    expect(off(SeasonalClock.flat)).toBeLessThan(-0.15)
  })
})

describe('edges', () => {
  test('no horizon is the season of the instant', () => {
    const config = { ...plain, clock: fixture.clock }
    const season = SeasonalClock.rate(SeasonalClock.prepare(fixture.clock), monday)
    for (const seconds of [0, -5]) {
      expect(said([], config, 0, seconds).volatility).toBeCloseTo(0.5 * Math.sqrt(season), 14)
    }
    expect(said([], config, 0, 1).volatility).toBeCloseTo(0.5 * Math.sqrt(season), 14)
  })

  test('an endless horizon has the mean season, and one that is no number no volatility', () => {
    const config = { ...plain, clock: fixture.clock }
    const told = state(even)
    const says = halfLives(config).value(told)
    const endless = says({ now: monday, seconds: Infinity })
    expect(endless.volatility).toBeCloseTo(says({ now: monday, seconds: 6_048_000 }).volatility, 9)
    expect(says({ now: monday, seconds: Number.NaN }).volatility).toBeNaN()
    expect(told).toEqual(state(even))
  })

  test('a clock that stands still, or a half-life that is no number, spoils nothing', () => {
    const still = { ...fixture.clock, weekday: fixture.clock.weekday.map(() => 0) }
    for (const price of [endOf(even).price, 200]) {
      const prices = followed(even, 1_000, price)
      const some = state(prices, { ...plain, clock: still })
      expect([...some.sums, ...some.weights, ...some.weightsSquared].every(Number.isFinite)).toBe(
        true,
      )
    }
    for (const wrong of [Number.NaN, -60, Infinity]) {
      const config = { ...plain, halfLivesSeconds: [wrong, 600] }
      const { sums, weights } = state(even, config)
      expect([sums[0], weights[0]]).toEqual([0, 0])
      expect([sums[1], weights[1]]).toEqual([state(even).sums[1], state(even).weights[1]])
      expect(said(even, config).volatility).toBeGreaterThan(0)
    }
  })

  test.each([
    ['the same instant again', { price: 200, at: monday + 100_000 }],
    ['a price of zero', { price: 0, at: monday + 100_500 }],
    ['no instant', { price: 200, at: Number.NaN }],
  ])('%s is passed over by the mix', (_, spoilt) => {
    const prices = even.slice(0, 150)
    expect(state([...prices.slice(0, 101), spoilt, ...prices.slice(101)])).toEqual(state(prices))
  })

  test('over a silence each half-life returns to the long run', () => {
    const loud = walk(repeat(300, 1), { variance: 9 * variance, seed: 4 })
    const silent = state(followed(loud, 30_001, 200))
    const before = state(loud)
    for (const i of [0, 1]) {
      const kept = 2 ** (-30.001 / (plain.halfLivesSeconds[i] as number))
      expect(silent.sums[i]).toBeCloseTo(kept * (before.sums[i] as number), 18)
      expect(silent.weights[i]).toBeCloseTo(kept * (before.weights[i] as number), 14)
      expect(silent.weightsSquared[i]).toBeCloseTo(kept * (before.weightsSquared[i] as number), 14)
    }
    expect(silent.last?.price).toBe(200)
    expect(state(followed(loud, 30_000, 200)).weights[0]).toBeGreaterThan(
      before.weights[0] as number,
    )
    expect(said(followed(loud, 1e9, 200)).volatility).toBeCloseTo(0.5, 12)
  })

  test('a feed that is dead at the instant asked about is less and less believed', () => {
    const loud = walk(repeat(300, 1), { variance: 9 * variance, seed: 4 })
    const late = [30_000, 30_001, 120_000, 7_200_000].map((ms) => said(loud, plain, ms))
    expect(late[0]).toEqual(said(loud))
    expect(late[1]).toEqual(said(followed(loud, 30_001, 200)))
    for (const i of [1, 2, 3]) {
      expect(late[i]?.volatility).toBeLessThan(late[i - 1]?.volatility as number)
    }
    expect(late[3]?.volatility).toBeCloseTo(0.5, 2)
    expect(late[3]?.error).toBeCloseTo(said([]).error, 3)
    expect(said(loud, plain, -60_000)).toEqual(said(loud))
  })

  test('prices that stop moving leave the floor', () => {
    const still = repeat(20_000, 0).map((_, i) => ({ price: 100, at: monday + i * 1_000 }))
    expect(said(still).volatility).toBeCloseTo(0.15, 15)
    expect(said(still).error).toBeCloseTo(0.2, 9)
    const falling = [10, 60, 600, 1_000].map((count) => said(still.slice(0, count)).volatility)
    expect(falling.every((each, i) => each > 0.15 && each < (falling[i - 1] ?? 0.5))).toBe(true)
  })

  test('a weight that the table lacks is 0', () => {
    const [row] = plain.horizons as [HalfLivesConfig['horizons'][0]]
    const one = { ...plain, horizons: [{ ...row, weights: [0.6] }] }
    const none = { ...plain, horizons: [{ ...row, weights: [0.6, 0] }] }
    expect(said(even, one)).toEqual(said(even, none))
  })
})

describe('laws', () => {
  test('a walk has its own volatility within what the error says', () => {
    const config = { ...plain, horizons: [{ ...plain.horizons[0], error: 0 }] } as HalfLivesConfig
    const logs = repeat(100, 0).map((_, i) => {
      const path = walk(repeat(400, 1), { variance, seed: 500 + 11 * i })
      const { volatility, error } = said(path, config)
      return { off: Math.log(volatility / 0.5), error }
    })
    const square = logs.reduce((sum, { off }) => sum + off * off, 0) / logs.length
    const error = logs.reduce((sum, each) => sum + each.error, 0) / logs.length
    // The error is an upper bound: the half-lives are taken to err together, the prior fully.
    expect(Math.sqrt(square)).toBeLessThan(error)
    expect(Math.sqrt(square)).toBeGreaterThan(error / 4)
    expect(Math.abs(logs.reduce((sum, { off }) => sum + off, 0) / 100)).toBeLessThan(0.03)
  })

  test('a wild price counts as the limit of the loudest, and no more', () => {
    const wild = state(followed(even, 1_000, endOf(even).price * 2))
    const wilder = state(followed(even, 1_000, endOf(even).price * 20))
    expect(wild.sums).toEqual(wilder.sums)
    const before = state(even)
    const levels = before.sums.map((sum, i) => sum + (1 - (before.weights[i] as number)) * variance)
    const limit = 36 * Math.max(variance, ...levels)
    const kept = 2 ** (-1 / 60)
    expect(wild.sums[0]).toBeCloseTo(kept * (before.sums[0] as number) + (1 - kept) * limit, 18)
    const unlimited = { ...plain, winsorAt: Infinity }
    const double = state(followed(even, 1_000, endOf(even).price * 2), unlimited)
    const taken = (double.sums[0] as number) - kept * (state(even, unlimited).sums[0] as number)
    expect(taken / (1 - kept)).toBeCloseTo(Math.LN2 ** 2, 12)
  })

  test('the limit rises with the loudest half-life', () => {
    const loud = walk(repeat(60, 1), { variance: 30 * variance, seed: 21 })
    const before = state(loud)
    const levels = before.sums.map((sum, i) => sum + (1 - (before.weights[i] as number)) * variance)
    expect(levels[0]).toBeGreaterThan(levels[1] as number)
    const kept = 2 ** (-1 / 60)
    const wild = state(followed(loud, 1_000, 1e6))
    const taken = (wild.sums[0] as number) - kept * (before.sums[0] as number)
    expect(taken / (1 - kept) / (36 * (levels[0] as number))).toBeCloseTo(1, 9)
  })

  test('a step leaves the state before it as it was, and chunks make the whole', () => {
    const whole = state(even)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (cut) => {
        const fold = halfLives(plain)
        const half = state(even.slice(0, cut))
        const copy = structuredClone(half)
        expect(even.slice(cut).reduce(fold.step, half)).toEqual(whole)
        expect(half).toEqual(copy)
      }),
    )
  })
})

describe('oracle', () => {
  const prices = fixture.prices.map(([at, price]) => ({ price, at }) as Spot)
  const forecast = run(halfLives(fitted))(prices)

  test.each(fixture.mix)('for $seconds s it is what explicit weights give, to 1e-13', (exact) => {
    const got = forecast(exact)
    // The worst seen is 6.8e-14, of the clock's own rounding.
    expect(Math.abs(got.volatility / exact.volatility - 1)).toBeLessThan(1e-13)
    expect(Math.abs(got.error / exact.error - 1)).toBeLessThan(1e-13)
  })
})
