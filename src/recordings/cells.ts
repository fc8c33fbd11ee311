/**
 * The cells of a row: which text stands in a column, and what number it is.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { RecordingError } from './recordingError.js'

/**
 * A row and where it stands, for the words of an error.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Row = {
  readonly columns: ReadonlyArray<string>
  readonly source: string
  readonly line: number
  readonly text: string
}

/**
 * Returns a number as a plain decimal writes it, NaN for any other text.
 *
 * `Number` alone would read '' as 0 and '0x1f' as 31; and what overflows is no number of ours.
 *
 * @category recordings
 * @since 0.1.0
 */
export const number = (text: string): number => {
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return Number.NaN
  const value = Number(text)
  return Number.isFinite(value) ? value : Number.NaN
}

/**
 * Returns the cells of a line, null where one that begins with a quote does not end with one. Such
 * a cell holds commas as they are, and two quotes in it are one.
 *
 * @category recordings
 * @since 0.1.0
 */
export const split = (line: string): ReadonlyArray<string> | null =>
  line.includes('"') ? splitQuoted(line) : line.split(',')

const splitQuoted = (line: string): ReadonlyArray<string> | null => {
  const cells: Array<string> = []
  for (let start = 0; start <= line.length; ) {
    const isQuoted = line[start] === '"'
    const end = isQuoted ? endOfQuoted(line, start) : endOfPlain(line, start)
    if (end < 0) return null
    cells.push(
      isQuoted ? line.slice(start + 1, end - 1).replaceAll('""', '"') : line.slice(start, end),
    )
    start = end + 1
  }
  return cells
}

const endOfPlain = (line: string, start: number): number => {
  const comma = line.indexOf(',', start)
  return comma < 0 ? line.length : comma
}

/** Behind the closing quote, which a comma or the end of the line follows; −1 where none does. */
const endOfQuoted = (line: string, start: number): number => {
  let quote = line.indexOf('"', start + 1)
  while (quote >= 0 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2)
  const next = line[quote + 1]
  return quote >= 0 && (next === undefined || next === ',') ? quote + 1 : -1
}

/**
 * Returns the cell of a row in a column, '' where there is none, for the words of an error.
 *
 * @category recordings
 * @since 0.1.0
 */
export const cellOf = ({ text }: Row, column: number): string => split(text)?.[column] ?? ''

/**
 * Returns an instant in ms. One from 1e14 on is taken as µs: as ms it would lie in the year 5138,
 * and Binance has written µs since 2025.
 *
 * @category recordings
 * @since 0.1.0
 */
export const ms = (stamp: number): number => (stamp >= 1e14 ? stamp / 1000 : stamp)

/**
 * Returns the instant from which a bar is known, by its close time and its start, NaN for none: one
 * unit after its last instant, which is Binance's close time. A close time that is whole seconds
 * after the start, or after the epoch where no start is known, is the end already.
 *
 * @category recordings
 * @since 0.1.0
 */
export const endOf = (closeTime: number, start: number): number => {
  const length = ms(closeTime) - (Number.isNaN(start) ? 0 : ms(start))
  return length > 0 && length % 1000 === 0 ? ms(closeTime) : ms(closeTime + 1)
}

/**
 * Returns the error of a row whose quotes do not enclose a cell.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongQuotes = ({ source, line }: Row): E.Either<RecordingError, never> =>
  E.left({ _tag: 'wrong-quotes', source, line })

/**
 * Returns the error of a row that has another number of columns than its header.
 *
 * A file that was cut off ends in half a row, and half a price is a price.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongWidth = (
  { columns, source, line }: Row,
  found: number,
): E.Either<RecordingError, never> =>
  E.left({ _tag: 'wrong-width', source, line, found, expected: columns.length })

/**
 * Returns the error of a cell that does not hold what was expected.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongCell = (
  { columns, source, line }: Row,
  { column, value, expected }: { column: number; value: string; expected: string },
): E.Either<RecordingError, never> =>
  E.left({ _tag: 'bad-value', source, line, column: columns[column] ?? '', value, expected })

/** What a column of instants holds, in the words of an error. @category recordings @since 0.1.0 */
export const anInstant = 'ms or µs since the epoch'

/** What a column of prices holds, in the words of an error. @category recordings @since 0.1.0 */
export const aPrice = 'a price above 0'
