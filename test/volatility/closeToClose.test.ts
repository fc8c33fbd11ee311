import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { Interval } from '../../src/statistics/index.js'
import { closeToClose, type VolatilityEstimate } from '../../src/volatility/closeToClose.js'

const config = { window: 100, confidence: 0.95, kurtosis: 3 }
const estimate = (prices: ReadonlyArray<Spot>, over: Partial<typeof config> = {}) =>
  run(closeToClose({ ...config, ...over }))(prices)

const every = (ms: number, prices: ReadonlyArray<number>): ReadonlyArray<Spot> =>
  prices.map((price, i) => ({ price, at: i * ms }))

const zigzag = (count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 100 : 101))

/** A year of 31,536,000 seconds, and the return of 1 %. */
const onePercent = Math.log(1.01)
const annual = (seconds: number): number => onePercent * Math.sqrt(31_536_000 / seconds)

describe('examples', () => {
  test.each([1, 2, 60])(
    'returns of 1 %% every %d s are divided by the time they took',
    (seconds) => {
      const said = estimate(every(seconds * 1_000, zigzag(20)))
      expect(said?.volatility).toBeCloseTo(annual(seconds), 10)
      expect(said?.returns).toBe(19)
    },
  )

  test('prices at an uneven pace weigh by their time', () => {
    const prices = [100, 101, 100].map((price, i) => ({
      price,
      at: [0, 1_000, 10_000][i] as number,
    }))
    expect(estimate(prices)?.volatility).toBeCloseTo(annual(5), 10)
  })

  test('only the last returns of the window count', () => {
    const quietThenLoud = [...Array.from({ length: 30 }, () => 100), ...zigzag(6).slice(1)]
    const said = estimate(every(1_000, quietThenLoud), { window: 5 })
    expect(said?.volatility).toBeCloseTo(annual(1), 10)
    expect(said?.returns).toBe(5)
  })

  test('a window of one return says what that return says', () => {
    expect(estimate(every(1_000, [100, 150, 151.5]), { window: 1 })?.volatility).toBeCloseTo(
      annual(1),
      9,
    )
  })
})

describe('edges', () => {
  test.each([
    ['no price', []],
    ['one price', [100]],
    ['prices that never move', [100, 100, 100]],
  ])('of %s it says null', (_, prices) => {
    expect(estimate(every(1_000, prices))).toBeNull()
  })

  test.each([
    ['the same instant again', { price: 200, at: 1_000 }],
    ['an earlier instant', { price: 200, at: 500 }],
    ['a price of zero', { price: 0, at: 1_500 }],
    ['a negative price', { price: -1, at: 1_500 }],
    ['no number', { price: Number.NaN, at: 1_500 }],
    ['no end', { price: Infinity, at: 1_500 }],
    ['no instant', { price: 200, at: Number.NaN }],
  ])('%s is passed over', (_, spoilt) => {
    const prices = every(1_000, [100, 101, 100, 101])
    expect(estimate([...prices.slice(0, 2), spoilt, ...prices.slice(2)])).toEqual(estimate(prices))
  })
})

const paths = fc.array(
  fc.record({ up: fc.integer({ min: -50, max: 50 }), ms: fc.integer({ min: 1, max: 5_000 }) }),
  { minLength: 3, maxLength: 40 },
)
const toPrices = (steps: ReadonlyArray<{ up: number; ms: number }>): ReadonlyArray<Spot> => {
  let [price, at] = [100, 0]
  return steps.map(({ up, ms }) => {
    price *= Math.exp(up / 10_000)
    at += ms
    return { price, at }
  })
}

describe('laws', () => {
  test('the estimate lies in its interval, and a surer interval is wider', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const prices = toPrices(steps)
        const said = estimate(prices)
        fc.pre(said !== null)
        const { volatility, lower, upper } = said as VolatilityEstimate
        const surer = estimate(prices, { confidence: 0.99 }) as VolatilityEstimate
        expect(lower).toBeLessThan(volatility)
        expect(upper).toBeGreaterThan(volatility)
        expect(surer.lower).toBeLessThan(lower)
        expect(surer.upper).toBeGreaterThanOrEqual(upper)
      }),
    )
  })

  test('prices twice as slow are √2 less volatile', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const slow = estimate(toPrices(steps.map(({ up, ms }) => ({ up, ms: 2 * ms }))))
        const fast = estimate(toPrices(steps))
        fc.pre(slow !== null && fast !== null)
        expect((slow?.volatility ?? 0) * Math.SQRT2).toBeCloseTo(fast?.volatility ?? 1, 9)
      }),
    )
  })

  test('a step leaves the state before it as it was', () => {
    const fold = closeToClose({ ...config, window: 2 })
    const before = every(1_000, [100, 101, 102, 103]).reduce(fold.step, fold.initial)
    const copy = structuredClone(before)
    fold.step(before, { price: 104, at: 9_000 })
    expect(before).toEqual(copy)
  })
})

describe('oracle', () => {
  test('the interval is the chi-square one of as many degrees as returns, to 0.1 %', () => {
    const said = estimate(every(1_000, zigzag(101))) as VolatilityEstimate
    const exact = Interval.deviation({ deviation: said.volatility, degrees: 100, confidence: 0.95 })
    expect(Math.abs(said.lower / exact.lower - 1)).toBeLessThan(1e-3)
    expect(Math.abs(said.upper / exact.upper - 1)).toBeLessThan(1e-3)
  })

  test('fat tails and uneven paces leave fewer degrees of freedom', () => {
    const fat = estimate(every(1_000, zigzag(101)), { kurtosis: 5 }) as VolatilityEstimate
    const exact = Interval.deviation({ deviation: fat.volatility, degrees: 50, confidence: 0.95 })
    expect(Math.abs(fat.lower / exact.lower - 1)).toBeLessThan(2e-3)
    const uneven = zigzag(101).map((price, i) => ({ price, at: i * 1_000 + (i % 2) * 500 }))
    const said = estimate(uneven) as VolatilityEstimate
    // Fifty of 1.5 s and fifty of 0.5 s: (Σ Δt)² / Σ Δt² = 100² / 125.
    const weighed = Interval.deviation({
      deviation: said.volatility,
      degrees: 80,
      confidence: 0.95,
    })
    expect(Math.abs(said.upper / weighed.upper - 1)).toBeLessThan(1e-3)
  })
})
