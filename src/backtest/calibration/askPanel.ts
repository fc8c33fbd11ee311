/**
 * The questions of a calibration, each asked when its time has come.
 */

import type { Bar } from '../../market/bar.js'
import type {
  CalibrationConfig,
  CalibrationState,
  LeftOut,
  PendingWindow,
} from './calibrationState.js'
import { endRule } from './calibrationWindow.js'
import type { ClaimForecast } from './forecaster.js'
import { partInFull, printed } from './recordedFixing.js'

/**
 * Returns the calibration with every question asked whose instant lies before the one given, or at
 * it too, by what is known so far.
 *
 * @category backtest
 * @since 0.1.0
 */
export const asked = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  { at, inclusive }: { readonly at: number; readonly inclusive: boolean },
): CalibrationState<State> => {
  let next = state
  for (;;) {
    const { window } = next
    const leftMs = window === null ? undefined : config.leftMs[window.next]
    if (window === null || leftMs === undefined) return next
    const now = window.end - leftMs
    if (now > at || (now === at && !inclusive)) return next
    next = askedAt(config, next, window, now)
  }
}

const askedAt = <State>(
  config: CalibrationConfig<State>,
  state: CalibrationState<State>,
  window: PendingWindow,
  now: number,
): CalibrationState<State> => {
  const { last, leftOut } = state
  const price = last?.close ?? null
  const endFixing = printed(endRule(config), window.endFixing, price, { at: now, inclusive: true })
  const { strike, next, predictions } = window
  const stale = last === null || now - last.at > oldest(last)
  const forecasts =
    stale || strike === null
      ? null
      : answers(config, state, last, { ...window, strike, endFixing }, now)
  // A market without a strike is counted whole, once it has ended.
  const missed = strike === null || forecasts !== null ? null : stale ? 'stale' : 'unknown'
  return {
    ...state,
    window: {
      ...window,
      endFixing,
      next: next + 1,
      predictions: forecasts === null ? predictions : [...predictions, { left: next, forecasts }],
    },
    leftOut:
      missed === null
        ? leftOut
        : leftOut.map((each, i) => (i === next ? more(each, missed) : each)),
  }
}

const answers = <State>(
  config: CalibrationConfig<State>,
  { forecasters }: CalibrationState<State>,
  last: Bar,
  { start, end, strike, endFixing }: PendingWindow & { readonly strike: number },
  now: number,
): ReadonlyArray<ClaimForecast> | null => {
  const said = config.panel.forecast(forecasters, {
    now,
    spot: { price: last.close, at: last.at },
    strike,
    openedAt: start,
    expiresAt: end,
    settlement: config.settlement,
    printed: { strike: null, end: partInFull(endRule(config), endFixing) },
  })
  return said?.every(isForecast) === true ? said : null
}

/** A minute, or the length of a bar: on older prices nobody would quote. */
const oldest = ({ milliseconds }: Bar): number => Math.max(60_000, milliseconds)

const isForecast = ({ yes, no }: ClaimForecast): boolean =>
  yes >= 0 && yes <= 1 && no >= 0 && no <= 1

const more = (leftOut: LeftOut, missed: 'stale' | 'unknown'): LeftOut => ({
  stale: leftOut.stale + (missed === 'stale' ? 1 : 0),
  unknown: leftOut.unknown + (missed === 'unknown' ? 1 : 0),
})
