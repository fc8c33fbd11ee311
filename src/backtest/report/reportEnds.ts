/**
 * How a settlement, and what is paid later, move a report.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { added } from '../calibration/calibrationSums.js'
import { granted, noAccount, settled, totalOf } from './attribution.js'
import type { BacktestRecord } from './backtestRecord.js'
import { heldUntil } from './inventoryGrid.js'
import { paidOut } from './markout.js'
import { withPart } from './reportBlock.js'
import type { ReportConfig } from './reportConfig.js'
import { marketUntil, openMarket, withMarket, withoutMarket } from './reportedMarket.js'
import { type Forecasts, forecasters, untold } from './reportForecasts.js'
import type { ReportedEnds, ReportedRow, ReportState } from './reportState.js'
import { withAccount, withClosed } from './reportWorth.js'
import { stood } from './uptime.js'

type Told<Kind> = Extract<BacktestRecord, { kind: Kind }>

/** Returns the report after a rebate or a reward. @category backtest @since 0.1.0 */
export const grantedIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'granted'>,
): ReportState => {
  const { at, marketId } = record
  const { neighbours } = state.worth
  const records = state.records + 1
  const seen = { ...state, records, firstAt: state.firstAt ?? at, lastAt: at }
  const market = openMarket(state.open, marketId)
  if (market !== undefined) {
    const account = granted(market.account, record)
    const change = { before: market.account, after: account }
    return {
      ...seen,
      open: withMarket(state.open, { ...market, account }),
      worth: withAccount(state.worth, at, change, neighbours),
    }
  }
  // Paid once the market was over: it belongs to none that is still to settle.
  const { parts, value } = granted(noAccount, record)
  const { late } = state.ends
  const part = { at, markets: 0, fills: 0, shares: 0, parts, markouts: [] }
  const rebates = late.rebates + parts.rebates
  const rewards = late.rewards + parts.rewards
  return {
    ...seen,
    ends: { ...state.ends, ...withPart(config, state.ends, part), late: { rebates, rewards } },
    worth: withClosed(state.worth, at, { profit: value, account: noAccount }, neighbours),
  }
}

/** Returns the report after a settlement. @category backtest @since 0.1.0 */
export const settledIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'settled'>,
): ReportState => {
  const { at, marketId, outcome, paysYes } = record
  const market = marketUntil(config, state.open, record, Infinity)
  const { account, standing, grid, fills, shares } = market
  const expiresAt = Number.isNaN(market.expiresAt) ? at : market.expiresAt
  const parts = settled(account, record)
  const profit = totalOf(parts)
  const row: ReportedRow = { marketId, at, outcome, profit, parts, fills, shares }
  const held = { held: toUnits(account.position), until: Math.min(at, expiresAt) }
  const step = config.inventoryStepMs
  const { sums } = heldUntil(state.worth.neighbours, grid, { ...held, step })
  const markouts = paidOut(config, market.markouts.sums, paysYes)
  return {
    records: state.records + 1,
    firstAt: state.firstAt ?? at,
    lastAt: at,
    open: withoutMarket(state.open, marketId),
    ends: {
      ...withPart(config, state.ends, { at, markets: 1, fills, shares, parts, markouts }),
      rows: appended(state.ends.rows, row),
      late: state.ends.late,
      forecasts: scored(config, state.ends, record, market.forecasts),
      unknown: untold(state.ends.unknown, market.forecasts),
    },
    worth: withClosed(state.worth, at, { profit, account }, sums),
    tally: state.tally,
    uptime: stood(config, state.uptime, standing, { until: at, expiresAt }),
    orders: state.orders,
  }
}

const scored = (
  { leftMs, bootstrap }: ReportConfig,
  { forecasts }: ReportedEnds,
  { at, outcome }: Told<'settled'>,
  { predictions }: Forecasts,
): ReportedEnds['forecasts'] =>
  outcome === 'void'
    ? forecasts
    : added(forecasts, {
        block: Math.floor(at / bootstrap.blockMs),
        cells: leftMs.length * forecasters.length,
        predictions,
        outcome,
      })

const chunk = 256

const appended = (rows: ReportedEnds['rows'], row: ReportedRow): ReportedEnds['rows'] => {
  const last = rows.at(-1)
  return last === undefined || last.length >= chunk
    ? [...rows, [row]]
    : [...rows.slice(0, -1), [...last, row]]
}
