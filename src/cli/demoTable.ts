/**
 * A demonstration as text.
 */

import { demoFigures, demoPremises } from './demoFigures.js'
import { type DemoRow, demoColumns, demoRow } from './demoRow.js'
import type { DemoResult } from './demoResult.js'
import { figuresTable } from './figuresTable.js'
import { tellingSteps } from './tellingSteps.js'

/**
 * Returns what was quoted on, a row for each second in which much happened, and the closing figures.
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
  return [...demoPremises(result), '', ...aligned(rows), '', figuresTable(demoFigures(result))].join(
    '\n',
  )
}

const aligned = (rows: ReadonlyArray<DemoRow>): ReadonlyArray<string> => {
  const heads = [
    demoColumns.map(({ title }) => title),
    demoColumns.map(({ unit }) => unit),
  ] as const
  const cells = rows.map((row) => demoColumns.map(({ key }) => row[key]))
  const lines = [...heads, ...cells]
  const widths = demoColumns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  return lines.map((line) =>
    line
      .map((cell, i) => (i < firstWords ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

/** Numbers stand to the right, quotes and words to the left. */
const firstWords = demoColumns.findIndex(({ key }) => key === 'bids')
