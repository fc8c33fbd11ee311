/**
 * The backtest of a demonstration as text: what it came to, and where the rest of it stands.
 */

import { backtestFigures } from '../backtest/backtestFigures.js'
import { warningWords } from '../backtest/backtestWords.js'
import { count } from '../count.js'
import type { DemoBacktest } from './demoBacktest.js'

/**
 * Returns the warnings, what was run, and the first groups of figures, a column for each end of the
 * bracket; the page has them all.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoBacktestLines = (backtest: DemoBacktest): ReadonlyArray<string> => {
  const { recording, events, settings, ends } = backtest
  const result = { ...backtest, seconds: 0 }
  const groups = backtestFigures(result).slice(0, groupsShown)
  const head = ['queue model', ...ends.map(({ queue }) => queue)]
  const lines = [head, ...groups.flatMap(({ title, rows }) => [[title], ...rows])]
  const widths = head.map((_, i) => Math.max(...lines.map((line) => widthOf(line, i))))
  const padded = (line: ReadonlyArray<string>): string =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    `Backtest on ${recording}, ${count(events)} events:`,
    ...settings.map(([name, value]) => `  ${name}: ${value.replaceAll('; ', ';\n    ')}`),
    ...warningWords(result).map((warning) => `  Warning: ${warning}`),
    '',
    ...lines.map((line) => `${line.length > 1 ? '  ' : ''}${padded(line)}`),
    '',
  ]
}

/** Profit, where it comes from, what a fill was worth. */
const groupsShown = 3

/** A title alone may reach beyond its column. */
const widthOf = (line: ReadonlyArray<string>, i: number): number =>
  line.length > 1 ? (line[i]?.length ?? 0) : 0
