/**
 * A market of a report until it settles.
 */

import { type MarketAccount, noAccount, revalued } from './attribution.js'
import type { BacktestRecord } from './backtestRecord.js'
import type { GridPlace } from './inventoryGrid.js'
import { type Markouts, matured, noMarkouts } from './markout.js'
import type { ReportConfig } from './reportConfig.js'
import { ending, type Forecasts, forecastUntil, noForecasts } from './reportForecasts.js'

/**
 * A market that has not settled: `expiresAt` NaN until it is told, `told` the last fair value of
 * YES, told at `toldAt`; `shares` in micro-shares.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedMarket = {
  readonly marketId: string
  readonly expiresAt: number
  readonly account: MarketAccount
  readonly told: number | null
  readonly toldAt: number
  readonly markouts: Markouts
  readonly grid: GridPlace
  readonly forecasts: Forecasts
  readonly fills: number
  readonly shares: number
}

/**
 * The markets that have not settled, in the order in which they began. They are few: looking
 * through them takes less than a hash of their names.
 *
 * @category backtest
 * @since 0.1.0
 */
export type OpenMarkets = ReadonlyArray<ReportedMarket>

/** Returns a market that is open, undefined where it is not. @category backtest @since 0.1.0 */
export const openMarket = (open: OpenMarkets, marketId: string): ReportedMarket | undefined =>
  open[placeOf(open, marketId)]

/**
 * Returns the open markets with one of them as it is now.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withMarket = (open: OpenMarkets, market: ReportedMarket): OpenMarkets => {
  const next = open.slice()
  const place = placeOf(open, market.marketId)
  next[place < 0 ? open.length : place] = market
  return next
}

/** Returns the open markets without one. @category backtest @since 0.1.0 */
export const withoutMarket = (open: OpenMarkets, marketId: string): OpenMarkets =>
  open.filter((market) => market.marketId !== marketId)

/**
 * Returns the market of a record, with all that fell due before an instant told by what was known
 * before it; one that is new begins with the record.
 *
 * @category backtest
 * @since 0.1.0
 */
export const marketUntil = (
  config: ReportConfig,
  open: OpenMarkets,
  { at, marketId }: BacktestRecord,
  before: number,
): ReportedMarket => {
  const market = openMarket(open, marketId) ?? begun(marketId, at)
  const { account, toldAt, markouts, forecasts, expiresAt, told } = market
  const due = matured(config, markouts, { before, mark: account.mark, toldAt })
  const passed = forecastUntil(config, forecasts, { expiresAt, told, before })
  return due === markouts && passed === forecasts
    ? market
    : { ...market, markouts: due, forecasts: passed }
}

/**
 * Returns the market once it is known when it ends.
 *
 * @category backtest
 * @since 0.1.0
 */
export const endingIn = (
  config: ReportConfig,
  market: ReportedMarket,
  { at, secondsLeft }: { readonly at: number; readonly secondsLeft: number },
): ReportedMarket => {
  if (!Number.isNaN(market.expiresAt)) return market
  const left = Math.floor(1_000 * secondsLeft + 0.5)
  return { ...market, expiresAt: at + left, forecasts: ending(config, left) }
}

/**
 * Returns the market after a decision.
 *
 * @category backtest
 * @since 0.1.0
 */
export const decidedOn = (
  market: ReportedMarket,
  { at, fairValue }: Extract<BacktestRecord, { kind: 'decided' }>,
): ReportedMarket => {
  const { expiresAt, account, told, toldAt, markouts, grid, forecasts } = market
  return {
    marketId: market.marketId,
    expiresAt,
    account: revalued(account, fairValue),
    told: fairValue ?? told,
    toldAt: fairValue === null ? toldAt : at,
    markouts,
    grid,
    forecasts,
    fills: market.fills,
    shares: market.shares,
  }
}

const placeOf = (open: OpenMarkets, marketId: string): number => {
  for (let i = 0; i < open.length; i++) if (open[i]?.marketId === marketId) return i
  return -1
}

const begun = (marketId: string, at: number): ReportedMarket => ({
  marketId,
  expiresAt: Number.NaN,
  account: noAccount,
  told: null,
  toldAt: Number.NEGATIVE_INFINITY,
  markouts: noMarkouts,
  grid: { next: at, last: Number.NaN },
  forecasts: noForecasts,
  fills: 0,
  shares: 0,
})
