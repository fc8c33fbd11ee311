/**
 * How a settlement, and what is paid later, move a report.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { added } from '../calibration/calibrationSums.js'
import { granted, noAccount, settled, totalOf } from './attribution.js'
import type { BacktestRecord } from './backtestRecord.js'
import { heldUntil } from './inventoryGrid.js'
import { paidOut } from './markout.js'
import { withLate, withPart } from './reportBlock.js'
import type { ReportConfig } from './reportConfig.js'
import { marketUntil, openMarket, withMarket, withoutMarket } from './reportedMarket.js'
import { type Forecasts, forecasters, untold } from './reportForecasts.js'
import type { ReportedEnds, ReportedRow, ReportState } from './reportState.js'
import { withAccount, withClosed } from './reportWorth.js'

type Told<Kind> = Extract<BacktestRecord, { kind: Kind }>

/**
 * Returns the report after a rebate or a reward: of a market that is over, its row and its hour
 * have it, and the equity when it is paid.
 *
 * @category backtest
 * @since 0.1.0
 */
export const grantedIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'granted'>,
): ReportState => {
  const { at, marketId } = record
  const records = state.records + 1
  const seen = { ...state, records, firstAt: state.firstAt ?? at, lastAt: at }
  const isOpen = openMarket(state.open, marketId) !== undefined
  const over = isOpen ? null : placeOf(state.ends.rows, marketId)
  if (over !== null) return grantedLate(config, seen, record, over)
  const market = marketUntil(config, state.open, record, at)
  const account = granted(market.account, record)
  const change = { before: market.account, after: account }
  return {
    ...seen,
    open: withMarket(state.open, { ...market, account }),
    worth: withAccount(state.worth, at, change, state.worth.neighbours),
  }
}

const grantedLate = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'granted'>,
  over: RowPlace,
): ReportState => {
  const { ends, worth } = state
  const { row } = over
  const { parts, value } = granted(noAccount, record)
  const { rebates, rewards } = row.parts
  const more = { rebates: rebates + parts.rebates, rewards: rewards + parts.rewards }
  const next = { ...row, profit: row.profit + value, parts: { ...row.parts, ...more } }
  return {
    ...state,
    ends: {
      ...ends,
      ...withLate(config, ends, { at: row.at, parts }),
      rows: replaced(ends.rows, over, next),
    },
    worth: withClosed(worth, record.at, { profit: value, account: noAccount }, worth.neighbours),
  }
}

/** Returns the report after a settlement. @category backtest @since 0.1.0 */
export const settledIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'settled'>,
): ReportState => {
  const { at, marketId, outcome, paysYes } = record
  // What falls due at that very instant is told yet; what would fall due later never is.
  const market = marketUntil(config, state.open, record, at + microsecond)
  const { account, grid, fills, shares } = market
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
      forecasts: scored(config, state.ends, record, market.forecasts),
      unknown: untold(state.ends.unknown, market.forecasts),
    },
    worth: withClosed(state.worth, at, { profit, account }, sums),
    tally: state.tally,
    uptime: state.uptime,
    orders: state.orders,
  }
}

/** The finest step of a recording's clock, in ms. */
const microsecond = 0.001

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

type RowPlace = { readonly chunk: number; readonly place: number; readonly row: ReportedRow }

/** From the end: what is paid late is paid for markets of the last day. */
const placeOf = (rows: ReportedEnds['rows'], marketId: string): RowPlace | null => {
  for (let chunk = rows.length - 1; chunk >= 0; chunk--) {
    const found = rows[chunk] as ReadonlyArray<ReportedRow>
    for (let place = found.length - 1; place >= 0; place--) {
      const row = found[place] as ReportedRow
      if (row.marketId === marketId) return { chunk, place, row }
    }
  }
  return null
}

const replaced = (
  rows: ReportedEnds['rows'],
  { chunk, place }: RowPlace,
  row: ReportedRow,
): ReportedEnds['rows'] => {
  const next = rows.slice()
  const found = (rows[chunk] ?? []).slice()
  found[place] = row
  next[chunk] = found
  return next
}

const mostRows = 256

const appended = (rows: ReportedEnds['rows'], row: ReportedRow): ReportedEnds['rows'] => {
  const last = rows.at(-1)
  return last === undefined || last.length >= mostRows
    ? [...rows, [row]]
    : [...rows.slice(0, -1), [...last, row]]
}
