import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibration } from '../../src/backtest/calibration/calibration.js'
import { modelForecaster } from '../../src/backtest/calibration/modelForecaster.js'
import { alone } from '../../src/backtest/calibration/panel.js'
import { presets } from '../../src/decision/presets.js'
import type { Bar } from '../../src/market/bar.js'
import type { Fixing } from '../../src/market/settlement.js'
import { runs } from '../runs.js'
import { minuteBar, price } from './bars.js'
import { configWith, opening, settledFromList, settledOf } from './calibrating.js'

/** Prices at instants that often fall on minutes and windows, with gaps of several windows. */
const prices: fc.Arbitrary<ReadonlyArray<Bar>> = fc
  .array(
    fc.record({
      after: fc.constantFrom(
        1,
        500,
        1_000,
        29_500,
        30_000,
        60_000,
        60_000,
        60_000,
        90_000,
        400_000,
      ),
      value: fc.integer({ min: 90, max: 110 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let at = 0
    return steps.map(({ after, value }) => {
      at += after
      return price(value, at)
    })
  })

const fixings: ReadonlyArray<Fixing> = [
  { kind: 'point' },
  { kind: 'mean', windowMs: 60_000, prints: 60 },
  { kind: 'mean', windowMs: 90_000, prints: 4 },
]

const config = fc
  .record({
    windowMs: fc.constantFrom(120_000, 180_000, 300_000),
    leftMs: fc.constantFrom([60_000], [90_000, 60_000, 500], [1]),
    end: fc.constantFrom(...fixings),
    fixing: fc.constantFrom(...fixings),
    lagMs: fc.constantFrom(0, 0, 0, 500, 30_000, -500, -20_000),
    strike: fc.constantFrom(
      'open' as const,
      'open' as const,
      { deviations: 0.5 },
      { deviations: -1 },
    ),
    tie: fc.constantFrom('yes' as const, 'no' as const),
  })
  .map(({ windowMs, leftMs, end, fixing, lagMs, strike, tie }) =>
    configWith({
      windowMs,
      leftMs,
      strike,
      settlement: {
        ...opening,
        end,
        strike: strike === 'open' ? { kind: 'opening', fixing } : { kind: 'fixed' },
        lagMs,
        tie,
      },
    }),
  )

describe('calibration: laws', () => {
  it('says what a list of all bars, asked window by window, says', () => {
    fc.assert(
      fc.property(config, prices, (given, bars) => {
        const said = settledOf(given, bars)
        const exact = settledFromList(given, bars)
        const rounded = (windows: typeof said) =>
          JSON.parse(
            JSON.stringify(windows, (key, value) =>
              typeof value === 'number' && key !== 'yes' && key !== 'no' && key !== 'volatility'
                ? Number(value.toPrecision(12))
                : value,
            ),
          )
        const hasMean = given.settlement.end.kind === 'mean'
        // A sum in another order may differ in its last digit, and the witness shows it.
        const compared = (windows: typeof said) =>
          hasMean
            ? windows.map(({ predictions, outcome, price, strike, ...rest }) => ({
                ...rest,
                price,
                strike,
                outcome: Math.abs(price - strike) < 1e-9 ? 'tie' : outcome,
                left: predictions.map(({ left }) => left),
              }))
            : windows
        expect(rounded(compared(said) as typeof said)).toEqual(
          rounded(compared(exact) as typeof said),
        )
      }),
      runs(400),
    )
  })

  it('knows what a lag has decided', () => {
    const ends = fc.constantFrom<Fixing>(
      ...fixings,
      { kind: 'mean', windowMs: 45_000, prints: null },
      { kind: 'trimmedMean', windowMs: 60_000, prints: 6, trim: 0.2 },
    )
    fc.assert(
      fc.property(config, prices, ends, fc.nat(30_000), (given, bars, end, more) => {
        const leftMs = [...given.leftMs]
        const lagMs = Math.max(...leftMs) + more
        const settlement = { ...given.settlement, end, lagMs }
        const panel = alone(modelForecaster(presets.v2, null))
        const asked = { ...given, panel, leftMs, settlement }
        for (const { price, strike, outcome, predictions } of settledOf(asked, bars)) {
          // A tie of sums in another order may be none by a digit.
          if (Math.abs(price - strike) < 1e-9 * strike) continue
          for (const { forecasts } of predictions) {
            expect(forecasts[0]).toMatchObject(
              outcome === 'yes' ? { yes: 1, no: 0 } : { yes: 0, no: 1 },
            )
          }
        }
      }),
      runs(200),
    )
  })

  it('is not changed by what comes later', () => {
    fc.assert(
      fc.property(config, prices, fc.nat(60), (given, bars, cut) => {
        const before = settledOf(given, bars.slice(0, cut))
        expect(settledOf(given, bars).slice(0, before.length)).toEqual(before)
      }),
    )
  })

  it('comes in chunks to the same report as in one piece', () => {
    fc.assert(
      fc.property(config, prices, fc.nat(60), (given, bars, cut) => {
        const fold = calibration(given)
        const half = bars.slice(0, cut).reduce(fold.step, fold.initial)
        const kept = JSON.stringify(half)
        const whole = bars.slice(cut).reduce(fold.step, half)
        expect(JSON.stringify(half)).toBe(kept)
        expect(fold.value(whole)).toEqual(fold.value(bars.reduce(fold.step, fold.initial)))
      }),
      runs(50),
    )
  })

  it('passes over bars that are no later, or have no price', () => {
    const bars = Array.from({ length: 30 }, (_, i) => minuteBar(100, 100 + (i % 3), i * 60_000))
    const bad = [NaN, 0, -1, Infinity].map((close) => ({ ...price(1, 1e9), close }))
    const worse = [price(5, Number.NaN), price(5, Infinity)]
    const fold = calibration(configWith({}))
    let clean = fold.initial
    let dirty = fold.initial
    for (const bar of bars) {
      clean = fold.step(clean, bar)
      for (const each of [bar, bar, ...bad, ...worse, price(9, bar.at - 1)]) {
        dirty = fold.step(dirty, each)
      }
    }
    expect(dirty).toEqual(clean)
    expect(clean.bars).toBe(30)
  })
})
