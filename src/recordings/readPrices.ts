/**
 * A recording as a stream of prices.
 */

import * as E from 'fp-ts/lib/Either.js'
import { parseRow, type RecordedPrice } from './parseRow.js'
import { readRows } from './readRows.js'
import type { RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Some prices in the order of their instants, and how many rows among them were left out because
 * they were no later than the one before.
 *
 * @category recordings
 * @since 0.1.0
 */
export type PriceChunk = {
  readonly prices: ReadonlyArray<RecordedPrice>
  readonly skipped: number
}

/**
 * Yields the prices of a recording chunk by chunk, never the whole file; an error is the last thing
 * it yields. It does not reject.
 *
 * A bar's close counts from the bar's end, a price from its own instant. Rows that are no later
 * than the one before are left out and counted.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readPrices = async function* (
  source: Source,
): AsyncGenerator<E.Either<RecordingError, PriceChunk>> {
  for await (const chunk of readRows(prices, source)) {
    yield E.isLeft(chunk)
      ? chunk
      : E.right({ prices: chunk.right.rows, skipped: chunk.right.skipped })
  }
}

const prices = {
  parse: parseRow,
  after:
    () =>
    ({ price, at }: RecordedPrice, length: number): RecordedPrice => ({ price, at: at + length }),
}
