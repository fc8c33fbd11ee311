import { describe, expect, it } from 'vitest'
import type { Question } from '../../../src/backtest/calibration/forecaster.js'
import { modelForecaster } from '../../../src/backtest/calibration/modelForecaster.js'
import { normalForecaster } from '../../../src/backtest/calibration/normalForecaster.js'
import type { QuoteConfig } from '../../../src/decision/config.js'
import { presets } from '../../../src/decision/presets.js'
import { recommendedOutlook } from '../../../src/decision/recommendedOutlook.js'
import type { Bar } from '../../../src/market/bar.js'
import { plain } from '../../../src/market/settlement.js'
import { run } from '../../../src/math/fold.js'
import { fairValue } from '../../../src/pricing/fairValue.js'
import { outlook } from '../../../src/volatility/outlook.js'
import { madeUpBars, minuteMs } from '../../volatility/madeUpBars.js'

const bars = madeUpBars(1_500)
const now = (bars.at(-1) as Bar).at
const spot = (bars.at(-1) as Bar).close
const basis = { mean: 0.0002, deviation: 0.0001 }
const settled: QuoteConfig = {
  ...presets.v2,
  fairValue: {
    model: 'settled',
    link: { kind: 'normal', scale: 1 },
    basis,
    volatilityError: 0.1,
    modelWeight: 1,
  },
}
const question: Question = {
  now,
  spot: { price: spot, at: now },
  strike: spot / 1.0005,
  openedAt: now - 10 * minuteMs,
  expiresAt: now + 5 * minuteMs,
  settlement: { ...plain, strike: { kind: 'opening', fixing: { kind: 'point' } }, tie: 'yes' },
  printed: { strike: null, end: null },
}
const asked = { now, seconds: 300, elapsed: 2 / 3, distance: Math.log(1.0005) }
const forecast = (config: QuoteConfig, fit: typeof recommendedOutlook | null, some: Question) => {
  const model = modelForecaster(config, fit)
  return model.forecast(bars.reduce(model.step, model.initial), some)
}
const other = { ...recommendedOutlook, full: null }

describe('modelForecaster with an outlook', () => {
  it('prices by its volatility and drift, with the logistic link it was fitted with', () => {
    const { volatility, drift } = run(outlook(recommendedOutlook))(bars)(asked) ?? {
      volatility: Number.NaN,
      drift: Number.NaN,
    }
    const claim = {
      spot: spot * Math.exp(drift),
      strike: question.strike,
      volatility,
      secondsToExpiry: 300,
      link: { kind: 'logistic', scale: 1 },
      settlement: question.settlement,
    } as const
    const said = forecast(presets.v2, recommendedOutlook, question)
    expect(said?.volatility).toBeCloseTo(volatility, 12)
    expect(said?.yes).toBeCloseTo(fairValue(claim), 12)
    expect(said?.no).toBeCloseTo(fairValue({ ...claim, outcome: 'no' }), 12)
  })

  it('takes the recommended one for a config that settles, and its basis', () => {
    const without = forecast(presets.v2, recommendedOutlook, question)
    const bare = forecast(settled, null, question)
    expect(bare?.volatility).toBe(without?.volatility)
    expect(bare?.yes).toBeGreaterThan(without?.yes as number)
    expect(forecast(settled, other, question)).not.toEqual(bare)
    expect(forecast(presets.v2, null, question)?.volatility).not.toBe(without?.volatility)
  })

  it('counts nothing as passed of a market whose strike is fixed', () => {
    const { settlement } = question
    const fixed = { ...question, settlement: { ...settlement, strike: { kind: 'fixed' } } } as const
    const said = run(outlook(other))(bars)
    expect(forecast(presets.v2, other, fixed)?.volatility).toBeCloseTo(
      said({ ...asked, elapsed: 0 })?.volatility ?? Number.NaN,
      12,
    )
    expect(forecast(presets.v2, other, question)?.volatility).toBeCloseTo(
      said(asked)?.volatility ?? Number.NaN,
      12,
    )
    expect(said(asked)?.volatility).not.toBe(said({ ...asked, elapsed: 0 })?.volatility)
  })

  it('prices an average as one, with what is printed of it', () => {
    const end = { kind: 'mean', windowMs: 10 * minuteMs, prints: 600 } as const
    const printed = { strike: null, end: { count: 300, value: spot * 1.001, by: 'us' } } as const
    const averaged = { ...question, settlement: { ...question.settlement, end }, printed }
    const said = forecast(presets.v2, other, averaged)
    expect(said?.yes).toBeGreaterThan(forecast(presets.v2, other, question)?.yes as number)
  })

  it('says nothing before two hours of minutes, nor does the normal law', () => {
    const model = modelForecaster(presets.v2, other)
    expect(model.forecast(model.initial, question)).toBe(null)
    const state = bars.slice(0, 120).reduce(model.step, model.initial)
    expect(model.forecast(state, question)).toBe(null)
    expect(normalForecaster(model).forecast(state, question)).toBe(null)
    const later = bars.slice(0, 121).reduce(model.step, model.initial)
    expect(model.forecast(later, question)).not.toBe(null)
  })
})

describe('modelForecaster with an index that trails', () => {
  const windowMs = 10 * minuteMs
  const left = 5 * minuteMs

  /** The same question of a mean half of which stands above the price, with what a lag adds. */
  const about = (lagMs: number, prints: number | null): Question => {
    const heard = Math.min(windowMs - left + lagMs, windowMs)
    const count = prints === null ? heard : Math.floor((heard * prints) / windowMs)
    const value = (spot * (1.0006 * (windowMs - left) + (heard - windowMs + left))) / heard
    const end = { kind: 'mean', windowMs, prints } as const
    return {
      ...question,
      strike: spot * 1.00035,
      settlement: { ...question.settlement, end, lagMs },
      printed: { strike: null, end: { count, value, by: 'us' } },
    }
  }

  it.each([0, 1_500, 60_000, 150_000, 299_000])(
    'prices a continuous mean as one of very many prints, %i ms behind',
    (lagMs) => {
      for (const fit of [null, other]) {
        const continuous = forecast(presets.v2, fit, about(lagMs, null))
        const many = forecast(presets.v2, fit, about(lagMs, 10_000))
        expect(continuous?.yes).toBeCloseTo(many?.yes as number, 3)
        expect(continuous?.no).toBeCloseTo(many?.no as number, 3)
        expect(continuous?.volatility).toBe(many?.volatility)
      }
    },
  )

  it('knows a mean that the lag has told whole', () => {
    for (const lagMs of [left, left + 1, windowMs]) {
      const told = about(lagMs, null)
      const below = { ...told, strike: (told.printed.end?.value as number) * 0.999_999 }
      const above = { ...told, strike: (told.printed.end?.value as number) * 1.000_001 }
      for (const fit of [null, other]) {
        expect(forecast(presets.v2, fit, below)).toMatchObject({ yes: 1, no: 0 })
        expect(forecast(presets.v2, fit, above)).toMatchObject({ yes: 0, no: 1 })
      }
    }
  })
})
