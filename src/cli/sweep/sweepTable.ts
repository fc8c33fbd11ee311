/**
 * The figures of a sweep as text.
 */

import { digits, fallen, money } from '../backtest/backtestWords.js'
import { chanceWords, overfittingWords } from '../backtest/comparisonWords.js'
import { count } from '../count.js'
import type { SweepReport } from './sweepReport.js'

/**
 * Returns a table for each queue model, a row a configuration, the best profit first, and below it
 * how probable it is that the best one is no luck.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepTable = (report: SweepReport): string => {
  const { recording, settings, warnings, comparisons } = report
  const heads = settings.map(([name, value]) => `  ${name}: ${value}`)
  const tables = comparisons.flatMap((_, i) => tableOf(report, i))
  const first = warnings.map((warning) => `Warning: ${warning}`)
  return [...first, recording, ...heads, '', ...tables].join('\n')
}

const columns = [
  'configuration',
  'profit, dollars',
  '95 % from',
  'to',
  'deepest fall',
  'fills',
  'Sharpe an hour',
]

const tableOf = (
  { configurations, comparisons, trials }: SweepReport,
  at: number,
): ReadonlyArray<string> => {
  const { queue, comparison } = comparisons[at] as SweepReport['comparisons'][number]
  const rows = configurations
    .map(({ name, ends }, i) => ({ name, end: ends[at], i }))
    .sort((a, b) => (b.end?.profit ?? -Infinity) - (a.end?.profit ?? -Infinity) || a.i - b.i)
    .map(({ name, end, i }) => [
      name,
      ...[end?.profit, end?.from, end?.to].map((value) => money(value ?? null)),
      fallen(end?.drawdown ?? null),
      count(end?.fills ?? 0),
      digits(comparison.configurations[i]?.ratio ?? null, 3),
    ])
  const { best, hours } = comparison
  const tried = `tried ${count(trials)} in all, over ${count(hours)} hours`
  return [
    `Queue model ${queue}`,
    ...aligned([columns, ...rows]),
    `  ${tried}; best by Sharpe ratio an hour: ${best ?? 'not known'}`,
    `  better than the best of as many by chance: ${chanceWords(comparison)}`,
    `  probability of overfitting: ${overfittingWords(comparison)}`,
    '',
  ]
}

const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    )
    return `  ${cells.join('  ')}`
  })
}
