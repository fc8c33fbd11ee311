import { describe, expect, it } from 'vitest'
import type { Forecaster, Question } from '../../src/backtest/calibration/forecaster.js'
import { halfForecaster } from '../../src/backtest/calibration/halfForecaster.js'
import { modelForecaster } from '../../src/backtest/calibration/modelForecaster.js'
import { normalForecaster } from '../../src/backtest/calibration/normalForecaster.js'
import { alone, beside } from '../../src/backtest/calibration/panel.js'
import { seedForecaster } from '../../src/backtest/calibration/seedForecaster.js'
import { presets } from '../../src/decision/presets.js'
import type { Settlement } from '../../src/market/settlement.js'
import { secondsPerYear } from '../../src/market/units.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { closeToClose } from '../../src/volatility/closeToClose.js'
import { price } from './bars.js'

const minute = 60_000

const settlement: Settlement = {
  source: 'recording',
  end: { kind: 'point' },
  strike: { kind: 'opening', fixing: { kind: 'point' } },
  tie: 'yes',
  tickSize: 0,
  lagMs: 0,
}

const question: Question = {
  now: 20 * minute,
  spot: { price: 101, at: 20 * minute },
  strike: 100,
  openedAt: 15 * minute,
  expiresAt: 30 * minute,
  settlement,
  printed: { strike: null, end: null },
}

const told = <State>(
  { initial, step }: Forecaster<State>,
  prices: ReadonlyArray<readonly [at: number, value: number]>,
): State => prices.reduce((state, [at, value]) => step(state, price(value, at)), initial)

const closes = [100, 102, 101, 103, 100, 99, 101, 104, 102, 100, 101, 103, 102, 101, 99, 101]
const minutes = closes.map((close, i) => [i * minute, close] as const)

/** The sample deviation by its definition, from a list. */
const deviationOf = (prices: ReadonlyArray<number>): number => {
  const changes = prices.slice(1).map((close, i) => Math.log(close / (prices[i] ?? 1)))
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length
  return Math.sqrt(changes.reduce((a, b) => a + (b - mean) ** 2, 0) / (changes.length - 1))
}

const annual = Math.sqrt(secondsPerYear / 60)

describe('the forecasters: examples', () => {
  it('says one half, and nothing more', () => {
    expect(halfForecaster.forecast(halfForecaster.step(null, price(1, 1)), question)).toEqual({
      yes: 0.5,
      no: 0.5,
      volatility: 0,
    })
  })

  it('takes for the seed the sample deviation of the last 15 one-minute returns', () => {
    const said = seedForecaster.forecast(told(seedForecaster, minutes), question)
    const volatility = deviationOf(closes) * annual
    expect(said?.volatility).toBeCloseTo(volatility, 10)
    const claim = { spot: 101, strike: 100, volatility, secondsToExpiry: 600 }
    expect(said?.yes).toBeCloseTo(fairValue({ ...claim, model: 'simplified' }), 12)
    expect(said?.no).toBeCloseTo(1 - (said?.yes ?? 0), 12)
  })

  it('forgets for the seed what is older than 16 minutes', () => {
    const before = [[-2 * minute, 50] as const, [-minute, 200] as const]
    expect(told(seedForecaster, [...before, ...minutes]).minutes).toEqual(closes)
  })

  it('takes for a minute the last price known at its end', () => {
    const seconds = minutes.flatMap(([at, close]) => [
      [at - 1, close] as const,
      [at + 1, 500] as const,
      [at + 30_000, 7] as const,
    ])
    const { minutes: sampled } = told(seedForecaster, seconds)
    expect(sampled).toEqual(closes)
    // The price at 10 stands until the minute at 13, when another comes exactly then.
    const sparse = [
      [0, 1],
      [10 * minute + 1, 2],
      [13 * minute, 3],
      [13 * minute + 1, 4],
    ] as const
    expect(told(seedForecaster, sparse).minutes).toEqual([...new Array(11).fill(1), 2, 2, 3])
  })

  it('prices with the model’s volatility, normal and for a point', () => {
    const model = modelForecaster(presets.v2, null)
    const state = told(model, minutes)
    const estimate = closeToClose({ window: 100, confidence: 0.95, kurtosis: 3 })
    const moves = state.moves ?? estimate.initial
    const volatility = estimate.value(moves)?.volatility ?? Number.NaN
    const claim = { spot: 101, strike: 100, volatility, secondsToExpiry: 600 }
    const simplified = { ...claim, model: 'simplified' } as const
    expect(model.forecast(state, question)).toEqual({
      yes: fairValue(simplified),
      no: fairValue({ ...simplified, outcome: 'no' }),
      volatility,
    })
    const normal = normalForecaster(model)
    expect(normal.name).toBe('normal')
    expect(normal.forecast(told(normal, minutes), question)).toEqual({
      yes: fairValue(claim),
      no: fairValue({ ...claim, outcome: 'no' }),
      volatility,
    })
  })

  it('prices an average as one, with what is printed of it', () => {
    const model = modelForecaster(presets.v2, null)
    const state = told(model, minutes)
    const volatility = model.forecast(state, question)?.volatility ?? Number.NaN
    const end = { kind: 'mean', windowMs: 15 * minute, prints: 15 } as const
    const averaged = { ...settlement, end }
    const printed = { strike: null, end: { count: 5, value: 99, by: 'us' } } as const
    const said = model.forecast(state, { ...question, settlement: averaged, printed })
    const claim = { spot: 101, strike: 100, volatility, secondsToExpiry: 600 }
    expect(said?.yes).toBe(fairValue({ ...claim, settlement: averaged, printed }))
    expect(said?.yes).not.toBe(model.forecast(state, question)?.yes)
    for (const changed of [{ tickSize: 0.5 }, { lagMs: 90_000 }]) {
      const other = { ...settlement, ...changed }
      const { yes } = model.forecast(state, { ...question, settlement: other }) ?? {}
      expect(yes).toBe(fairValue({ ...claim, settlement: other, printed: question.printed }))
    }
  })
})

describe('the forecasters: edges', () => {
  it('knows too little before 16 minutes, or while no price moved', () => {
    const { forecast } = seedForecaster
    expect(forecast(seedForecaster.initial, question)).toBeNull()
    expect(forecast(told(seedForecaster, minutes.slice(1)), question)).toBeNull()
    const still = minutes.map(([at]) => [at, 100] as const)
    expect(forecast(told(seedForecaster, still), question)).toBeNull()
    const model = modelForecaster(presets.v2, null)
    expect(model.forecast(told(model, still), question)).toBeNull()
    expect(normalForecaster(model).forecast(model.initial, question)).toBeNull()
  })

  it('does not walk every minute of a gap of a year', () => {
    const gap = [
      [0, 1],
      [525_600 * minute + 1, 2],
    ] as const
    expect(told(seedForecaster, gap).minutes).toEqual(new Array(16).fill(1))
  })
})

describe('Panel: examples', () => {
  const panel = beside(beside(alone(seedForecaster), halfForecaster), seedForecaster)

  it('asks all of them the same, in the order of their names', () => {
    expect(panel.names).toEqual(['seed', 'half', 'seed'])
    const state = minutes.reduce(
      (now, [at, close]) => panel.step(now, price(close, at)),
      panel.initial,
    )
    const seed = seedForecaster.forecast(told(seedForecaster, minutes), question)
    const half = halfForecaster.forecast(null, question)
    expect(panel.forecast(state, question)).toEqual([seed, half, seed])
  })

  it('says nothing where one of them knows too little', () => {
    expect(panel.forecast(panel.initial, question)).toBeNull()
    const last = beside(alone(halfForecaster), seedForecaster)
    expect(last.forecast(last.initial, question)).toBeNull()
    expect(alone(seedForecaster).forecast(seedForecaster.initial, question)).toBeNull()
  })
})
