import { describe, expect, it } from 'vitest'
import { calibration } from '../../../src/backtest/calibration/calibration.js'
import type { CalibrationConfig } from '../../../src/backtest/calibration/calibrationState.js'
import type { ClaimForecast, Forecaster } from '../../../src/backtest/calibration/forecaster.js'
import { halfForecaster } from '../../../src/backtest/calibration/halfForecaster.js'
import { alone, beside } from '../../../src/backtest/calibration/panel.js'
import type { Bar } from '../../../src/market/bar.js'
import { run } from '../../../src/math/fold.js'
import { minuteBar, price } from '../bars.js'
import { configWith, opening, settledOf } from '../calibrating.js'

const minute = 60_000

/** Closes of minutes from the first minute on, each bar opening where the last one closed. */
const bars = (closes: ReadonlyArray<number>): ReadonlyArray<Bar> =>
  closes.map((close, i) => minuteBar(closes[i - 1] ?? close, close, i * minute))

const always = (yes: number, no = 1 - yes): Forecaster<null> => ({
  ...{ name: 'always', initial: null, step: () => null },
  forecast: (): ClaimForecast => ({ yes, no, volatility: 1 }),
})

const config = (
  forecaster: Forecaster<null>,
  given: Partial<CalibrationConfig<null>> = {},
): CalibrationConfig<null> => ({
  panel: alone(forecaster),
  windowMs: 2 * minute,
  leftMs: [minute],
  strike: 'open',
  settlement: opening,
  bootstrap: { blockMs: 4 * minute, resamples: 20, confidence: 0.95, seed: 1 },
  ...given,
})

describe('calibration: examples', () => {
  it('scores each market once its end is known, a tie by its rule', () => {
    // Markets from 0 to 2, 2 to 4, 4 to 6 minutes; the last of them is not over.
    const closes = [100, 101, 100, 99, 98, 97]
    const report = run(calibration(config(always(0.75))))(bars(closes))
    expect(report).toMatchObject({
      bars: 6,
      firstAt: 0,
      lastAt: 5 * minute,
      windows: { finished: 2, yes: 1, withoutPrice: 0, withoutStrike: 0, withoutEnd: 0, half: 0 },
      bootstrap: { blocks: 1 },
    })
    const [time, ...others] = report.times
    expect(others).toEqual([])
    expect(time).toMatchObject({ leftMs: minute, scored: 2, leftOut: { stale: 0, unknown: 0 } })
    const score = time?.forecasters[0]
    expect(score?.logLoss).toEqual({
      value: (-Math.log(0.75) - Math.log(0.25)) / 2,
      lower: null,
      upper: null,
      standardError: null,
    })
    expect(score?.improvement).toBeNull()
    expect(score?.brier.score.value).toBe((0.25 ** 2 + 0.75 ** 2) / 2)
    expect(score?.brier.uncertainty.value).toBe(0.25)
    expect(score?.brier.reliability.value).toBe(0.0625)
    expect(score?.yes[7]).toMatchObject({
      from: 0.7,
      to: 0.8,
      forecasts: 2,
      mean: 0.75,
      share: 0.5,
    })
    expect(score?.favourite[2]).toMatchObject({ from: 0.7, to: 0.8, forecasts: 2, mean: 0.75 })
    expect(score?.favourite[2]?.gap.value).toBe(-0.25)
    expect(score?.favourite[0]).toMatchObject({ forecasts: 0, mean: null, share: null })
    expect(score?.favourite[0]?.gap.value).toBeNull()
  })

  it('counts the likelier side as the favourite, and YES at one half', () => {
    const closes = [100, 101, 101, 99, 99]
    const favouriteOf = (yes: number, no?: number) =>
      run(calibration(config(always(yes, no))))(bars(closes)).times[0]?.forecasters[0]?.favourite
    // The first market ends YES, the second NO.
    expect(favouriteOf(0.25)?.[2]).toMatchObject({ forecasts: 2, mean: 0.75, share: 0.5 })
    expect(favouriteOf(0.5)?.[0]).toMatchObject({ forecasts: 2, mean: 0.5, share: 0.5 })
    const half = 0.5 - 2 ** -54
    expect(favouriteOf(half, half)?.[0]).toMatchObject({ forecasts: 2, mean: 0.5, share: 0.5 })
    expect(favouriteOf(1, 0)?.[5]).toMatchObject({ forecasts: 2, mean: 1, share: 0.5 })
    const yesOnly = run(calibration(config(always(0.6))))(bars([100, 101, 101])).times[0]
    expect(yesOnly?.forecasters[0]?.favourite[1]).toMatchObject({ forecasts: 1, share: 1 })
    expect(yesOnly?.forecasters[0]?.brier.score.value).toBeCloseTo(0.16, 15)
    const even = run(calibration(config(always(0.5))))(bars([100, 101, 101])).times[0]
    expect(even?.forecasters[0]?.favourite[0]).toMatchObject({ forecasts: 1, share: 1 })
    const noOnly = run(calibration(config(always(0.4))))(bars([100, 99, 99])).times[0]
    expect(noOnly?.forecasters[0]?.favourite[1]).toMatchObject({ forecasts: 1, share: 1 })
  })

  it('takes a probability under 1e-12 for it, and counts that', () => {
    const loss = (yes: number, no: number, close: number) => {
      const report = run(calibration(config(always(yes, no))))(bars([100, 100, close]))
      const { logLoss, clamped } = report.times[0]?.forecasters[0] ?? {}
      return [logLoss?.value, clamped]
    }
    expect(loss(0, 1, 101)).toEqual([-Math.log(1e-12), 1])
    expect(loss(1, 1e-13, 99)).toEqual([-Math.log(1e-12), 1])
    expect(loss(1, 1e-12, 99)).toEqual([-Math.log(1e-12), 0])
    expect(loss(1, 2e-12, 99)).toEqual([-Math.log(2e-12), 0])
    expect(loss(1, 0, 101)).toEqual([0, 0])
  })

  it('says by how many per cent the first of the panel loses less, in pairs', () => {
    const panel = beside(alone(always(0.6)), halfForecaster)
    const closes = [100, 101, 101, 102, 102, 103, 103, 104, 104, 103, 102]
    const given = { ...config(always(0)), panel, leftMs: [90_000, 30_000] }
    const report = run(calibration(given))(bars(closes))
    expect(report.times.map(({ leftMs, scored }) => [leftMs, scored])).toEqual([
      [90_000, 5],
      [30_000, 5],
      [null, 10],
    ])
    const model = -(4 * Math.log(0.6) + Math.log(0.4)) / 5
    for (const { forecasters } of report.times) {
      expect(forecasters.map(({ name }) => name)).toEqual(['always', 'half'])
      expect(forecasters[0]?.logLoss.value).toBeCloseTo(model, 14)
      expect(forecasters[1]?.logLoss.value).toBeCloseTo(Math.LN2, 14)
      const better = forecasters[1]?.improvement
      expect(better?.value).toBeCloseTo(100 * (1 - model / Math.LN2), 12)
      expect(better?.lower).toBeLessThan(better?.value ?? 0)
      expect(better?.upper).toBeGreaterThan(better?.value ?? 0)
    }
    expect(report.bootstrap.blocks).toBe(3)
  })

  it('puts a fixed strike so many of the model’s deviations away', () => {
    const fixed = { ...opening, strike: { kind: 'fixed' }, tie: 'no' } as const
    const strikeAt = (deviations: number) =>
      settledOf(
        config(always(0.5), { strike: { deviations }, settlement: fixed }),
        bars([100, 100, 100]),
      )[0]
    const step = Math.sqrt((2 * minute) / 31_536_000_000)
    expect(strikeAt(2)?.strike).toBeCloseTo(100 * Math.exp(2 * step), 12)
    expect(strikeAt(-2)?.strike).toBeCloseTo(100 * Math.exp(-2 * step), 12)
    expect([strikeAt(0), strikeAt(-2)].map((one) => one?.outcome)).toEqual(['no', 'yes'])
    expect(strikeAt(0)?.strike).toBe(100)
  })

  it('settles in whole ticks, the nearest one', () => {
    const closes = [100.24, 100, 100.26, 100, 100.74]
    const ticked = { settlement: { ...opening, tickSize: 0.5 } }
    const settled = settledOf(config(always(0.5), ticked), bars(closes))
    expect(settled.map(({ strike, price, outcome }) => [strike, price, outcome])).toEqual([
      [100, 100.5, 'yes'],
      [100.5, 100.5, 'yes'],
    ])
    const fine = { settlement: { ...opening, tickSize: 0.1 } }
    expect(settledOf(config(always(0.5), fine), bars([1, 1, 0.34]))[0]?.price).toBe(0.3)
  })

  it('settles a market on its highest or its lowest price', () => {
    const closes = [100, 103, 100, 99, 100, 100, 101]
    const outcomes = (of: 'highest' | 'lowest') =>
      settledOf(
        config(always(0.5), {
          settlement: { ...opening, end: { kind: 'extremum', of }, tie: 'no' },
        }),
        bars(closes),
      ).map(({ price, outcome }) => [price, outcome])
    expect(outcomes('highest')).toEqual([
      [103, 'yes'],
      [100, 'no'],
      [101, 'yes'],
    ])
    expect(outcomes('lowest')).toEqual([
      [100, 'no'],
      [99, 'yes'],
      [100, 'no'],
    ])
  })
})

describe('calibration: edges', () => {
  const windowsOf = (given: CalibrationConfig<null>, prices: ReadonlyArray<Bar>) =>
    run(calibration(given))(prices)

  it('scores no market whose opening nobody saw', () => {
    const { windows, times } = windowsOf(config(always(0.5)), bars([1, 1, 1, 1]).slice(1))
    expect(windows).toMatchObject({ finished: 0, withoutStrike: 1 })
    expect(times[0]).toMatchObject({ scored: 0, leftOut: { stale: 0, unknown: 0 } })
  })

  it('passes over markets in which no price came', () => {
    const gap = [price(1, 0), price(2, 9.5 * minute), price(3, 12 * minute)]
    const { windows, times } = windowsOf(config(always(0.5)), gap)
    expect(windows).toMatchObject({ finished: 2, yes: 2, withoutPrice: 4 })
    // Asked at 1 and at 9 minutes, when the last price is a minute old, and nine.
    expect(times[0]).toMatchObject({ scored: 1, leftOut: { stale: 1, unknown: 0 } })
  })

  it('takes prices as old as a bar of the recording, where that is longer than a minute', () => {
    const long = (close: number, at: number) => ({ ...price(close, at), milliseconds: 90_000 })
    const at = (left: number) =>
      windowsOf(config(always(0.5), { leftMs: [left] }), [long(1, 0), long(1, 2 * minute)]).times[0]
    expect(at(30_000)).toMatchObject({ scored: 1 })
    expect(at(29_999)).toMatchObject({ scored: 0, leftOut: { stale: 1 } })
  })

  it('leaves an instant out where a forecaster says nothing, or no probabilities', () => {
    for (const forecast of [
      null,
      { yes: Number.NaN, no: 0.5, volatility: 1 },
      { yes: 0.5, no: Number.NaN, volatility: 1 },
      { yes: 1.5, no: 0.5, volatility: 1 },
      { yes: -0.5, no: 0.5, volatility: 1 },
      { yes: 0.5, no: 1.5, volatility: 1 },
      { yes: 0.5, no: -0.5, volatility: 1 },
    ]) {
      const silent = { ...always(0.5), forecast: () => forecast }
      const { windows, times } = windowsOf(config(silent), bars([1, 1, 1]))
      expect(windows.finished).toBe(1)
      expect(times[0]).toMatchObject({ scored: 0, leftOut: { stale: 0, unknown: 1 } })
    }
  })

  it('has no strike in deviations while the model says nothing', () => {
    const silent = { ...always(0.5), forecast: () => null }
    const { windows } = windowsOf(config(silent, { strike: { deviations: 1 } }), bars([1, 1, 1]))
    expect(windows).toMatchObject({ finished: 0, withoutStrike: 1 })
  })

  it('counts markets that end on the strike and pay half, and those whose end is not known', () => {
    const half = config(always(0.5), { settlement: { ...opening, tie: 'half' } })
    expect(windowsOf(half, bars([1, 1, 1, 1, 2])).windows).toMatchObject({ finished: 1, half: 1 })
    const highest = { kind: 'extremum', of: 'highest' } as const
    const unseen = config(always(0.5), { settlement: { ...opening, end: highest } })
    const { windows } = windowsOf(unseen, [price(1, 0), price(1, 130_000)])
    expect(windows).toMatchObject({ finished: 0, withoutEnd: 1 })
  })

  it('says nothing of no bars', () => {
    const { bars: seen, firstAt, lastAt, times } = windowsOf(config(always(0.5)), [])
    expect({ seen, firstAt, lastAt }).toEqual({ seen: 0, firstAt: null, lastAt: null })
    expect(times[0]?.scored).toBe(0)
    expect(times[0]?.forecasters[0]?.logLoss.value).toBeNull()
  })

  it('asks nothing of the witness before it has seen three bars', () => {
    const said = settledOf(
      configWith({ windowMs: 120_000, leftMs: [60_000] }),
      bars([1, 1, 1, 1, 1]),
    )
    expect(said.map(({ predictions }) => predictions.length)).toEqual([0, 1])
  })
})
