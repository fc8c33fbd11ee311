/**
 * How a backtest ends: what its folds say, and what the venue's books do.
 */

import type { DeskAnomalies } from '../../desk/deskAnomaly.js'
import * as Micro from '../../desk/ledger/micro.js'
import type { BacktestConfig } from './backtestConfig.js'
import type { BacktestCounts, BacktestState } from './backtestState.js'

/**
 * A backtest's result. `report`: what the fold of records says; `written`: that of the journal.
 * `cash`: what the desk, those who traded with it, and the venue have made, in dollars: together
 * nothing, but for what is still held in the markets of `open`. `warnings`: what a reader has to
 * know of the numbers.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestResult<Report, Written> = {
  readonly report: Report
  readonly written: Written
  readonly cash: { readonly desk: number; readonly takers: number; readonly pool: number }
  readonly open: ReadonlyArray<{
    readonly marketId: string
    readonly yes: number
    readonly no: number
  }>
  readonly counts: Readonly<BacktestCounts>
  readonly anomalies: DeskAnomalies
  readonly warnings: ReadonlyArray<BacktestWarning>
}

/**
 * `uncalibrated-takers`: counterparties are made up, by numbers that no trades were fitted to.
 * `late-outcomes`: some came later than `resolveMs`, after their markets had settled by the prices.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestWarning = 'uncalibrated-takers' | 'late-outcomes'

/** Returns the result of a backtest that has ended. @category backtest @since 0.1.0 */
export const resultOf = <Told, Report, Journal, Written>(
  { record, journal, takers }: BacktestConfig<Told, Report, Journal, Written>,
  { told, journal: noted, run }: BacktestState<Told, Journal>,
): BacktestResult<Report, Written> => ({
  report: record.value(told),
  written: journal.value(noted),
  cash: {
    desk: Micro.toUnits(run.cash.desk),
    takers: Micro.toUnits(run.cash.takers),
    pool: Micro.toUnits(run.cash.pool),
  },
  open: run.markets.map(({ market, desk }) => ({
    marketId: market.id,
    yes: Micro.toUnits(desk.yes),
    no: Micro.toUnits(desk.no),
  })),
  counts: run.counts,
  anomalies: run.desk.anomalies,
  warnings: [
    ...(takers !== null && !takers.calibrated ? (['uncalibrated-takers'] as const) : []),
    ...(run.counts.lateOutcomes > 0 ? (['late-outcomes'] as const) : []),
  ],
})
