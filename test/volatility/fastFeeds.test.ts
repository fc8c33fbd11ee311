import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { type EwmaConfig, ewma } from '../../src/volatility/ewma.js'
import { type HalfLivesConfig, halfLives } from '../../src/volatility/halfLives.js'
import * as SeasonalClock from '../../src/volatility/seasonalClock.js'
import { brownian, source } from './simulation.js'

const config: EwmaConfig = {
  halfLifeSeconds: 300,
  maxGapMs: 30_000,
  staleMs: 60_000,
  winsorAt: 6,
  winsorFrom: 20,
  kurtosis: 3,
  confidence: 0.95,
}
const mix: HalfLivesConfig = {
  clock: SeasonalClock.flat,
  halfLivesSeconds: [300],
  horizons: [{ horizonSeconds: 300, weights: [1], longRun: 0, error: 0.1 }],
  longRun: { volatility: 0.2, error: 0.5 },
  floor: 0.3,
  winsorAt: 6,
  maxGapMs: 30_000,
  staleMs: 60_000,
  kurtosis: 3,
}
const deviation = 0.7 / Math.sqrt(31_536_000)

/**
 * Ticks of a feed with a step of 2 and trades on either side of it: most tell the last price again,
 * and what moves, moves by more than six deviations of the time since the tick before.
 */
const ticks = (seed: number, seconds: number): ReadonlyArray<Spot> => {
  const from = source(seed)
  let at = 0
  const instants = Array.from({ length: seconds * 30 }, () => {
    at += Math.ceil((-1_000 / 30) * Math.log(from.uniform()))
    return at
  })
  return brownian(from, instants, deviation).map((spot) => ({
    price: 2 * Math.floor(spot.price / 2 + from.uniform()),
    at: spot.at,
  }))
}
const firsts = (prices: ReadonlyArray<Spot>): ReadonlyArray<Spot> =>
  prices.filter(
    ({ at }, i) => Math.floor(at / 1_000) !== Math.floor((prices[i - 1]?.at ?? Number.NaN) / 1_000),
  )
const said = (prices: ReadonlyArray<Spot>, over: Partial<EwmaConfig> = {}) => {
  const found = run(ewma({ ...config, ...over }))(prices)
  if (found === null) throw new Error('nothing said')
  return found
}
const mixed = (prices: ReadonlyArray<Spot>) =>
  run(halfLives(mix))(prices)({ now: prices.at(-1)?.at ?? 0, seconds: 300 })
const stateOf = (prices: ReadonlyArray<Spot>, over: Partial<EwmaConfig> = {}) => {
  const fold = ewma({ ...config, ...over })
  return prices.reduce(fold.step, fold.initial)
}

describe('laws of fast feeds', () => {
  test('every tick of a feed that bounces shows the volatility that made it', () => {
    for (const seed of [1, 2, 3]) {
      const prices = ticks(seed, 1_800)
      expect(Math.abs(said(prices).volatility / 0.7 - 1)).toBeLessThan(0.1)
      expect(Math.abs(mixed(prices).volatility / 0.7 - 1)).toBeLessThan(0.1)
    }
  })

  test('of each second the first price counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (seed) => {
        const prices = ticks(seed, 40)
        const { last: _, changedAt: _at, ...all } = stateOf(prices)
        const { last: _one, changedAt: _since, ...some } = stateOf(firsts(prices))
        expect(all).toEqual(some)
        const fold = halfLives(mix)
        const { last: _last, changedAt: _then, ...sums } = prices.reduce(fold.step, fold.initial)
        const {
          last: _first,
          changedAt: _when,
          ...fewer
        } = firsts(prices).reduce(fold.step, fold.initial)
        expect(sums).toEqual(fewer)
      }),
      { numRuns: 20 },
    )
  })

  test('a silence is one since the last price heard, not since the last that counted', () => {
    const prices = brownian(source(4), [0, 1_000, 2_000, 2_900], deviation)
    const next = { price: (prices[2] as Spot).price * 1.0001, at: 32_500 }
    expect(stateOf([...prices, next]).weight).toBeGreaterThan(stateOf(prices).weight)
    expect(stateOf([...prices.slice(0, 3), next]).weight).toBeLessThan(stateOf(prices).weight)
    const fold = halfLives(mix)
    const weight = (some: ReadonlyArray<Spot>) =>
      some.reduce(fold.step, fold.initial).weights[0] as number
    expect(weight([...prices, next])).toBeGreaterThan(weight(prices))
    expect(weight([...prices.slice(0, 3), next])).toBeLessThan(weight(prices))
  })

  test('less than a second apart, a price may move as far as within one', () => {
    const seconds = Array.from({ length: 600 }, (_, i) => i * 1_000 + 990)
    const prices = brownian(source(5), seconds, deviation)
    const [before, { price }] = [said(prices), prices.at(-1) as Spot]
    const moved = (apart: number) => {
      const wild = { price: price * 1.01, at: 599_990 + apart }
      return said([...prices, wild]).jumps.volatility ** 2 - before.jumps.volatility ** 2
    }
    // 36 v of a second, whether 20 ms passed or a whole one; more passed lets it move further.
    expect(moved(20) / moved(1_000)).toBeCloseTo(1, 2)
    const limit = 6 * deviation
    expect(limit).toBeLessThan(0.01)
  })
})

describe('laws of frozen feeds', () => {
  const walked = (count: number, seed: number, begin: Spot): ReadonlyArray<Spot> => {
    const instants = Array.from({ length: count }, (_, i) => begin.at + i * 1_000)
    const path = brownian(source(seed), instants, deviation)
    return path.map(({ price, at }) => ({ price: (price / 65_000) * begin.price, at }))
  }
  const frozen = (from: Spot, seconds: number): ReadonlyArray<Spot> =>
    Array.from({ length: seconds }, (_, i) => ({
      price: from.price,
      at: from.at + (i + 1) * 1_000,
    }))
  const before = walked(3_600, 6, { price: 65_000, at: 0 })
  const end = before.at(-1) as Spot

  test('a price that stays the same up to staleMs counts zeros, and fades beyond', () => {
    const still = [...before, ...frozen(end, 60)]
    const zeros = said(still, { staleMs: null })
    expect(said(still)).toEqual(zeros)
    const beyond = said([...before, ...frozen(end, 360)])
    expect(beyond.volatility).toBeCloseTo(zeros.volatility, 12)
    expect(beyond.returns / zeros.returns).toBeCloseTo(1 / 2, 12)
  })

  test('of a frozen price the mix says what it says of a silence: less and less', () => {
    const says = (prices: ReadonlyArray<Spot>, now: number, staleMs: number | null = 60_000) =>
      run(halfLives({ ...mix, staleMs }))(prices)({ now, seconds: 300 })
    const zeros = [...before, ...frozen(end, 60)]
    const since = (zeros.at(-1) as Spot).at
    expect(mixed(zeros)).toEqual(says(zeros, since, null))
    for (const seconds of [61, 360, 3_660]) {
      const now = end.at + seconds * 1_000
      const [still, silent] = [mixed([...before, ...frozen(end, seconds)]), says(zeros, now)]
      // The silence is one beyond maxGapMs.
      if (seconds > 90) {
        expect(still.volatility).toBeCloseTo(silent.volatility, 12)
        expect(still.error).toBeCloseTo(silent.error, 12)
      }
      expect(still.volatility).toBeLessThan(mixed(zeros).volatility)
    }
    expect(mixed([...before, ...frozen(end, 36_000)]).volatility).toBeCloseTo(0.2, 12)
  })

  test('the first move after a frozen price is no return of the mix', () => {
    const still = [...before, ...frozen(end, 120)]
    const moved = [...still, { price: end.price * 2, at: end.at + 121_000 }]
    expect(mixed(moved).volatility).toBeLessThan(mixed(still).volatility)
    expect(mixed(moved).volatility).toBeCloseTo(mixed(still).volatility, 2)
    const fold = halfLives(mix)
    const half = JSON.parse(JSON.stringify(still.reduce(fold.step, fold.initial)))
    const again = moved.slice(-1).reduce(fold.step, half)
    expect(again).toEqual(moved.reduce(fold.step, fold.initial))
  })

  test('the first move after a frozen price is no return', () => {
    const still = [...before, ...frozen(end, 120)]
    const moved = { price: end.price * 2, at: end.at + 121_000 }
    expect(said([...still, moved]).volatility).toBeCloseTo(said(still).volatility, 12)
  })

  test.each([
    [1_800, 300],
    [36_000, 300],
    [36_000, 600],
  ])('after %d s frozen at a half-life of %d s its interval holds the truth', (seconds, H) => {
    const held = Array.from({ length: 40 }, (_, seed) => {
      const still = frozen(end, seconds)
      const resumed = walked(120, 100 + seed, still.at(-1) as Spot)
      const found = said([...before, ...still, ...resumed], { halfLifeSeconds: H })
      return found.lower < 0.7 && 0.7 < found.upper ? 1 : 0
    })
    expect(held.reduce<number>((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(35)
  })
})
