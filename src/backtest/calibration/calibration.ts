/**
 * A calibration: what forecasters said at given times before the end of each window of a recording,
 * against what came, as one fold.
 */

import type { Bar } from '../../market/bar.js'
import type { Fold } from '../../math/fold.js'
import { startOf } from '../marketWindow.js'
import { asked } from './askPanel.js'
import { type CalibrationReport, calibrationReport } from './calibrationReport.js'
import type { CalibrationConfig, CalibrationState, PendingWindow } from './calibrationState.js'
import { noSums } from './calibrationSums.js'
import { delayOf, endRule, opened, settled, strikeRule } from './calibrationWindow.js'
import { begin, printed, type RecordedFixing, seen } from './recordedFixing.js'

/**
 * Returns a calibration as a fold over bars.
 *
 * Each window [k·length, (k + 1)·length) is a market: its strike is made from the prices known at
 * its start, its outcome from those known at its end, both by the rule of the settlement. At each
 * of the times left before the end the panel is asked, with all bars that had ended by then and no
 * other. An instant is left out, for all forecasters alike, where the last price is older than a
 * minute (or than a bar, if that is longer), or where one of them knows too little. A market in
 * which no price came is passed over and counted. The forecasters look ahead from the last price,
 * not from the instant at which they are asked; under a mean or an extreme from the latter.
 *
 * Nothing that comes later changes what was said. A bar that does not end later than the last one,
 * or whose close is no positive number, is passed over.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { calibration, halfForecaster, Panel, seedForecaster } from 'twoway/backtest'
 *
 * const fold = calibration({
 *   panel: Panel.beside(Panel.alone(seedForecaster), halfForecaster),
 *   windowMs: 300_000,
 *   leftMs: [120_000],
 *   strike: 'open',
 *   settlement: {
 *     source: 'recording',
 *     end: { kind: 'point' },
 *     strike: { kind: 'opening', fixing: { kind: 'point' } },
 *     tie: 'yes',
 *     tickSize: 0,
 *     lagMs: 0,
 *   },
 *   bootstrap: { blockMs: 86_400_000, resamples: 100, confidence: 0.95, seed: 1 },
 * })
 * const bars = Array.from({ length: 60 }, (_, i) => {
 *   const close = 100 + ((7 * i) % 11)
 *   const prices = { open: close, high: close, low: close, close }
 *   const none = { volume: null, trades: null, takerBuyVolume: null }
 *   return { at: i * 60_000, milliseconds: 0, ...prices, ...none }
 * })
 * const report = Fold.run(fold)(bars)
 * report.windows.finished // => 11
 * report.times[0]?.scored // => 8
 *
 * @category backtest
 * @since 0.1.0
 */
export const calibration = <State>(
  config: CalibrationConfig<State>,
): Fold<Bar, CalibrationState<State>, CalibrationReport> => ({
  initial: {
    bars: 0,
    firstAt: null,
    last: null,
    forecasters: config.panel.initial,
    window: null,
    strikeFixing: begin(Number.NaN),
    windows: { finished: 0, yes: 0, withoutPrice: 0, withoutStrike: 0, withoutEnd: 0, half: 0 },
    leftOut: config.leftMs.map(() => ({ stale: 0, unknown: 0 })),
    sums: noSums,
    settled: null,
  },
  step: (state, bar) =>
    isNext(state, bar)
      ? reached(config, taken(config, reached(config, state, bar.at, false), bar), bar.at, true)
      : state,
  value: (state) => calibrationReport(config, state),
})

const isNext = <State>({ last }: CalibrationState<State>, { close, at }: Bar): boolean =>
  close > 0 && close < Infinity && Number.isFinite(at) && (last === null || at > last.at)

/** All that happens before an instant, or at it too, with what was known when it happened. */
const reached = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  at: number,
  inclusive: boolean,
): CalibrationState<State> => {
  const until = { at, inclusive }
  let next = asked(config, state, until)
  const end = (next.window?.end ?? Number.NaN) + delayOf(config)
  if (end < at || (inclusive && end === at)) next = settled(config, next)
  if (next.window === null) next = asked(config, begun(config, next, until), until)
  return withPrints(config, next, until)
}

/**
 * The market that an instant lies in, open, if all that its strike is made of has come: at the
 * instant at which it starts, a price may come yet.
 */
const begun = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  { at, inclusive }: Until,
): CalibrationState<State> => {
  const { windowMs } = config
  const start = startOf({ at: at - delayOf(config), windowMs })
  const opens = start + delayOf(config)
  const { strikeFixing, windows } = state
  // Not a number before the first market: none has passed.
  const passed = (opens - strikeFixing.boundary) / windowMs
  const aligned: CalibrationState<State> =
    strikeFixing.boundary === opens
      ? state
      : {
          ...state,
          strikeFixing: begin(opens),
          windows: { ...windows, withoutPrice: windows.withoutPrice + (passed > 0 ? passed : 0) },
        }
  return opens < at || inclusive ? opened(config, aligned, start) : aligned
}

const taken = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  bar: Bar,
): CalibrationState<State> => {
  const { window, strikeFixing } = state
  const end = window === null ? null : seen(endRule(config), window.endFixing, bar)
  return {
    bars: state.bars + 1,
    firstAt: state.firstAt ?? bar.at,
    last: bar,
    forecasters: config.panel.step(state.forecasters, bar),
    window: withEnd(window, end),
    strikeFixing,
    windows: state.windows,
    leftOut: state.leftOut,
    sums: state.sums,
    settled: state.settled,
  }
}

const withPrints = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  until: Until,
): CalibrationState<State> => {
  const { window, strikeFixing, last } = state
  const price = last?.close ?? null
  const strike = printed(strikeRule(config), strikeFixing, price, until)
  const end = window === null ? null : printed(endRule(config), window.endFixing, price, until)
  if (strike === strikeFixing && end === (window?.endFixing ?? null)) return state
  return {
    bars: state.bars,
    firstAt: state.firstAt,
    last,
    forecasters: state.forecasters,
    window: withEnd(window, end),
    strikeFixing: strike,
    windows: state.windows,
    leftOut: state.leftOut,
    sums: state.sums,
    settled: state.settled,
  }
}

const withEnd = (window: PendingWindow | null, end: RecordedFixing | null): PendingWindow | null =>
  window === null || end === null || end === window.endFixing
    ? window
    : { ...window, endFixing: end }

type Until = { readonly at: number; readonly inclusive: boolean }
