/**
 * One line of a recording into a bar.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Bar } from '../market/bar.js'
import { type WrongRow, wrongPrice, wrongRange } from './barRange.js'
import {
  anInstant,
  endOf,
  ms,
  number,
  type Row,
  split,
  wrongCell,
  wrongQuotes,
  wrongWidth,
} from './cells.js'
import { farFrom } from './instantCheck.js'
import { isBar, type Layout } from './layout.js'
import type { RecordingError } from './recordingError.js'

/**
 * Returns the bar of a row. Where the layout has no close time, `at` is the bar's start and its
 * length 0, for the timeline to set right.
 *
 * Where the row lacks one of open, high and low it is a bar of one price, the close, and of length
 * 0 for good. A row needs as many columns as the layout, a price above 0 in each of prices, the
 * least of them in the low and the greatest in the high.
 *
 * @category recordings
 * @since 0.1.0
 */
export const parseBar = (layout: Layout, row: Row): E.Either<RecordingError, Bar> => {
  const cells = split(row.text)
  if (cells === null) return wrongQuotes(row)
  if (cells.length !== row.columns.length) return wrongWidth(row, cells.length)
  const { bar, counts } = layout
  const hasRange = isBar(layout)
  const wrong =
    wrongInstant(row, cells, layout) ??
    wrongPrice(row, cells, layout.price) ??
    (hasRange ? wrongRange(row, cells, layout) : null) ??
    wrongAmount(row, cells, bar.volume) ??
    wrongAmount(row, cells, bar.trades) ??
    wrongAmount(row, cells, bar.takerBuyVolume)
  if (wrong !== null) return wrong
  const stamp = number(cells[layout.instant] ?? '')
  const isClose = counts === 'from-close'
  const start = isClose ? number(cells[bar.start] ?? '') : Number.NaN
  const at = isClose ? endOf(stamp, start) : ms(stamp)
  const close = number(cells[layout.price] ?? '')
  return E.right({
    at,
    milliseconds: hasRange && isClose ? at - ms(start) : 0,
    open: hasRange ? number(cells[bar.open] ?? '') : close,
    high: hasRange ? number(cells[bar.high] ?? '') : close,
    low: hasRange ? number(cells[bar.low] ?? '') : close,
    close,
    volume: amount(cells[bar.volume]),
    trades: amount(cells[bar.trades]),
    takerBuyVolume: amount(cells[bar.takerBuyVolume]),
  })
}

const amount = (cell: string | undefined): number | null =>
  cell === undefined ? null : number(cell)

const wrongInstant = (row: Row, cells: ReadonlyArray<string>, layout: Layout): WrongRow => {
  const { instant, counts, bar, columns } = layout
  const value = cells[instant] ?? ''
  if (!(number(value) >= 0)) {
    return wrongCell(row, { column: instant, value, expected: anInstant })
  }
  if (counts !== 'from-close' || bar.start < 0) return null
  const start = cells[bar.start] ?? ''
  const [from, to] = [ms(number(start)), ms(number(value))]
  const expected =
    from >= 0 && from <= to ? farFrom(from, to) : `${anInstant}, no later than ${columns[instant]}`
  return expected === null ? null : wrongCell(row, { column: bar.start, value: start, expected })
}

const wrongAmount = (row: Row, cells: ReadonlyArray<string>, column: number): WrongRow => {
  const value = cells[column]
  if (value === undefined || number(value) >= 0) return null
  return wrongCell(row, { column, value, expected: 'a number of at least 0' })
}
