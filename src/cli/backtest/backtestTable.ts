/**
 * The figures of a backtest as text.
 */

import { count } from '../count.js'
import { type BacktestFigures, backtestFigures } from './backtestFigures.js'
import { digits, money, warningWords } from './backtestWords.js'
import { chanceWords, overfittingWords } from './comparisonWords.js'
import type { ReportedBacktest } from './reportedBacktest.js'

/**
 * Returns the warnings, what was run, and the figures as an aligned table: names to the left, then
 * a column for each end of the bracket.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestTable = (result: ReportedBacktest): string => {
  const { recording, settings, ends, events, seconds } = result
  const figures = backtestFigures(result)
  const queues = { title: 'Queue model', rows: [['', ...ends.map(({ queue }) => queue)] as const] }
  const groups = ends.length > 1 ? [queues, ...figures] : figures
  return [
    ...warningWords(result).map((warning) => `Warning: ${warning}`),
    `${recording}: ${count(events)} events in ${seconds.toFixed(2)} s`,
    ...settings.map(([name, value]) => `  ${name}: ${value}`),
    '',
    ...aligned(groups),
    ...comparisonLines(result),
  ].join('\n')
}

const aligned = (figures: ReadonlyArray<BacktestFigures>): ReadonlyArray<string> => {
  const rows = figures.flatMap((each) => each.rows)
  const columns = Math.max(0, ...rows.map(({ length }) => length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => row[i]?.length ?? 0)),
  )
  const line = (row: ReadonlyArray<string>): string =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()
  return figures.flatMap(({ title, rows }) => [title, ...rows.map(line), ''])
}

const comparisonLines = ({ comparison }: ReportedBacktest): ReadonlyArray<string> => {
  if (comparison === null) return []
  const { trials, hours, configurations, best } = comparison
  return [
    `Tried ${count(trials)} configurations, over ${count(hours)} blocks of time`,
    ...configurations.map(
      ({ name, profit, ratio }) =>
        `  ${name}: ${money(profit)} dollars, Sharpe ratio ${digits(ratio, 3)} a block`,
    ),
    `  best: ${best ?? 'none'}; better than chance would choose: ${chanceWords(comparison)}`,
    `  probability of overfitting: ${overfittingWords(comparison)}`,
    '',
  ]
}
