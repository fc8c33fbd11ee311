/**
 * A demonstration as text.
 */

import { figuresTable } from '../figuresTable.js'
import { tellingSteps } from '../tellingSteps.js'
import { demoBacktestLines } from './demoBacktestLines.js'
import { demoFigures, demoPremises } from './demoFigures.js'
import type { DemoResult } from './demoResult.js'
import { type DemoRow, demoColumns, demoRow } from './demoRow.js'

/**
 * Returns what the backtest came to; then of the one market what was quoted on, a row for each
 * second in which much happened, and how many those are of all, and the closing figures.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoTable = (result: DemoResult): string => {
  const { steps } = result
  const rows = tellingSteps(steps).flatMap((i) => {
    const step = steps[i]
    return step === undefined ? [] : [demoRow(step, steps[i - 1] ?? null)]
  })
  const [madeUp = '', ...premises] = demoPremises(result)
  return [
    madeUp,
    '',
    ...demoBacktestLines(result.backtest),
    ...premises,
    '',
    `Of every eight seconds the one in which most happened: ${rows.length} of ${steps.length}.`,
    ...aligned(rows),
    '',
    figuresTable(demoFigures(result)),
  ].join('\n')
}

const aligned = (rows: ReadonlyArray<DemoRow>): ReadonlyArray<string> => {
  const cells = rows.flatMap((row) =>
    wrapped(row.changed).map((words, i) =>
      demoColumns.map(({ key }) => (key === 'changed' ? words : i === 0 ? row[key] : '')),
    ),
  )
  const lines = [
    demoColumns.map(({ title }) => title),
    demoColumns.map(({ unit }) => unit),
    ...cells,
  ]
  const widths = demoColumns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const padded = (cell: string, i: number): string =>
    i < firstWords ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)
  return lines.map((line) => line.map(padded).join('  ').trimEnd())
}

/** Numbers stand to the right, quotes and words to the left. */
const firstWords = demoColumns.findIndex(({ key }) => key === 'bids')

/** A row goes on below itself rather than over the edge of the terminal. */
const wrapped = (words: string): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const part of words.split('; ')) {
    const last = lines.at(-1)
    const longer = `${last}; ${part}`
    if (last === undefined) lines.push(part)
    else if (longer.length > wordsWidth) lines.splice(-1, 1, `${last};`, part)
    else lines.splice(-1, 1, longer)
  }
  return lines
}

const wordsWidth = 46
