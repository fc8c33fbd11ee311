/**
 * The figures of a report, from its sums.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { drawdown } from '../../statistics/drawdown.js'
import { expectedShortfall } from '../../statistics/expectedShortfall.js'
import { correlationOf, halfLife } from '../../statistics/halfLife.js'
import { sharpeRatio } from '../../statistics/sharpeRatio.js'
import { timesOf } from '../calibration/calibrationReport.js'
import { blocksOf } from '../calibration/calibrationSums.js'
import { type Attribution, partNames } from './attribution.js'
import { finiteOrNulls } from './finiteOrNull.js'
import { allBlocks, blockPlaces } from './reportBlock.js'
import type { ReportConfig } from './reportConfig.js'
import { forecasters } from './reportForecasts.js'
import { intervalsOf } from './reportIntervals.js'
import { pointsOf } from './reportPath.js'
import { ordersOf } from './reportQuotes.js'
import type { BacktestReport, ReportedBlock } from './reportResult.js'
import type { ReportedEnds, ReportedRow, ReportState, ReportTally } from './reportState.js'
import { withInstantOver } from './reportWorth.js'

/**
 * Returns the report of what was added up.
 *
 * @category backtest
 * @since 0.1.0
 */
export const reportFigures = (config: ReportConfig, state: ReportState): BacktestReport => {
  const { bootstrap, shortfall } = config
  const { ends } = state
  const worth = withInstantOver(state.worth)
  const rows = ends.rows.flat()
  const profits = rows.map(({ profit }) => toUnits(profit))
  const blocks = allBlocks(ends)
  const { markouts, ...profit } = intervalsOf(config, blocks)
  const correlation = correlationOf(worth.neighbours)
  return {
    records: state.records,
    firstAt: state.firstAt,
    lastAt: state.lastAt,
    markets: marketsOf(rows, state),
    profit: { ...profit, micro: { ...microOf(rows), total: worth.closed } },
    sharpe: finiteOrNulls(sharpeRatio(profits)),
    drawdown: finiteOrNulls(drawdown.value(worth.equity)),
    shortfall: {
      part: shortfall,
      ...finiteOrNulls({ loss: expectedShortfall({ values: profits, part: shortfall }) }),
    },
    worst: [...rows].sort((a, b) => a.profit - b.profit).slice(0, mostWorst),
    markouts,
    orders: ordersOf(config, state),
    inventory: {
      path: pointsOf(worth.netPath),
      ...finiteOrNulls({
        correlation,
        halfLifeSeconds: (halfLife(correlation) * config.inventoryStepMs) / 1_000,
      }),
    },
    equity: pointsOf(worth.equityPath),
    withheld: withheldOf(state.tally),
    calibration: calibrationOf(config, ends),
    blocks: blocks.map((block) => blockOf(config, block)),
    bootstrap: { ...bootstrap, blocks: blocks.length },
  }
}

const marketsOf = (
  rows: ReadonlyArray<ReportedRow>,
  { open, worth }: ReportState,
): BacktestReport['markets'] => ({
  settled: rows.length,
  profitable: rows.filter(({ profit }) => profit > 0).length,
  void: rows.filter(({ outcome }) => outcome === 'void').length,
  open: open.length,
  openValue: toUnits(worth.open),
})

const calibrationOf = (
  { bootstrap, leftMs }: ReportConfig,
  { forecasts, unknown }: ReportedEnds,
): BacktestReport['calibration'] =>
  timesOf({
    names: forecasters,
    leftMs,
    bootstrap,
    blocks: blocksOf(forecasts),
    leftOut: unknown.map((count) => ({ stale: 0, unknown: count })),
  })

const mostWorst = 10

const microOf = (rows: ReadonlyArray<ReportedRow>): Attribution => {
  const sum = (name: keyof Attribution): number =>
    rows.reduce((all, { parts }) => all + parts[name], 0)
  return {
    spread: sum('spread'),
    inventory: sum('inventory'),
    fees: sum('fees'),
    rebates: sum('rebates'),
    rewards: sum('rewards'),
    settlement: sum('settlement'),
    unexplained: sum('unexplained'),
  }
}

const withheldOf = ({
  decisions,
  halted,
  reasons,
  withheld,
}: ReportTally): BacktestReport['withheld'] => ({
  decisions,
  halted,
  reasons: Object.fromEntries(reasons.map((reason, i) => [reason, withheld[i] ?? 0])),
})

const blockOf = ({ bootstrap }: ReportConfig, block: ReadonlyArray<number>): ReportedBlock => ({
  at: (block[blockPlaces.block] ?? 0) * bootstrap.blockMs,
  markets: block[blockPlaces.markets] ?? 0,
  profit: partNames.reduce((total, _, i) => total + (block[blockPlaces.parts + i] ?? 0), 0),
})
