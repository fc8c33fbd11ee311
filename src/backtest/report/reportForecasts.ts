/**
 * What was said of a market at given times before its end: its forecasts, one a time left.
 */

import type { Prediction } from '../calibration/calibrationSums.js'
import type { ReportConfig } from './reportConfig.js'

/** Who is scored: the fair value. @category backtest @since 0.1.0 */
export const forecasters: ReadonlyArray<string> = ['fair value']

/**
 * The predictions for the times left that have passed, from the `first`th of the config's, which
 * the market began before, up to the `next`th.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Forecasts = {
  readonly predictions: ReadonlyArray<Prediction>
  readonly first: number
  readonly next: number
}

/**
 * The forecasts of a market whose end is not known: it passes all times left untold.
 *
 * @category backtest
 * @since 0.1.0
 */
export const noForecasts: Forecasts = { predictions: [], first: 0, next: Infinity }

/** The forecasts of a market with so many ms to its end. @category backtest @since 0.1.0 */
export const ending = ({ leftMs }: ReportConfig, left: number): Forecasts => {
  const found = leftMs.findIndex((each) => each <= left)
  const first = found < 0 ? leftMs.length : found
  return { predictions: [], first, next: first }
}

/**
 * Returns the forecasts with those of the times left that passed before an instant: what was `told`
 * last, nothing where that is null.
 *
 * @category backtest
 * @since 0.1.0
 */
export const forecastUntil = (
  { leftMs }: ReportConfig,
  forecasts: Forecasts,
  {
    expiresAt,
    told,
    before,
  }: { readonly expiresAt: number; readonly told: number | null; readonly before: number },
): Forecasts => {
  let { predictions, next } = forecasts
  while (expiresAt - (leftMs[next] ?? Number.NaN) < before) {
    if (told !== null) {
      const said = { yes: told, no: 1 - told, volatility: 0 }
      predictions = [...predictions, { left: next, forecasts: [said] }]
    }
    next++
  }
  return next === forecasts.next ? forecasts : { predictions, first: forecasts.first, next }
}

/**
 * Returns of each time left how many markets passed it untold, with one more market: one that
 * settled before it never came to it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const untold = (
  counts: ReadonlyArray<number>,
  { predictions, first, next }: Forecasts,
): ReadonlyArray<number> => {
  const said = new Set(predictions.map(({ left }) => left))
  const isUntold = (left: number): boolean => left >= first && left < next && !said.has(left)
  return counts.map((count, left) => (isUntold(left) ? count + 1 : count))
}
