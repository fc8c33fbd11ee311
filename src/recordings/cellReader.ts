/**
 * The cells of one row after the other, as what they hold; the first that is wrong is kept.
 */

import type * as E from 'fp-ts/lib/Either.js'
import { anInstant, ms, number, type Row, wrongCell } from './cells.js'
import type { EventOptions } from './eventOptions.js'
import { farFrom } from './instantCheck.js'
import type { RecordingError } from './recordingError.js'

/**
 * Reads the cells of the row that `begin` names. What is wrong gives NaN or '', and `failure` says
 * it: of several the first. A column of −1 is one that the file has not: its cell is ''.
 *
 * `share` is a price of a share after the scale, inside (0, 1) dollar; `bestPrice` the same, null
 * where nobody stands, as a price of 0 or an empty cell says it.
 *
 * @category recordings
 * @since 0.1.0
 */
export type CellReader = {
  readonly begin: (row: Row, cells: ReadonlyArray<string>) => void
  readonly text: (column: number) => string
  readonly name: (column: number) => string
  readonly price: (column: number) => number
  readonly share: (column: number) => number
  readonly bestPrice: (column: number) => number | null
  readonly size: (column: number, least: 'above 0' | 'of at least 0') => number
  readonly instant: (column: number) => number
  readonly instantAfter: (column: number, before: number) => number
  readonly word: <Word>(column: number, words: ReadonlyMap<string, Word>) => Word | null
  readonly failure: () => E.Either<RecordingError, never> | null
}

/**
 * Returns a reader of rows, one at a time: it is told of each by `begin`.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createCellReader = ({ scale }: Pick<EventOptions, 'scale'>): CellReader => {
  const current: Current = { row: null, cells: [], failure: null }
  const text = (column: number): string => current.cells[column] ?? ''
  const where = (column: number, isFine: (value: number) => boolean, words: string): number => {
    const value = number(text(column))
    return isFine(value) ? value : wrong(current, column, words)
  }
  const share = (column: number): number => shareIn(current, column, scale)
  return {
    begin: (row, cells) => {
      current.row = row
      current.cells = cells
      current.failure = null
    },
    text,
    name: (column) => {
      if (text(column) === '') wrong(current, column, 'a name that is not empty')
      return text(column)
    },
    price: (column) => where(column, (value) => value > 0, 'a price above 0'),
    share,
    bestPrice: (column) => (/^0*\.?0*$/.test(text(column)) ? null : share(column)),
    size: (column, least) =>
      where(
        column,
        (value) => value > 0 || (value === 0 && least !== 'above 0'),
        `a size ${least}`,
      ),
    instant: (column) => ms(where(column, (value) => value >= 0, anInstant)),
    instantAfter: (column, before) => instantIn(current, column, before),
    word: (column, words) => {
      const found = words.get(text(column).trim().toLowerCase())
      if (found === undefined) wrong(current, column, `one of ${[...words.keys()].join(', ')}`)
      return found ?? null
    },
    failure: () => current.failure,
  }
}

type Current = {
  row: Row | null
  cells: ReadonlyArray<string>
  failure: E.Either<RecordingError, never> | null
}

const instantIn = (current: Current, column: number, before: number): number => {
  const at = ms(number(current.cells[column] ?? ''))
  const expected = at > before ? farFrom(at, before) : `${anInstant}, later than ${before}`
  return expected === null ? at : wrong(current, column, expected)
}

const shareIn = (current: Current, column: number, scale: number): number => {
  const value = number(current.cells[column] ?? '') * scale
  if (value > 0 && value < 1) return scale === 1 ? value : tidy(value)
  const scaled = scale === 1 ? '' : `, once it is multiplied by ${scale}`
  return wrong(current, column, `a price between 0 and 1 (dollars a share)${scaled}`)
}

const wrong = (current: Current, column: number, expected: string): number => {
  const { row, cells } = current
  if (current.failure === null && row !== null) {
    current.failure = wrongCell(row, { column, value: cells[column] ?? '', expected })
  }
  return Number.NaN
}

/**
 * Returns a number of dollars without the dust of a multiplication or of 1 − x: to 1e-12.
 *
 * @category recordings
 * @since 0.1.0
 */
export const tidy = (value: number): number => Math.floor(value * 1e12 + 0.5) / 1e12
