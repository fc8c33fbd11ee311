/**
 * Where the report of a backtest stands.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { DrawdownState } from '../../statistics/drawdown.js'
import { drawdown } from '../../statistics/drawdown.js'
import type { NeighbourSums } from '../../statistics/halfLife.js'
import { type CalibrationSums, noSums } from '../calibration/calibrationSums.js'
import type { Attribution } from './attribution.js'
import { noNeighbours } from './inventoryGrid.js'
import { noOrders, type OrderCounts } from './orderCounts.js'
import type { ReportConfig } from './reportConfig.js'
import type { OpenMarkets } from './reportedMarket.js'
import { noPath, type ReportPath } from './reportPath.js'
import { noUptime, type Uptime } from './uptime.js'

/**
 * A market that has settled, in whole micro-dollars and micro-shares.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedRow = {
  readonly marketId: string
  readonly at: number
  readonly outcome: Resolution
  readonly profit: number
  readonly parts: Attribution
  readonly fills: number
  readonly shares: number
}

/**
 * What has settled: `rows` in chunks, so that one more costs little; `blocks` the sums of the hours
 * that are over, and `block` those of the one that is not; `unknown`: of each time left, how many
 * markets passed it untold.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedEnds = {
  readonly rows: ReadonlyArray<ReadonlyArray<ReportedRow>>
  readonly block: ReadonlyArray<number>
  readonly blocks: ReadonlyArray<ReadonlyArray<number>>
  readonly forecasts: CalibrationSums
  readonly unknown: ReadonlyArray<number>
}

/**
 * What all markets are worth, in micro-dollars: `closed` of what has settled, `open` of what has
 * not, at its fair value. `net`: YES less NO of all, in micro-shares. `at`: the instant of the last
 * change, which the drawdown and the paths have not seen yet; null where they have.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedWorth = {
  readonly closed: number
  readonly open: number
  readonly net: number
  readonly at: number | null
  readonly equity: DrawdownState
  readonly equityPath: ReportPath
  readonly netPath: ReportPath
  readonly neighbours: NeighbourSums
}

/**
 * Decisions, those without a fair value, and how many quotes were withheld for which reason.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportTally = {
  readonly decisions: number
  readonly halted: number
  readonly reasons: ReadonlyArray<string>
  readonly withheld: ReadonlyArray<number>
}

/** Where a report stands. @category backtest @since 0.1.0 */
export type ReportState = {
  readonly records: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly open: OpenMarkets
  readonly ends: ReportedEnds
  readonly worth: ReportedWorth
  readonly tally: ReportTally
  readonly uptime: Uptime
  readonly orders: OrderCounts
}

/** A report of nothing. @category backtest @since 0.1.0 */
export const noReport = (config: ReportConfig): ReportState => ({
  records: 0,
  firstAt: null,
  lastAt: null,
  open: [],
  ends: {
    rows: [],
    block: [],
    blocks: [],
    forecasts: noSums,
    unknown: config.leftMs.map(() => 0),
  },
  worth: {
    closed: 0,
    open: 0,
    net: 0,
    at: null,
    equity: drawdown.initial,
    equityPath: noPath,
    netPath: noPath,
    neighbours: noNeighbours,
  },
  tally: { decisions: 0, halted: 0, reasons: [], withheld: [] },
  uptime: noUptime(config),
  orders: noOrders(config),
})
