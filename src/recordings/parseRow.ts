/**
 * One line of a recording into an instant and a price.
 */

import * as E from 'fp-ts/lib/Either.js'
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
 * Instants from 1e14 on are taken as µs: as ms they would lie in the year 5138, and Binance has
 * written µs since 2025. A row needs as many columns as the layout: a file that was cut off ends in
 * half a row, and half a price is a price.
 *
 * @category recordings
 * @since 0.1.0
 */
export const parseRow = (
  { columns, instant, price, counts }: Layout,
  source: string,
  line: number,
  text: string,
): E.Either<RecordingError, RecordedPrice> => {
  let instantText = ''
  let priceText = ''
  let found = 0
  for (let start = 0, end = 0; end >= 0; start = end + 1, found++) {
    end = text.indexOf(',', start)
    if (found === instant) instantText = end < 0 ? text.slice(start) : text.slice(start, end)
    else if (found === price) priceText = end < 0 ? text.slice(start) : text.slice(start, end)
  }
  const expected = columns.length
  if (found !== expected) return E.left({ _tag: 'wrong-width', source, line, found, expected })
  const stamp = number(instantText)
  if (!(stamp >= 0)) {
    return bad(source, line, columns[instant], instantText, 'ms or µs since the epoch')
  }
  const value = number(priceText)
  if (!(value > 0)) return bad(source, line, columns[price], priceText, 'a price above 0')
  return E.right({ price: value, at: ms(counts === 'from-close' ? stamp + 1 : stamp) })
}

const bad = (
  source: string,
  line: number,
  column: string | undefined,
  value: string,
  expected: string,
): E.Either<RecordingError, never> =>
  E.left({ _tag: 'bad-value', source, line, column: column ?? '', value, expected })

const ms = (stamp: number): number => (stamp >= 1e14 ? stamp / 1000 : stamp)

/** `Number` alone would read '' as 0 and '0x1f' as 31; and what overflows is no price. */
const number = (text: string): number => {
  if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return Number.NaN
  const value = Number(text)
  return Number.isFinite(value) ? value : Number.NaN
}
