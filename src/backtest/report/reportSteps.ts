/**
 * How a decision, a fill, an action and the time that orders stood move a report.
 */

import { nearest, toUnits } from '../../desk/ledger/micro.js'
import { filled } from './attribution.js'
import type { BacktestRecord } from './backtestRecord.js'
import { heldUntil } from './inventoryGrid.js'
import { marking } from './markout.js'
import { acted, counted } from './orderCounts.js'
import { type ReportConfig, timeBucket } from './reportConfig.js'
import {
  decidedOn,
  endingIn,
  marketUntil,
  openMarket,
  type ReportedMarket,
  withMarket,
} from './reportedMarket.js'
import type { ReportState } from './reportState.js'
import { tallied } from './reportTally.js'
import { withAccount } from './reportWorth.js'
import { stood } from './uptime.js'

type Told<Kind> = Extract<BacktestRecord, { kind: Kind }>

/** Returns the report after a decision. @category backtest @since 0.1.0 */
export const decidedIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'decided'>,
): ReportState => {
  const { at } = record
  const market = endingIn(config, marketUntil(config, state.open, record, at), record)
  const next = decidedOn(market, record)
  const change = { before: market.account, after: next.account }
  return {
    records: state.records + 1,
    firstAt: state.firstAt ?? at,
    lastAt: at,
    open: withMarket(state.open, next),
    ends: state.ends,
    worth: withAccount(state.worth, at, change, state.worth.neighbours),
    tally: tallied(state.tally, record),
    uptime: state.uptime,
    orders: state.orders,
  }
}

/** Returns the report after a fill. @category backtest @since 0.1.0 */
export const filledIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'fill'>,
): ReportState => {
  const { at, fairValue, level, size, secondsLeft } = record
  const market = endingIn(config, marketUntil(config, state.open, record, at), record)
  const { account, grid, markouts, told, fills, shares } = market
  const held = toUnits(account.position)
  const { sums, place } = heldUntil(state.worth.neighbours, grid, {
    held,
    until: at,
    step: config.inventoryStepMs,
  })
  const next: ReportedMarket = {
    ...market,
    account: filled(account, record),
    told: fairValue ?? told,
    markouts: marking(config, markouts, record),
    grid: place,
    fills: fills + 1,
    shares: shares + nearest(size),
  }
  const more = { placed: 0, fills: 1, shares: size }
  const bucket = timeBucket(config, secondsLeft)
  return {
    records: state.records + 1,
    firstAt: state.firstAt ?? at,
    lastAt: at,
    open: withMarket(state.open, next),
    ends: state.ends,
    worth: withAccount(state.worth, at, { before: account, after: next.account }, sums),
    tally: state.tally,
    uptime: state.uptime,
    orders: counted(config, state.orders, more, { level, bucket }),
  }
}

/** Returns the report after an action. @category backtest @since 0.1.0 */
export const actedIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'action'>,
): ReportState => {
  const { at, marketId } = record
  const expiresAt = openMarket(state.open, marketId)?.expiresAt ?? Number.NaN
  const left = (expiresAt - at) / 1_000
  const bucket = Number.isNaN(left) ? null : timeBucket(config, left)
  return {
    records: state.records + 1,
    firstAt: state.firstAt ?? at,
    lastAt: at,
    open: state.open,
    ends: state.ends,
    worth: state.worth,
    tally: state.tally,
    uptime: state.uptime,
    orders: acted(config, state.orders, record, bucket),
  }
}

/** Returns the report after some time in which orders stood. @category backtest @since 0.1.0 */
export const stoodIn = (
  config: ReportConfig,
  state: ReportState,
  record: Told<'stood'>,
): ReportState => ({
  records: state.records + 1,
  firstAt: state.firstAt ?? record.at,
  lastAt: record.at,
  open: state.open,
  ends: state.ends,
  worth: state.worth,
  tally: state.tally,
  uptime: stood(config, state.uptime, record),
  orders: state.orders,
})
