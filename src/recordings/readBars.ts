/**
 * A recording as a stream of bars.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Bar } from '../market/bar.js'
import { isBar, type Layout } from './layout.js'
import { parseBar } from './parseBar.js'
import { readRows } from './readRows.js'
import type { RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Some bars in the order of their ends, and how many rows among them were left out because they
 * were no later than the one before.
 *
 * @category recordings
 * @since 0.1.0
 */
export type BarChunk = {
  readonly bars: ReadonlyArray<Bar>
  readonly skipped: number
}

/**
 * Yields the bars of a recording chunk by chunk, never the whole file; an error is the last thing
 * it yields. It does not reject.
 *
 * A bar is known at its end. A row without open, high or low, as one of a recording of prices, is a
 * bar of one price and of length 0. Rows that are no later than the one before are left out and
 * counted.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readBars = async function* (
  source: Source,
): AsyncGenerator<E.Either<RecordingError, BarChunk>> {
  for await (const chunk of readRows(bars, source)) {
    yield E.isLeft(chunk)
      ? chunk
      : E.right({ bars: chunk.right.rows, skipped: chunk.right.skipped })
  }
}

const bars = {
  parse: parseBar,
  after:
    (layout: Layout) =>
    ({ at, open, high, low, close, volume, trades, takerBuyVolume }: Bar, length: number): Bar => ({
      at: at + length,
      milliseconds: isBar(layout) ? length : 0,
      open,
      high,
      low,
      close,
      volume,
      trades,
      takerBuyVolume,
    }),
}
