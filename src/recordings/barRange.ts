/**
 * The prices of a bar, each beside the others.
 */

import type * as E from 'fp-ts/lib/Either.js'
import { aPrice, number, type Row, wrongCell } from './cells.js'
import type { Layout } from './layout.js'
import type { RecordingError } from './recordingError.js'

/** What is wrong with a row, null where nothing is. @category recordings @since 0.1.0 */
export type WrongRow = E.Either<RecordingError, never> | null

/**
 * Returns the error of a bar whose prices contradict each other, null for one that may be right:
 * open, high and low are above 0, and the open and the close lie between the low and the high.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongRange = (
  row: Row,
  cells: ReadonlyArray<string>,
  { bar, price }: Layout,
): WrongRow => {
  const { open, high, low } = bar
  const wrong =
    wrongPrice(row, cells, open) ?? wrongPrice(row, cells, high) ?? wrongPrice(row, cells, low)
  if (wrong !== null) return wrong
  const ends = [number(cells[open] ?? ''), number(cells[price] ?? '')] as const
  const most = cells[high] ?? ''
  if (number(most) < Math.max(...ends)) {
    const expected = `at least the open and the close, ${ends.join(' and ')}`
    return wrongCell(row, { column: high, value: most, expected })
  }
  const least = cells[low] ?? ''
  if (number(least) > Math.min(...ends)) {
    const expected = `at most the open and the close, ${ends.join(' and ')}`
    return wrongCell(row, { column: low, value: least, expected })
  }
  return null
}

/**
 * Returns the error of a cell that is no price above 0, null for one that is.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongPrice = (row: Row, cells: ReadonlyArray<string>, column: number): WrongRow => {
  const value = cells[column] ?? ''
  return number(value) > 0 ? null : wrongCell(row, { column, value, expected: aPrice })
}
