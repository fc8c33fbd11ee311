/**
 * What a page of a backtest shows to those who look closer: markouts by group, the worst markets,
 * and what else was tried.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { count } from '../count.js'
import { escaped } from '../page/html.js'
import { instant } from '../replay/replayFigures.js'
import { valuesTable } from '../valuesTable.js'
import { centsEstimate, digits, groupWords, horizonWords, money } from './backtestWords.js'
import { chanceWords, overfittingWords } from './comparisonWords.js'
import type { ReportedBacktest, ReportedEnd } from './reportedBacktest.js'

/**
 * Returns the tables, the larger ones folded.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestDetails = (result: ReportedBacktest): string =>
  [comparison(result), ...result.ends.flatMap((end) => [groups(end), worst(end)])].join('\n')

const folded = (title: string, body: string): string =>
  `<details><summary>${escaped(title)}</summary>
${body}</details>`

const groups = ({ queue, report }: ReportedEnd): string => {
  const seen = report.markouts.filter(({ points }) => (points.at(-1)?.shares ?? 0) > 0)
  const horizons = report.markouts[0]?.points.map(({ horizonMs }) => horizonWords(horizonMs)) ?? []
  const rows = seen.map(({ group, points }) => [
    groupWords(group),
    ...points.map(({ perShare }) => (perShare.value === null ? '' : centsEstimate(perShare))),
    count(points.at(-1)?.shares ?? 0),
  ])
  const title = `Worth of fills by side, level and time left, ${queue}: cents a share`
  return folded(
    title,
    valuesTable({ caption: '', head: ['', ...horizons, 'shares'], rows, even: false }),
  )
}

const worst = ({ queue, report }: ReportedEnd): string => {
  const rows = report.worst.map(({ marketId, at, profit, parts, shares }) => [
    marketId,
    instant(at),
    ...[profit, parts.spread, parts.inventory, parts.settlement].map((each) =>
      money(toUnits(each)),
    ),
    count(toUnits(shares)),
  ])
  const head = ['market', 'settled', 'profit', 'spread', 'inventory', 'settlement', 'shares']
  return folded(
    `The worst markets, ${queue}: dollars, and shares filled`,
    valuesTable({ caption: '', head, rows, even: false }),
  )
}

const comparison = ({ comparison }: ReportedBacktest): string => {
  if (comparison === null) return ''
  const { trials, hours, configurations, best, deflated } = comparison
  return `${valuesTable({
    caption: `What was tried: ${count(trials)} configurations over ${count(hours)} blocks of time`,
    head: ['', 'profit, dollars', 'Sharpe ratio a block'],
    rows: configurations.map(({ name, profit, ratio }) => [name, money(profit), digits(ratio, 3)]),
    even: true,
  })}
${valuesTable({
  caption: 'Whether the choice means anything',
  head: [],
  rows: [
    ['best', best ?? 'none'],
    ['Sharpe ratio by chance alone', digits(deflated.threshold, 3)],
    ['probability that the best is above it', chanceWords(comparison)],
    ['probability of overfitting', overfittingWords(comparison)],
  ],
  even: true,
})}`
}
