/**
 * What a backtest came to.
 */

import type { Drawdown } from '../../statistics/drawdown.js'
import type { SharpeRatio } from '../../statistics/sharpeRatio.js'
import type { ReportedEstimate, TimeLeft } from '../calibration/calibrationReport.js'
import type { Attribution } from './attribution.js'
import type { ReportConfig } from './reportConfig.js'
import type { PathPoint } from './reportPath.js'
import type { ReportedRow } from './reportState.js'

/**
 * The report of a backtest: dollars and shares where nothing else is said, instants in ms since the
 * epoch, null for what is not known.
 *
 * `markets.openValue`: what those that have not settled have brought, at their fair value; it is in
 * no other figure but the equity. `drawdown` and `equity` follow all markets at their fair values.
 * `shortfall`: the mean loss of the worst part of the markets. `worst`: those that lost most.
 * `blocks`: the hours in which markets settled, which the intervals draw from.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestReport = {
  readonly records: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly markets: {
    readonly settled: number
    readonly profitable: number
    readonly void: number
    readonly open: number
    readonly openValue: number
  }
  readonly profit: ReportedProfit
  readonly sharpe: { readonly [Key in keyof SharpeRatio]: number | null }
  readonly drawdown: { readonly [Key in keyof Drawdown]: number | null }
  readonly shortfall: { readonly part: number; readonly loss: number | null }
  readonly worst: ReadonlyArray<ReportedRow>
  readonly markouts: ReadonlyArray<MarkoutCurve>
  readonly orders: ReportedOrders
  readonly inventory: {
    readonly path: ReadonlyArray<PathPoint>
    readonly correlation: number | null
    readonly halfLifeSeconds: number | null
  }
  readonly equity: ReadonlyArray<PathPoint>
  readonly withheld: {
    readonly decisions: number
    readonly halted: number
    readonly reasons: Readonly<Record<string, number>>
  }
  readonly calibration: ReadonlyArray<TimeLeft>
  readonly blocks: ReadonlyArray<ReportedBlock>
  readonly bootstrap: ReportConfig['bootstrap'] & { readonly blocks: number }
}

/**
 * Profit with its intervals: in all, a market, a share filled, and of each part. `micro`: the same
 * in whole micro-dollars, where the parts sum to the total without an error.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedProfit = {
  readonly total: ReportedEstimate
  readonly perMarket: ReportedEstimate
  readonly perShare: ReportedEstimate
  readonly parts: Readonly<Record<keyof Attribution, ReportedEstimate>>
  readonly micro: Attribution & { readonly total: number }
}

/**
 * What the fills of a group were worth a share: `horizonMs` after them, 0 at the fill, null at the
 * settlement; of how many shares, and of which part of them a fair value was told between the two.
 * That part is null but for all fills together.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarkoutCurve = {
  readonly group: MarkoutGroup
  readonly points: ReadonlyArray<{
    readonly horizonMs: number | null
    readonly perShare: ReportedEstimate
    readonly shares: number
    readonly heard: number | null
  }>
}

/**
 * Which fills: all, those that bought or sold YES, those of a level, or of a time left in seconds
 * (`to` null: without end). The last level holds those beyond it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarkoutGroup =
  | { readonly kind: 'all' }
  | { readonly kind: 'bought' }
  | { readonly kind: 'sold' }
  | { readonly kind: 'level'; readonly level: number; readonly beyond: boolean }
  | { readonly kind: 'left'; readonly from: number; readonly to: number | null }

/**
 * Orders, and for which part of the time they stood. `ratio`: fills an order placed, null without
 * an order; an order filled in parts is as many fills. `uptime` of a time left is that of the best
 * level. Parts in [0, 1], null where no market lived then.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportedOrders = {
  readonly placed: number
  readonly cancelled: number
  readonly rejected: number
  readonly cancelRefused: number
  readonly fills: number
  readonly shares: number
  readonly byLevel: ReadonlyArray<{ readonly group: MarkoutGroup } & ReportedQuotes>
  readonly byTimeLeft: ReadonlyArray<
    { readonly group: MarkoutGroup; readonly seconds: number } & ReportedQuotes
  >
}

/** What became of some quotes. @category backtest @since 0.1.0 */
export type ReportedQuotes = {
  readonly placed: number
  readonly fills: number
  readonly shares: number
  readonly ratio: number | null
  readonly uptime: {
    readonly bid: number | null
    readonly ask: number | null
    readonly both: number | null
  }
}

/** The markets that settled in an hour, and what they brought. @category backtest @since 0.1.0 */
export type ReportedBlock = {
  readonly at: number
  readonly markets: number
  readonly profit: number
}
