/**
 * A recording of prices or bars as events.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import { anInstant, cellOf, ms, number, type Row, wrongCell } from './cells.js'
import type { EventChunk } from './eventChunk.js'
import type { EventOptions } from './eventOptions.js'
import { farFrom } from './instantCheck.js'
import type { Layout } from './layout.js'
import { parseRow } from './parseRow.js'
import { type RowKind, readRows } from './readRows.js'
import type { RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Yields the prices of a recording as events; an error is the last thing it yields. It does not
 * reject.
 *
 * A bar's close happened at the bar's end, and was heard `heardAfterMs` later; a price when a
 * column `recv_ms` or `recv_us` says so. Rows no later than the one before are left out and
 * counted.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readPriceEvents = async function* (
  source: Source,
  options: EventOptions,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  for await (const chunk of readRows(priceEvents(options), source)) {
    yield E.isLeft(chunk)
      ? chunk
      : E.right({ events: chunk.right.rows, skipped: chunk.right.skipped })
  }
}

type PriceEvent = Extract<MarketEvent, { readonly kind: 'price' }>

/** How a row becomes the event of its price. @category recordings @since 0.1.0 */
export const priceEvents = ({
  asset,
  source,
  heardAfterMs,
  clockMs,
}: EventOptions): RowKind<PriceEvent> => ({
  parse: (layout, row) => {
    const parsed = parseRow(layout, row)
    if (E.isLeft(parsed)) return parsed
    const { at, price } = parsed.right
    const heard = layout.heard < 0 ? at + heardAfterMs : heardOf(layout, row) + clockMs
    const expected = heard >= 0 ? farFrom(heard, at) : anInstant
    if (expected !== null) {
      const column = layout.heard
      return wrongCell(row, { column, value: cellOf(row, column), expected })
    }
    return E.right({ at, heardAt: Math.max(at, heard), kind: 'price', asset, source, price })
  },
  after:
    () =>
    ({ at, heardAt, price }, length) => ({
      at: at + length,
      heardAt: heardAt + length,
      kind: 'price',
      asset,
      source,
      price,
    }),
})

const heardOf = ({ heard }: Layout, row: Row): number => ms(number(cellOf(row, heard)))
