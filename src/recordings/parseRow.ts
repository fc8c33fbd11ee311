/**
 * One line of a recording into an instant and a price.
 */

import * as E from 'fp-ts/lib/Either.js'
import { ms, number, type Row, split, wrongCell, wrongWidth } from './cells.js'
import type { Layout } from './layout.js'
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
 * A row needs as many columns as the layout.
 *
 * @category recordings
 * @since 0.1.0
 */
export const parseRow = (
  { instant, price, counts }: Layout,
  row: Row,
): E.Either<RecordingError, RecordedPrice> => {
  const { columns } = row
  const text = unquoted(row.text)
  let instantText = ''
  let priceText = ''
  let found = 0
  for (let start = 0, end = 0; end >= 0; start = end + 1, found++) {
    end = text.indexOf(',', start)
    if (found === instant) instantText = end < 0 ? text.slice(start) : text.slice(start, end)
    else if (found === price) priceText = end < 0 ? text.slice(start) : text.slice(start, end)
  }
  if (found !== columns.length) return wrongWidth(row, found)
  const stamp = number(instantText)
  if (!(stamp >= 0)) {
    return wrongCell(row, { column: instant, value: instantText, expected: anInstant })
  }
  const value = number(priceText)
  if (!(value > 0)) return wrongCell(row, { column: price, value: priceText, expected: aPrice })
  return E.right({ price: value, at: ms(counts === 'from-close' ? stamp + 1 : stamp) })
}

/** What a column of instants holds, in the words of an error. @category recordings @since 0.1.0 */
export const anInstant = 'ms or µs since the epoch'

/** What a column of prices holds, in the words of an error. @category recordings @since 0.1.0 */
export const aPrice = 'a price above 0'

/** No instant and no price has a comma, so that what a quoted one stands in may lose it. */
const unquoted = (text: string): string =>
  text.includes('"')
    ? split(text)
        .map((cell) => cell.replaceAll(',', ' '))
        .join()
    : text
