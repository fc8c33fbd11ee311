/**
 * A finished backtest as it is shown: what it was run on, and its reports.
 */

import type { BacktestWarning } from '../../backtest/exchange/backtestResult.js'
import type { Comparison } from '../../backtest/report/compareConfigurations.js'
import type { BacktestReport } from '../../backtest/report/reportResult.js'
import type { Unlisted } from './unlisted.js'

/**
 * What the table, the page and `--json` show alike. `settings`: names and values in the order in
 * which they are shown. `ends`: one report, or both ends of the bracket of queue models, the
 * careful one first. `comparison` null where one configuration was all that was tried. `unlisted`:
 * trades and books of markets that are never listed, null where there are none. `seconds` of the
 * wall.
 *
 * @category cli
 * @since 0.1.0
 */
export type ReportedBacktest = {
  readonly recording: string
  readonly settings: ReadonlyArray<readonly [name: string, value: string]>
  readonly warnings: ReadonlyArray<BacktestWarning | PriceWarning>
  readonly ends: ReadonlyArray<ReportedEnd>
  readonly comparison: Comparison | null
  readonly unlisted: Unlisted | null
  readonly events: number
  readonly seconds: number
}

/**
 * What of the prices a reader has to know: a path was made up within each bar, or there was none
 * but the closes, and quotes stood from one to the next.
 *
 * @category cli
 * @since 0.1.0
 */
export type PriceWarning = 'made-up-path' | 'closes-only'

/** A report, and the queue model it was made under. @category cli @since 0.1.0 */
export type ReportedEnd = { readonly queue: string; readonly report: BacktestReport }
