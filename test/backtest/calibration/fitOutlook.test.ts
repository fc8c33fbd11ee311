import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { fitErrors } from '../../../src/backtest/calibration/fitErrors.js'
import { fitLikelihood, rowAt } from '../../../src/backtest/calibration/fitLikelihood.js'
import { type FitStep, fitOutlook } from '../../../src/backtest/calibration/fitOutlook.js'
import { fitRows } from '../../../src/backtest/calibration/fitRows.js'
import { fitShapes } from '../../../src/backtest/calibration/fitShape.js'
import type { Bar } from '../../../src/market/bar.js'
import { run } from '../../../src/math/fold.js'
import type { Minute } from '../../../src/volatility/minutes.js'
import { outlook } from '../../../src/volatility/outlook.js'
import { outlookPlan, withCoefficients } from '../../../src/volatility/outlookPlan.js'
import * as SeasonalClock from '../../../src/volatility/seasonalClock.js'
import fixture from '../../fixtures/outlook.json' with { type: 'json' }
import { madeUpBars, minutesOf } from '../../volatility/madeUpBars.js'
import { monday, normals } from '../../volatility/paths.js'

const bars = madeUpBars(41_000, false)
const minutes = minutesOf(bars)
const closes = minutes.map(({ at, close }) => ({ at, close, traded: null }))

const fitted = (some: ReadonlyArray<Minute>) => {
  const steps: FitStep[] = []
  const walk = fitOutlook(some, 'made up')
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done === true) return { steps, result: step.value }
    steps.push(step.value)
  }
}
const short = minutes.slice(0, 4_000)
const shape = { ...fitShapes.full, clock: fixture.models.full.clock }
const plan = outlookPlan(shape)
const rows = fitRows(plan, short)
const coefficients = fixture.worked.full.coefficients

describe('fitOutlook: examples', () => {
  const { steps, result } = fitted(minutes)
  const right = E.isRight(result) ? result.right : null

  it('fits both models, and says after each step how it stands', () => {
    expect(right?.config.fittedOn).toBe('made up')
    expect(right?.minutes).toBe(41_000)
    expect(steps[0]).toMatchObject({ model: 'prices', steps: 0 })
    expect(right?.models.map(({ model }) => model)).toEqual(['prices', 'full'])
    expect(right?.models[1]).toEqual(steps.at(-1))
    expect(right?.models[0]).toEqual(steps.filter(({ model }) => model === 'prices').at(-1))
    const [prices, full] = right?.models.map(({ loss }) => loss) ?? []
    expect(prices).toBeLessThan(steps[0]?.loss as number)
    expect(full).toBeLessThan(prices as number)
    expect(right?.config.full?.clock).not.toEqual(right?.config.prices.clock)
  })

  it('stands where no coefficient would lower the loss', () => {
    const best = outlookPlan(right?.config.prices ?? shape)
    const { gradient, loss } = fitLikelihood(best, fitRows(best, closes))(best.coefficients)
    expect(Math.max(...Array.from(gradient, Math.abs))).toBeLessThan(1e-5)
    expect(loss).toBeCloseTo(right?.models[0]?.loss as number, 12)
  })

  it('finds a law of made-up prices: their volatility, and little of the rest', () => {
    const config = right?.config
    if (config === undefined) return expect(config).toBeDefined()
    const { at } = bars.at(-1) as Bar
    const says = run(outlook(config))(bars)
    const forecast = says({ now: at, seconds: 300, elapsed: 0.5, distance: 0.0001 })
    // At the start of the 29th day and a bit: the generator's size of a minute, with rests.
    const day = 1 + (41_000 % 1_440) / 1_440
    const minute = 0.0005 * day * Math.sqrt(0.9 / 3)
    const expected = minute * Math.sqrt(525_600)
    expect((forecast?.volatility ?? 0) / expected).toBeGreaterThan(0.85)
    expect((forecast?.volatility ?? 0) / expected).toBeLessThan(1.15)
    expect(config.prices.errors.map(({ seconds }) => seconds)).toEqual([
      120, 300, 600, 900, 1_800, 3_600,
    ])
    for (const { error } of config.prices.errors) expect(error).toBeLessThan(0.2)
  })

  it('fits prices alone where one minute does not tell what was traded', () => {
    const last = closes.at(-1) as Minute
    const { steps, result } = fitted([...minutes.slice(0, -1), last])
    expect(E.isRight(result) && result.right.config.full).toBe(null)
    expect(E.isRight(result) && result.right.config.prices).toEqual(right?.config.prices)
    expect(steps.every(({ model }) => model === 'prices')).toBe(true)
  })
})

describe('fitOutlook: edges', () => {
  it('fewer than four weeks of minutes that follow one another are too short for a fit', () => {
    const holes = minutes.filter((_, i) => i % 3 !== 0)
    expect(fitted(holes).result).toEqual(
      E.left({ _tag: 'too-short', days: 13_667 / 1_440, needed: 28 }),
    )
    expect(fitted([]).result).toEqual(E.left({ _tag: 'too-short', days: 0, needed: 28 }))
    const days = 40_319 / 1_440
    expect(fitted(minutes.slice(0, 40_319)).result).toEqual(
      E.left({ _tag: 'too-short', days, needed: 28 }),
    )
    // A file of February: its first minute follows none.
    expect(fitOutlook(minutes.slice(0, 40_320), 'made up').next().done).toBe(false)
  })

  it('prices that stand still teach a fit nothing', () => {
    const still = closes.map(({ at }) => ({ at, close: 100, traded: null }))
    expect(fitted(still).result).toEqual(E.left({ _tag: 'no-fit', model: 'prices' }))
    const flat = minutes.map(({ at, close }) => {
      const traded = { high: close, low: close, volume: Infinity, trades: 1 }
      return { at, close, traded }
    })
    expect(fitted(flat.slice(0, 40_321)).result).toEqual(E.left({ _tag: 'no-fit', model: 'full' }))
  })
})

describe('fitRows', () => {
  const kindOf = (i: number) => rows.kinds[rows.kind[i] as number] as (typeof rows.kinds)[number]
  const countOf = (life: number, left: number, fixed: boolean): number =>
    Array.from(rows.minute).filter((_, i) => {
      const kind = kindOf(i)
      return kind.life === life && kind.left === left && kind.fixed === fixed
    }).length

  it('makes a row of every aligned market after two days, at each time left', () => {
    // 4,000 minutes end at 66:40; the markets from 48:00 on, and one that began before.
    expect(countOf(15, 5, false)).toBe(Math.floor((4_000 - 2_880) / 15))
    expect(countOf(60, 29, false)).toBe(Math.floor((4_000 - 2_880) / 60))
    expect(countOf(5, 4, false)).toBe((4_000 - 2_880) / 5)
    expect(rows.kinds.filter(({ fixed }) => !fixed).map(({ life, left }) => [life, left])).toEqual([
      ...[1, 2, 3, 5, 7, 10, 12].map((left) => [15, left]),
      ...[1, 2, 3, 4].map((left) => [5, left]),
      ...[2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38, 41, 44, 47, 50, 53, 56, 59].map(
        (left) => [60, left],
      ),
    ])
    expect(countOf(60, 60, true)).toBe(Math.ceil((4_000 - 60 - 2_880 - 42) / 20))
    expect(countOf(1, 1, true)).toBe(Math.ceil((4_000 - 1 - 2_880) / 20))
  })

  it('asks as a market would, and knows how it ended', () => {
    Array.from(rows.minute).forEach((place, i) => {
      const { life, left, fixed, elapsed: passed, lead } = kindOf(i)
      const { at, close } = short[place] as Minute
      const start = short[place - (life - left)] as Minute
      const finish = short[place + left] as Minute
      expect(finish.at - start.at).toBe(life * 60_000)
      const seasonal = SeasonalClock.elapsed(plan.clock, { from: at, to: at + left * 60_000 }) / 60
      expect(rows.season[i]).toBeCloseTo(Math.log(seasonal / left) / 2, 13)
      const level = Math.exp(rows.measures[place * rows.stride] as number) * Math.sqrt(seasonal)
      const distance = (rows.distance[i] as number) * level
      expect(lead).toBeCloseTo(Math.log(left / 5) / Math.log(3), 14)
      expect(passed).toBeCloseTo(1 - left / life, 14)
      if (fixed) {
        expect(rows.yes[i]).toBe(Math.log(finish.close / close) + distance >= 0 ? 1 : 0)
      } else {
        expect(start.at % (life * 60_000)).toBe(0)
        expect(distance).toBeCloseTo(Math.log(close / start.close), 13)
        expect(rows.yes[i]).toBe(finish.close >= start.close ? 1 : 0)
      }
    })
  })

  it('spreads fixed strikes evenly over two and a half deviations either way', () => {
    const strikes = Array.from(rows.distance).flatMap((distance, i) => {
      const { fixed, left } = kindOf(i)
      const from = (rows.minute[i] as number) * rows.stride
      const pulse = Math.exp((rows.measures[from + 1] as number) - (rows.measures[from] as number))
      return fixed && left === 2 ? [distance / pulse] : []
    })
    expect(strikes[0]).toBeCloseTo(-2.5, 12)
    expect(strikes[1]).toBeCloseTo(-2.5 + 5 * 0.6180339887498949, 12)
    expect(Math.max(...strikes)).toBeGreaterThan(2.3)
    expect(Math.max(...strikes)).toBeLessThan(2.5)
    expect(strikes.reduce((a, b) => a + b, 0) / strikes.length).toBeCloseTo(0, 0)
  })

  it('makes no row of a market with a gap in it', () => {
    const gap = short.filter((_, i) => i !== 3_456)
    const { minute, kind, kinds } = fitRows(plan, gap)
    minute.forEach((place, i) => {
      const { life, left } = kinds[kind[i] as number] as (typeof kinds)[number]
      const [start, finish] = [gap[place - (life - left)], gap[place + left]]
      expect((finish as Minute).at - (start as Minute).at).toBe(life * 60_000)
    })
    expect(minute.length).toBeLessThan(rows.minute.length)
  })
})

describe('fitLikelihood', () => {
  const said = fitLikelihood(plan, rows)

  it('has the gradient that differences of the loss have', () => {
    const { gradient } = said(coefficients)
    coefficients.forEach((value, i) => {
      const at = (change: number): number =>
        said(coefficients.map((one, j) => (i === j ? value + change : one))).loss
      expect(gradient[i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 7)
    })
  })

  it('sums loss and information over the rows', () => {
    const { loss, information } = said(coefficients)
    const row = new Float64Array(40)
    let [total, first, mixed] = [0, 0, 0]
    const at = (weights: ReadonlyArray<number>, from: number): number =>
      weights.reduce((sum, one, i) => sum + one * (row[from + i] as number), 0)
    for (let i = 0; i < rows.minute.length; i++) {
      rowAt(plan, rows, i, row)
      const z = (rows.distance[i] as number) * Math.exp(-at(coefficients.slice(0, 35), 0))
      const p = 1 / (1 + Math.exp(-z - at(coefficients.slice(35), 35)))
      total -= Math.log(rows.yes[i] === 1 ? p : 1 - p)
      first += p * (1 - p) * z * z
      mixed += p * (1 - p) * -z * (row[3] as number) * (row[36] as number)
    }
    const count = rows.minute.length
    expect(loss).toBeCloseTo(total / count, 10)
    expect(information[0]).toBeCloseTo(first / count, 12)
    expect(information[36 * 40 + 3]).toBeCloseTo(mixed / count, 12)
  })

  it('holds log odds and exponents to 30', () => {
    const wild = (place: number, value: number) =>
      coefficients.map((one, i) => (i === place ? value : one))
    expect(said(wild(0, -500)).loss).toBeLessThan(30.1)
    expect(said(wild(39, 1e6)).loss).toBeGreaterThan(0)
    expect(said(wild(35, 1e9)).loss).toBeLessThan(30.1)
    expect(said(wild(0, 500)).loss).toBeGreaterThan(0.6)
    expect(said(wild(0, 500)).loss).toBeCloseTo(said(wild(0, 600)).loss, 12)
    expect(said(wild(0, -500)).loss).toBeCloseTo(said(wild(0, -600)).loss, 12)
  })
})

describe('fitErrors', () => {
  const terms = [{ of: 'one', weights: [0] }] as const
  const bare = outlookPlan({ ...shape, clock: SeasonalClock.flat, terms, trends: [] })
  const errorsAt = (deviation: number) => {
    const [size, move] = [normals(5), normals(7)]
    let [log, scale] = [0, 1]
    const made = Array.from({ length: 200_000 }, (_, i) => {
      if (i % 500 === 0) scale = 0.0005 * Math.exp(deviation * size())
      log += scale * move()
      return { at: monday + (i + 1) * 60_000, close: Math.exp(log), traded: null }
    })
    const measures = new Float64Array(2 * made.length)
    return fitErrors(bare, { measures, stride: 2 }, made)
  }

  it('finds the deviation of ln σ that was planted', () => {
    for (const { seconds, error } of errorsAt(0.4)) {
      if (seconds <= 900) expect(Math.abs(error - 0.4)).toBeLessThan(0.06)
    }
  })

  it('finds next to none where there was none', () => {
    for (const { error } of errorsAt(0)) expect(error).toBeLessThan(0.15)
  })

  it('of no rows it is 0', () => {
    const none = fitErrors(bare, { measures: new Float64Array(0), stride: 2 }, [])
    expect(none).toHaveLength(6)
    expect(none.every(({ error }) => error === 0)).toBe(true)
  })
})

describe('withCoefficients', () => {
  it('puts each number where coefficientsOf finds it', () => {
    const numbers = Array.from({ length: 40 }, (_, i) => i)
    const changed = withCoefficients(shape, numbers)
    expect(outlookPlan(changed).coefficients).toEqual(numbers)
    expect(changed.trends[1]).toEqual({ minutes: 20, away: 29, back: 30, drift: 36 })
    expect(changed.terms[3]).toEqual({ of: 'season', weights: [6] })
    expect(changed.tie).toBe(39)
    expect(outlookPlan(changed).scales).toBe(35)
  })
})
