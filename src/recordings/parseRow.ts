/**
 * One line of a recording into an instant and a price.
 */

import * as E from 'fp-ts/lib/Either.js'
import { wrongRange } from './barRange.js'
import {
  anInstant,
  aPrice,
  endOf,
  ms,
  number,
  type Row,
  split,
  wrongCell,
  wrongQuotes,
  wrongWidth,
} from './cells.js'
import { isBar, type Layout } from './layout.js'
import type { RecordingError } from './recordingError.js'

/**
 * A price in dollars and its instant in ms since the epoch.
 *
 * @category recordings
 * @since 0.1.0
 */
export type RecordedPrice = { readonly price: number; readonly at: number }

/**
 * Returns the instant and the price of a row; of a bar without close time the instant is its start.
 *
 * A row needs as many columns as the layout; one of a bar also prices that do not contradict each
 * other.
 *
 * @category recordings
 * @since 0.1.0
 */
export const parseRow = (layout: Layout, row: Row): E.Either<RecordingError, RecordedPrice> => {
  const parsed = row.text.includes('"') ? parseQuoted(layout, row) : parsePlain(layout, row)
  if (E.isLeft(parsed) || !isBar(layout)) return parsed
  return wrongRange(row, split(row.text) ?? [], layout) ?? parsed
}

const parsePlain = (layout: Layout, row: Row): E.Either<RecordingError, RecordedPrice> => {
  const { instant, price, bar } = layout
  const { text, columns } = row
  let instantText = ''
  let priceText = ''
  let startText = ''
  let found = 0
  for (let start = 0, end = 0; end >= 0; start = end + 1, found++) {
    end = text.indexOf(',', start)
    if (found === instant) instantText = end < 0 ? text.slice(start) : text.slice(start, end)
    else if (found === price) priceText = end < 0 ? text.slice(start) : text.slice(start, end)
    else if (found === bar.start) startText = end < 0 ? text.slice(start) : text.slice(start, end)
  }
  return found === columns.length
    ? recorded(layout, row, instantText, priceText, startText)
    : wrongWidth(row, found)
}

const parseQuoted = (layout: Layout, row: Row): E.Either<RecordingError, RecordedPrice> => {
  const cells = split(row.text)
  if (cells === null) return wrongQuotes(row)
  if (cells.length !== row.columns.length) return wrongWidth(row, cells.length)
  const { instant, price, bar } = layout
  const [instantText = '', priceText = '', startText = ''] = [instant, price, bar.start].map(
    (column) => cells[column],
  )
  return recorded(layout, row, instantText, priceText, startText)
}

const recorded = (
  { instant, price, counts }: Layout,
  row: Row,
  instantText: string,
  priceText: string,
  startText: string,
): E.Either<RecordingError, RecordedPrice> => {
  const stamp = number(instantText)
  if (!(stamp >= 0)) {
    return wrongCell(row, { column: instant, value: instantText, expected: anInstant })
  }
  const value = number(priceText)
  if (!(value > 0)) return wrongCell(row, { column: price, value: priceText, expected: aPrice })
  if (counts !== 'from-close') return E.right({ price: value, at: ms(stamp) })
  const at = endsApart(startText, instantText) ? ms(stamp + 1) : endOf(stamp, number(startText))
  return E.right({ price: value, at })
}

/** Whole seconds end alike: where the last digits differ, the start need not be read. */
const endsApart = (one: string, other: string): boolean => {
  const [a, b] = [one.charCodeAt(one.length - 1), other.charCodeAt(other.length - 1)]
  return a !== b && isDigit(a) && isDigit(b)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
