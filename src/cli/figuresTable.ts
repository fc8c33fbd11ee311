/**
 * Figures as text.
 */

import type { Figures } from './replay/replayFigures.js'

/**
 * Returns figures as an aligned table: names to the left, values to the right, then the notes.
 *
 * @category cli
 * @since 0.1.0
 */
export const figuresTable = (figures: ReadonlyArray<Figures>): string => {
  const rows = figures.flatMap((each) => each.rows)
  const nameWidth = Math.max(...rows.map(([name]) => name.length))
  const valueWidth = Math.max(...rows.map(([, value]) => value.length))
  const line = ([name, value, note]: readonly [string, string, string]): string =>
    `  ${name.padEnd(nameWidth)}  ${value.padStart(valueWidth)}  ${note}`.trimEnd()
  return figures.map(({ title, rows }) => [title, ...rows.map(line), ''].join('\n')).join('\n')
}
