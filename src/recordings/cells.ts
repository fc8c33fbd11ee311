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
 * Returns the cells of a line. One that begins with a quote ends with the next single one, and
 * holds commas as they are; two quotes in it are one.
 *
 * @category recordings
 * @since 0.1.0
 */
export const split = (line: string): ReadonlyArray<string> =>
  line.includes('"')
    ? Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      )
    : line.split(',')

/**
 * Returns an instant in ms. One from 1e14 on is taken as µs: as ms it would lie in the year 5138,
 * and Binance has written µs since 2025.
 *
 * @category recordings
 * @since 0.1.0
 */
export const ms = (stamp: number): number => (stamp >= 1e14 ? stamp / 1000 : stamp)

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
