import jstat from 'jstat'
import { describe, expect, it } from 'vitest'
import type { Forecaster, Question } from '../../../src/backtest/calibration/forecaster.js'
import { horizonOf } from '../../../src/backtest/calibration/horizonOf.js'
import { modelForecaster } from '../../../src/backtest/calibration/modelForecaster.js'
import { normalForecaster } from '../../../src/backtest/calibration/normalForecaster.js'
import { seedForecaster } from '../../../src/backtest/calibration/seedForecaster.js'
import { presets } from '../../../src/decision/presets.js'
import { bars } from '../../cli/minutes.js'
import { opening } from '../calibrating.js'

const asked: Question = {
  now: bars[59]?.at ?? Number.NaN,
  spot: { price: bars[59]?.close ?? Number.NaN, at: bars[59]?.at ?? Number.NaN },
  strike: 65_080,
  openedAt: 45 * 60_000,
  expiresAt: 61 * 60_000,
  settlement: opening,
  printed: { strike: null, end: null },
}
const later: Question = { ...asked, now: asked.now + 59_000 }

const said = <State>(forecaster: Forecaster<State>, question: Question) =>
  forecaster.forecast(bars.slice(0, 60).reduce(forecaster.step, forecaster.initial), question)

describe('horizonOf', () => {
  const mean = { kind: 'mean', windowMs: 60_000, prints: null } as const

  it('begins with the last price, and at now under a mean', () => {
    expect(horizonOf(later)).toEqual({ from: asked.now, seconds: 60 })
    expect(horizonOf({ ...later, settlement: { ...opening, end: mean } })).toEqual({
      from: later.now,
      seconds: 1,
    })
  })

  it('makes an old price say no more than it did when it was new', () => {
    const model = modelForecaster(presets.v2, null)
    expect(said(model, later)).toEqual(said(model, asked))
    expect(said(normalForecaster(model), later)).toEqual(said(normalForecaster(model), asked))
    expect(said(seedForecaster, later)).toEqual(said(seedForecaster, asked))
  })

  it('is what the seed’s forecaster says by its own formula, a minute from the end', () => {
    const closes = bars.slice(44, 60).map(({ close }) => close)
    const moves = closes.slice(1).map((close, i) => Math.log(close / (closes[i] ?? close)))
    const mean = moves.reduce((sum, move) => sum + move, 0) / 15
    const variance = moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / 14
    const z = Math.log(asked.spot.price / asked.strike) / Math.sqrt(variance)
    const expected = jstat.normal.cdf(z, 0, 1)
    expect(said(seedForecaster, later)?.yes).toBeCloseTo(expected, 9)
  })
})
