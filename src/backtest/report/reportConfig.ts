/**
 * What a report of a backtest is made with.
 */

import type { CalibrationConfig } from '../calibration/calibrationState.js'

/**
 * How a report counts. `markoutMs`: after a fill, rising, above 0. `levels`: how many levels of the
 * ladder are told apart; the last one holds those beyond it. `secondsLeft`: the edges between times
 * left, rising, above 0; the last bucket has no end. `leftMs`: how long before its end a market is
 * asked for its forecast, falling. `inventoryStepMs`: the grid of the half-life. `shortfall`: the
 * part that is the worst, in (0, 1]. `bootstrap`: of blocks of `blockMs`, by when markets settled.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportConfig = {
  readonly markoutMs: ReadonlyArray<number>
  readonly levels: number
  readonly secondsLeft: ReadonlyArray<number>
  readonly leftMs: ReadonlyArray<number>
  readonly inventoryStepMs: number
  readonly shortfall: number
  readonly bootstrap: CalibrationConfig<unknown>['bootstrap']
}

/**
 * How reports count where nobody asks otherwise: markouts at a quarter of a second, 1, 5 and 30
 * seconds, and blocks of an hour.
 *
 * @example
 * import { reportConfig } from 'twoway/backtest'
 *
 * reportConfig.markoutMs // => [250, 1_000, 5_000, 30_000]
 *
 * @category backtest
 * @since 0.1.0
 */
export const reportConfig: ReportConfig = {
  markoutMs: [250, 1_000, 5_000, 30_000],
  levels: 4,
  secondsLeft: [15, 60, 300, 900],
  leftMs: [1_800_000, 600_000, 120_000, 30_000],
  inventoryStepMs: 1_000,
  shortfall: 0.05,
  bootstrap: { blockMs: 3_600_000, resamples: 400, confidence: 0.95, seed: 1 },
}

/** Which bucket of time left so many seconds fall in. @category backtest @since 0.1.0 */
export const timeBucket = ({ secondsLeft }: ReportConfig, seconds: number): number => {
  for (let i = 0; i < secondsLeft.length; i++) {
    if (seconds <= (secondsLeft[i] as number)) return i
  }
  return secondsLeft.length
}

/** Which of the levels told apart a level is. @category backtest @since 0.1.0 */
export const levelBucket = ({ levels }: ReportConfig, level: number): number =>
  Math.min(Math.max(level, 0), levels - 1)
