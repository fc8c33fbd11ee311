/**
 * The figures of a backtest in words, each end of the bracket in a column of its own.
 */

import { type Attribution, partNames } from '../../backtest/report/attribution.js'
import type { BacktestReport, MarkoutGroup } from '../../backtest/report/reportResult.js'
import { leftWords, score, scoreInterval } from '../calibrate/calibrateWords.js'
import { count } from '../count.js'
import { instant, part } from '../replay/replayFigures.js'
import { reasonWords } from '../withheldQuotes.js'
import {
  centsEstimate,
  digits,
  fallen,
  groupWords,
  horizonWords,
  moneyEstimate,
  partOf,
} from './backtestWords.js'
import type { ReportedBacktest } from './reportedBacktest.js'

/**
 * Figures that belong together: a title, and rows of a name and a value for each end.
 *
 * @category cli
 * @since 0.1.0
 */
export type BacktestFigures = {
  readonly title: string
  readonly rows: ReadonlyArray<readonly [name: string, ...values: ReadonlyArray<string>]>
}

/**
 * Returns a backtest's figures in the order in which they are shown; those without a row are left
 * out.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestFigures = ({ ends }: ReportedBacktest): ReadonlyArray<BacktestFigures> => {
  const reports = ends.map(({ report }) => report)
  return [profit, split, markouts, orders, levels, lefts, risk, fairValue, withheld]
    .map((figures) => figures(reports))
    .filter(({ rows }) => rows.length > 0)
}

type Reports = ReadonlyArray<BacktestReport>

type Row = BacktestFigures['rows'][number]

const row = (reports: Reports, name: string, value: (report: BacktestReport) => string): Row => [
  name,
  ...reports.map(value),
]

const profit = (reports: Reports): BacktestFigures => ({
  title: 'Profit, dollars',
  rows: [
    row(reports, 'in all', ({ profit }) => moneyEstimate(profit.total)),
    row(reports, 'a market', ({ profit }) => moneyEstimate(profit.perMarket)),
    row(reports, 'a share, cents', ({ profit }) => centsEstimate(profit.perShare)),
    row(reports, 'markets settled', ({ markets }) => count(markets.settled)),
    row(reports, 'with a profit', ({ markets }) => part(markets.profitable, markets.settled)),
    row(reports, 'from', ({ firstAt }) => instant(firstAt)),
    row(reports, 'to', ({ lastAt }) => instant(lastAt)),
  ],
})

const split = (reports: Reports): BacktestFigures => {
  const told = (name: keyof Attribution): boolean =>
    name !== 'unexplained' || reports.some(({ profit }) => profit.micro.unexplained !== 0)
  return {
    title: 'Where it comes from, dollars',
    rows: partNames
      .filter(told)
      .map((name) => row(reports, name, ({ profit }) => moneyEstimate(profit.parts[name]))),
  }
}

const markouts = (reports: Reports): BacktestFigures => {
  const points = reports[0]?.markouts[0]?.points ?? []
  return {
    title: 'Worth of a fill after it, cents a share',
    rows: points.map(({ horizonMs }, i) =>
      row(reports, horizonWords(horizonMs), ({ markouts }) => {
        const point = markouts[0]?.points[i]
        if (point === undefined || point.shares === 0) return 'none'
        const heard = point.heard !== null && point.heard < 0.995
        return `${centsEstimate(point.perShare)}${heard ? `, heard of ${partOf(point.heard)}` : ''}`
      }),
    ),
  }
}

const orders = (reports: Reports): BacktestFigures => ({
  title: 'Orders',
  rows: [
    row(reports, 'placed', ({ orders }) => count(orders.placed)),
    row(reports, 'fills', ({ orders }) => part(orders.fills, orders.placed)),
    row(reports, 'shares filled', ({ orders }) => count(orders.shares)),
    row(reports, 'cancelled', ({ orders }) => count(orders.cancelled)),
    row(reports, 'rejected', ({ orders }) => count(orders.rejected)),
    row(reports, 'filled before the cancel', ({ orders }) => count(orders.cancelRefused)),
  ],
})

const levels = (reports: Reports): BacktestFigures =>
  quotes('By level: both sides stand, fills an order', reports, ({ byLevel }) => byLevel)

const lefts = (reports: Reports): BacktestFigures =>
  quotes('By time left: the best level stands, fills an order', reports, (all) => all.byTimeLeft)

type Quotes = BacktestReport['orders']['byLevel'][number]

const quotes = (
  title: string,
  reports: Reports,
  of: (orders: BacktestReport['orders']) => ReadonlyArray<Quotes>,
): BacktestFigures => {
  const first: ReadonlyArray<{ readonly group: MarkoutGroup }> = reports[0]
    ? of(reports[0].orders)
    : []
  const rows = first.flatMap(({ group }, i) => {
    const all = reports.map(({ orders }) => of(orders)[i])
    const isSeen = all.some((each) => (each?.uptime.both ?? 0) > 0 || (each?.placed ?? 0) > 0)
    const words = all.map((each) =>
      each === undefined ? 'none' : `${partOf(each.uptime.both)}, ${digits(each.ratio, 3)}`,
    )
    return isSeen ? [[groupWords(group), ...words] as const] : []
  })
  return { title, rows }
}

const risk = (reports: Reports): BacktestFigures => ({
  title: 'Risk',
  rows: [
    row(reports, 'deepest fall, dollars', ({ drawdown }) => fallen(drawdown.deepest)),
    row(reports, worstName(reports), ({ shortfall }) => fallen(shortfall.loss)),
    row(reports, 'Sharpe ratio, a market', ({ sharpe }) => digits(sharpe.ratio, 3)),
    row(reports, 'half-life of a position', ({ inventory }) =>
      inventory.halfLifeSeconds === null ? 'none' : `${digits(inventory.halfLifeSeconds, 0)} s`,
    ),
  ],
})

const worstName = ([first]: Reports): string => {
  const part = first === undefined ? '' : ` ${Number((100 * first.shortfall.part).toFixed(1))} %`
  return `mean of the worst${part} of markets, dollars`
}

const fairValue = (reports: Reports): BacktestFigures => {
  const all = reports.map(({ calibration }) => calibration.at(-1))
  const figure = (
    name: string,
    words: (time: NonNullable<(typeof all)[number]>) => string,
  ): Row => [
    name,
    ...all.map((time) => (time === undefined || time.scored === 0 ? 'none' : words(time))),
  ]
  return {
    title: `Fair value against the outcomes: ${all[0] ? leftWords(all[0]).toLowerCase() : 'none'}`,
    rows: [
      figure('forecasts', ({ scored }) => count(scored)),
      figure('log loss', ({ forecasters: [model] }) => scored(model?.logLoss)),
      figure('Brier score', ({ forecasters: [model] }) => scored(model?.brier.score)),
      figure('+ reliability', ({ forecasters: [model] }) => scored(model?.brier.reliability)),
      figure('− resolution', ({ forecasters: [model] }) => scored(model?.brier.resolution)),
      figure('+ uncertainty', ({ forecasters: [model] }) => scored(model?.brier.uncertainty)),
      figure('+ within tenths', ({ forecasters: [model] }) => scored(model?.brier.within)),
    ],
  }
}

const withheld = (reports: Reports): BacktestFigures => {
  const reasons = new Set(reports.flatMap(({ withheld }) => Object.keys(withheld.reasons)))
  return {
    title: 'Quotes withheld',
    rows: [
      row(reports, 'decisions', ({ withheld }) => count(withheld.decisions)),
      row(reports, 'halted', ({ withheld }) => part(withheld.halted, withheld.decisions)),
      ...[...reasons].map((reason) =>
        row(reports, reasonOf(reason), ({ withheld }) => count(withheld.reasons[reason] ?? 0)),
      ),
    ],
  }
}

/** Returns a reason in words, itself where it has none. @category cli @since 0.1.0 */
export const reasonOf = (tag: string): string =>
  Object.hasOwn(reasonWords, tag) ? reasonWords[tag as keyof typeof reasonWords] : tag

type Scored = BacktestReport['calibration'][number]['forecasters'][number]['logLoss']

const scored = (estimate: Scored | undefined): string => {
  if (estimate === undefined) return 'none'
  const interval = scoreInterval(estimate)
  return `${score(estimate.value)}${interval === '' ? '' : ` (${interval})`}`
}
