import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { secondsPerYear } from '../../src/market/units.js'
import { run } from '../../src/math/fold.js'
import { Interval } from '../../src/statistics/index.js'
import { type EwmaConfig, type EwmaEstimate, ewma } from '../../src/volatility/ewma.js'
import fixture from '../fixtures/volatility.json' with { type: 'json' }
import { monday, repeat, uniforms, walk } from './paths.js'

const config: EwmaConfig = {
  halfLifeSeconds: 60,
  maxGapMs: 30_000,
  staleMs: null,
  winsorAt: 6,
  winsorFrom: 20,
  kurtosis: 3,
  confidence: 0.95,
}
const estimate = (prices: ReadonlyArray<Spot>, over: Partial<EwmaConfig> = {}) =>
  run(ewma({ ...config, ...over }))(prices)
const said = (prices: ReadonlyArray<Spot>, over: Partial<EwmaConfig> = {}): EwmaEstimate =>
  estimate(prices, over) as EwmaEstimate
const state = (prices: ReadonlyArray<Spot>, over: Partial<EwmaConfig> = {}) => {
  const fold = ewma({ ...config, ...over })
  return prices.reduce(fold.step, fold.initial)
}
const followed = (
  prices: ReadonlyArray<Spot>,
  pauseMs: number,
  price: number,
): ReadonlyArray<Spot> => [...prices, { price, at: (prices.at(-1) as Spot).at + pauseMs }]
const lastPrice = (prices: ReadonlyArray<Spot>): number => (prices.at(-1) as Spot).price
const calm = walk(repeat(400, 1), { variance: 1e-8, seed: 5 })
const year = 31_536_000

describe('examples', () => {
  test('one return says its own square over its time', () => {
    const { volatility, returns, error } = said([
      { price: 100, at: 0 },
      { price: 101, at: 4_000 },
    ])
    expect(volatility).toBeCloseTo(Math.log(1.01) * Math.sqrt(year / 4), 12)
    expect(returns).toBeCloseTo(1, 14)
    expect(error).toBeCloseTo(Math.SQRT1_2, 14)
  })

  test('a half-life later the past weighs half', () => {
    const { volatility, returns } = said(
      [100, 101, 101].map((price, i) => ({ price, at: i * 60_000 })),
      { maxGapMs: 60_000 },
    )
    // Weights ¼ and ½, of which only the first moved.
    expect(volatility).toBeCloseTo(Math.log(1.01) * Math.sqrt(year / 60 / 3), 12)
    expect(returns).toBeCloseTo(0.75 ** 2 / (1 / 16 + 1 / 4), 14)
  })

  test('what lies past the limit goes to the jumps', () => {
    const quiet = said(calm)
    const jumped = said(followed(calm, 1_000, lastPrice(calm) * 1.01))
    const fresh = 1 - 2 ** (-1 / 60)
    const limit = 36 * (quiet.volatility ** 2 / year)
    expect(quiet.jumps).toEqual({ volatility: 0, perDay: 0 })
    const share = fresh / state(followed(calm, 1_000, 100)).weight
    const excess = share * (Math.log(1.01) ** 2 - limit)
    expect(jumped.jumps.volatility).toBeCloseTo(Math.sqrt(excess * year), 8)
    expect(jumped.jumps.perDay).toBeCloseTo(share * 86_400, 8)
    expect(jumped.volatility).toBeLessThan(1.2 * quiet.volatility)
  })
})

describe('edges', () => {
  test.each([
    ['no price', []],
    ['one price', [100]],
    ['prices that never moved', [100, 100, 100]],
  ])('of %s an ewma says null', (_, prices) => {
    expect(estimate(prices.map((price, i) => ({ price, at: i * 1_000 })))).toBeNull()
  })

  test.each([
    ['the same instant again', { price: 200, at: monday + 100_000 }],
    ['an earlier instant', { price: 200, at: monday + 99_999 }],
    ['a price of zero', { price: 0, at: monday + 100_500 }],
    ['no number', { price: Number.NaN, at: monday + 100_500 }],
    ['no end', { price: Infinity, at: monday + 100_500 }],
    ['no instant', { price: 200, at: Number.NaN }],
    ['an endless instant', { price: 200, at: Infinity }],
  ])('%s is passed over by an ewma', (_, spoilt) => {
    const prices = calm.slice(0, 150)
    expect(state([...prices.slice(0, 101), spoilt, ...prices.slice(101)])).toEqual(state(prices))
  })

  test('a return over a silence is not counted, and confidence falls by g', () => {
    const before = said(calm)
    const silent = said(followed(calm, 30_001, 200))
    expect(silent.volatility).toBeCloseTo(before.volatility, 13)
    expect(silent.returns / before.returns).toBeCloseTo(2 ** (-30.001 / 60), 13)
    expect(said(followed(calm, 30_000, 200)).volatility).toBeGreaterThan(before.volatility)
    const jumped = followed(calm, 1_000, lastPrice(calm) * 1.01)
    const jumps = said(followed(jumped, 40_000, 100)).jumps
    expect(jumps.perDay).toBeCloseTo(said(jumped).jumps.perDay, 8)
    expect(jumps.volatility).toBeCloseTo(said(jumped).jumps.volatility, 10)
  })

  test('after an endless silence an ewma says null', () => {
    expect(estimate(followed(calm, 1e12, 200))).toBeNull()
    // Six hundred half-lives: something is left of the sums, nothing of their squares.
    expect(estimate(followed(calm, 3.6e7, 200))).toBeNull()
  })

  test('a feed that stalls counts zeros, and what moves after it is believed', () => {
    const stalled = repeat(300, 1).map((_, i) => ({ price: 100, at: monday + i * 1_000 }))
    expect(estimate(stalled)).toBeNull()
    expect(state(stalled).weight).toBeCloseTo(1 - 2 ** (-299 / 60), 12)
    const moved = said(followed(stalled, 1_000, 101))
    expect(moved.jumps.perDay).toBe(0)
    expect(moved.volatility).toBeGreaterThan(0)
  })

  test('the limit holds from winsorFrom returns on', () => {
    const few = calm.slice(0, 20)
    const wild = followed(few, 1_000, lastPrice(few) * 1.01)
    const { returns } = said(few)
    expect(said(wild, { winsorFrom: returns }).jumps.perDay).toBeGreaterThan(0)
    expect(said(wild, { winsorFrom: returns + 1e-9 }).jumps.perDay).toBe(0)
  })

  test('below one degree of freedom the interval of an ewma is endless', () => {
    const one = [100, 101].map((price, i) => ({ price, at: i * 1_000 }))
    expect(said(one, { kurtosis: 3.001 })).toMatchObject({ lower: 0, upper: Infinity })
    expect(said(one, { kurtosis: 2.999 }).lower).toBeGreaterThan(0)
  })
})

/** Mean and standard error of the variance, in parts of the true one, over many walks. */
const ratio = (pauses: (draw: () => number) => ReadonlyArray<number>) => {
  const draw = uniforms(77)
  const ratios = repeat(200, 0).map((_, i) => {
    const path = walk(pauses(draw), { variance: 1e-8, seed: 1_000 + 7 * i })
    return said(path, { maxGapMs: 1e9 }).volatility ** 2 / (1e-8 * year)
  })
  const mean = ratios.reduce((sum, each) => sum + each, 0) / 200
  const variance = ratios.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 199
  return { mean, error: Math.sqrt(variance / 200) }
}

describe('laws', () => {
  test.each([
    ['every second', () => repeat(120, 1)],
    ['every minute', () => repeat(8, 60)],
    ['at random', (draw: () => number) => repeat(120, 0).map(() => -Math.log(draw()))],
    ['half of them twice', () => repeat(240, 0).map((_, i) => i % 2)],
  ])('a random walk seen %s has its own volatility, to three standard errors', (_, pauses) => {
    const { mean, error } = ratio(pauses)
    expect(error).toBeLessThan(0.06)
    expect(Math.abs(mean - 1)).toBeLessThan(3 * error)
  })

  test('its error is what the estimates of many walks scatter by', () => {
    const { error } = ratio(() => repeat(300, 1))
    const one = said(walk(repeat(300, 1), { variance: 1e-8, seed: 3 }))
    // Of the variance twice that of σ, and the mean of 200 walks.
    expect(Math.abs((error * Math.sqrt(200)) / (2 * one.error) - 1)).toBeLessThan(0.1)
  })

  test('rows at the instant before change nothing', () => {
    const doubled = calm.flatMap((spot) => [spot, { price: spot.price * 2, at: spot.at }])
    expect(state(doubled)).toEqual(state(calm))
  })

  test('returns c times as large are c times as volatile', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (c) => {
        const scaled = calm.map(({ price, at }) => ({ price: 100 * (price / 100) ** c, at }))
        expect(said(scaled).volatility / (c * said(calm).volatility)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('time that runs twice as long has half the variance', () => {
    const slow = calm.map(({ price, at }) => ({ price, at: 2 * at }))
    const told = said(slow, { halfLifeSeconds: 120, maxGapMs: 60_000 })
    expect(told.volatility * Math.SQRT2).toBeCloseTo(said(calm).volatility, 12)
    expect(told.returns).toBeCloseTo(said(calm).returns, 9)
  })

  test('one price of 50 deviations moves the variance by (1 − g) 36 v at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 200 }), fc.boolean(), (count, up) => {
        const path = calm.slice(0, count)
        const before = said(path).volatility ** 2 / year
        const wild = Math.exp((up ? 50 : -50) * Math.sqrt(before)) * lastPrice(path)
        const now = state(followed(path, 1_000, wild))
        const moved = now.diffusive / now.weight - before
        expect(moved).toBeGreaterThan(0)
        expect(moved).toBeLessThanOrEqual(((1 - 2 ** (-1 / 60)) * 36 * before) / now.weight)
      }),
    )
  })

  test('prices that stop moving make it fall, and never to nothing', () => {
    const falling = repeat(100, 0).map((_, i) => {
      const still = Array.from({ length: i }, (_unused, j) => ({
        price: lastPrice(calm),
        at: (calm.at(-1) as Spot).at + (j + 1) * 1_000,
      }))
      return said([...calm, ...still]).volatility
    })
    expect(falling.every((each, i) => each > 0 && each < (falling[i - 1] ?? Infinity))).toBe(true)
  })

  test('a step leaves the state before it as it was, and chunks make the whole', () => {
    const fold = ewma(config)
    const half = Object.freeze(state(calm.slice(0, 200)))
    expect(calm.slice(200).reduce(fold.step, half)).toEqual(state(calm))
  })

  test('the estimate lies in its interval, and a surer one is wider', () => {
    const { volatility, lower, upper } = said(calm)
    const surer = said(calm, { confidence: 0.99 })
    expect(surer.lower < lower && lower < volatility).toBe(true)
    expect(volatility < upper && upper < surer.upper).toBe(true)
  })
})

describe('laws of the limit', () => {
  const deviation = 0.5 / Math.sqrt(secondsPerYear)
  const walked = (count: number, everyMs: number, from: number, seed: number) => {
    const random = uniforms(seed)
    let price = 65_000
    return Array.from({ length: count }, (_, i) => {
      const normal = Math.sqrt(-2 * Math.log(random() || 0.5)) * Math.cos(2 * Math.PI * random())
      price *= Math.exp(deviation * Math.sqrt(everyMs / 1_000) * normal)
      return { price, at: from + (i + 1) * everyMs }
    })
  }

  test('a feed that stood still is believed again within two half-lives', () => {
    const before = walked(600, 1_000, 0, 4)
    const price = before.at(-1)?.price ?? 0
    const frozen = Array.from({ length: 7_200 }, (_, i) => ({ price, at: (601 + i) * 1_000 }))
    const prices = [...before, ...frozen, ...walked(240, 1_000, 7_800_000, 5)]
    const after = said(prices, { halfLifeSeconds: 120 })
    expect(after.volatility).toBeGreaterThan(0.3)
  })
})

describe('oracle', () => {
  const prices = fixture.prices.map(([at, price]) => ({ price, at }) as Spot)

  test.each(fixture.ewma)(
    'after $count prices it is what explicit weights give, to 1e-14',
    (exact) => {
      const got = said(prices.slice(0, exact.count), fixture.ewmaConfig)
      // The worst seen is 6.7e-15.
      const near = (value: number, of: number) =>
        expect(Math.abs(value - of)).toBeLessThanOrEqual(1e-14 * of)
      near(got.volatility, exact.volatility)
      near(got.returns, exact.returns)
      near(got.error, exact.error)
      near(got.jumps.volatility, exact.jumpVolatility)
      near(got.jumps.perDay, exact.jumpsPerDay)
    },
  )

  test('the interval is the chi-square one, to 0.2 %', () => {
    const got = said(calm, { kurtosis: 4 })
    const degrees = (2 * got.returns) / 3
    const exact = Interval.deviation({ deviation: got.volatility, degrees, confidence: 0.95 })
    expect(Math.abs(got.lower / exact.lower - 1)).toBeLessThan(2e-3)
    expect(Math.abs(got.upper / exact.upper - 1)).toBeLessThan(2e-3)
  })
})
