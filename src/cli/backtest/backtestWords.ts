/**
 * The figures of a backtest as a person reads them.
 */

import type { ReportedEstimate } from '../../backtest/calibration/calibrationReport.js'
import type { BacktestWarning } from '../../backtest/exchange/backtestResult.js'
import type { MarkoutGroup } from '../../backtest/report/reportResult.js'
import { render } from '../../codec/render.js'
import { cents, centsInterval } from '../calibrate/calibrateWords.js'
import { count } from '../count.js'
import { formatDuration } from '../duration.js'
import type { PriceWarning, ReportedBacktest } from './reportedBacktest.js'
import type { Unlisted } from './unlisted.js'

/**
 * Returns an amount in dollars with its sign and a minus of its own length, `none` where there is
 * none.
 *
 * @category cli
 * @since 0.1.0
 */
export const money = (value: number | null): string => {
  if (value === null) return 'none'
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const text = Math.abs(value).toLocaleString('en-US', digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`
}

/**
 * Returns how far something fell, in dollars, as what it lost: with a minus.
 *
 * @category cli
 * @since 0.1.0
 */
export const fallen = (depth: number | null): string => money(depth === null ? null : 0 - depth)

/** Returns an amount with its interval. @category cli @since 0.1.0 */
export const moneyEstimate = (estimate: ReportedEstimate): string =>
  withInterval(money(estimate.value), between(estimate, money))

/** Returns cents a share with their interval. @category cli @since 0.1.0 */
export const centsEstimate = (estimate: ReportedEstimate): string =>
  withInterval(cents(estimate.value), centsInterval(estimate))

/** Returns a part in per cent, `none` where there is none. @category cli @since 0.1.0 */
export const partOf = (value: number | null): string =>
  value === null ? 'none' : `${(100 * value).toFixed(1)} %`

/** Returns a number with some digits, `none` where there is none. @category cli @since 0.1.0 */
export const digits = (value: number | null, count: number): string =>
  value === null ? 'none' : value.toFixed(count).replace('-', '−')

/** Returns how long after a fill a markout is. @category cli @since 0.1.0 */
export const horizonWords = (horizonMs: number | null): string => {
  if (horizonMs === null) return 'settled'
  return horizonMs === 0 ? 'at the fill' : `${horizonMs / 1_000} s`
}

/** Returns which fills or quotes a group holds. @category cli @since 0.1.0 */
export const groupWords = (group: MarkoutGroup): string => {
  switch (group.kind) {
    case 'all':
      return 'all'
    case 'bought':
      return 'YES bought'
    case 'sold':
      return 'YES sold'
    case 'level':
      return group.level === 0
        ? 'best level'
        : `level ${group.level + 1}${group.beyond ? ' and on' : ''}`
    case 'left':
      return leftGroupWords(group)
  }
}

/**
 * Returns what a reader has to know before the figures: the warnings of the run, and what the
 * figures themselves show.
 *
 * @category cli
 * @since 0.1.0
 */
export const warningWords = ({
  warnings,
  ends,
  unlisted,
}: ReportedBacktest): ReadonlyArray<string> => {
  const reports = ends.map(({ report }) => report)
  const few = reports.some(({ bootstrap }) => bootstrap.blocks < fewBlocks)
  const open = Math.max(0, ...reports.map(({ markets }) => markets.open))
  const none = reports.every(({ markets }) => markets.settled + markets.void + markets.open === 0)
  const unexplained = reports.some(({ profit }) => profit.micro.unexplained !== 0)
  return [
    ...warnings.map(runWarningWords),
    ...(unlisted === null ? [] : [unlistedWords(unlisted)]),
    ...(none ? [noMarket] : []),
    ...(ends.length === 1 ? [oneEnd] : []),
    ...(few ? [`Fewer than ${fewBlocks} blocks of time: the intervals are too narrow.`] : []),
    ...(unexplained ? ['Some of the profit is explained by no record.'] : []),
    ...(open > 0 ? [`Markets that had not settled: ${open}; they count in the equity alone.`] : []),
  ]
}

/**
 * Returns that something was read for nothing: of which market, and how much.
 *
 * @category cli
 * @since 0.1.0
 */
export const unlistedWords = ({ events, first }: Unlisted): string =>
  `Of markets that are never listed, and left out: events of trades and books: ${count(events)}, ` +
  `the first of ${render(first)}.`

/** Returns what a warning of a run says. @category cli @since 0.1.0 */
export const runWarningWords = (warning: BacktestWarning | PriceWarning): string =>
  runWarnings[warning]

const runWarnings: Readonly<Record<BacktestWarning | PriceWarning, string>> = {
  'uncalibrated-takers':
    'Counterparties are made up and not calibrated: no trades were fitted. ' +
    'Read differences, not levels.',
  'late-outcomes':
    'Some outcomes came later than was waited for: their markets settled by the prices instead.',
  'made-up-path':
    'Between the four recorded prices of a bar the path is made up, without jumps: ' +
    'one of many that it may have taken.',
  'closes-only':
    'A price comes once a bar, and quotes stand until the next, however old it is: ' +
    'who knows it early takes what a live desk would have withdrawn.',
}

const noMarket =
  'No market was quoted: none is listed, or no window begins and ends within the prices.'

const oneEnd = 'One queue model alone: the other end of the bracket is not shown.'

const fewBlocks = 20

const leftGroupWords = ({ from, to }: Extract<MarkoutGroup, { kind: 'left' }>): string => {
  const words = (seconds: number): string => formatDuration(1_000 * seconds)
  if (to === null) return `${words(from)} left and more`
  return from === 0 ? `under ${words(to)} left` : `${words(from)} to ${words(to)} left`
}

const between = (
  { lower, upper }: ReportedEstimate,
  words: (value: number | null) => string,
): string => (lower === null || upper === null ? '' : `${words(lower)} to ${words(upper)}`)

const withInterval = (value: string, interval: string): string =>
  interval === '' ? value : `${value} (${interval})`
