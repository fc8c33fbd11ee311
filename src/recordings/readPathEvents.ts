/**
 * A recording of bars as events, with a path made up within each bar.
 */

import * as E from 'fp-ts/lib/Either.js'
import { madeUpSource } from '../backtest/madeUpSource.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import * as BarPath from '../backtest/replay/barPath.js'
import type { Bar } from '../market/bar.js'
import type { EventChunk } from './eventChunk.js'
import type { EventOptions } from './eventOptions.js'
import { isBar } from './layout.js'
import { parseBar } from './parseBar.js'
import { priceEvents } from './readPriceEvents.js'
import { type RowKind, readRows } from './readRows.js'
import type { RecordingError } from './recordingError.js'
import type { Source } from './source.js'

/**
 * Yields the prices of a recording of bars as events, before each close those of `BarPath` as of
 * the source `madeUpSource`; an error is the last thing it yields. It does not reject.
 *
 * A made-up price was heard as long after it happened as the bar's close was.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readPathEvents = async function* (
  source: Source,
  options: EventOptions,
  path: BarPath.BarPathConfig,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  let state = BarPath.initial
  for await (const chunk of readRows(heardBars(options), source)) {
    if (E.isLeft(chunk)) {
      yield chunk
      return
    }
    let events: Array<MarketEvent> = []
    for (const bar of chunk.right.rows) {
      state = BarPath.step(path, state, bar)
      addEvents(events, state, bar, options)
      if (events.length < chunkEvents) continue
      yield E.right({ events, skipped: 0 })
      events = []
    }
    yield E.right({ events, skipped: chunk.right.skipped })
  }
}

/** A chunk of rows makes sixty times as many prices, which need not all be there at once. */
const chunkEvents = 8_192

type HeardBar = Bar & { readonly heardAt: number }

const addEvents = (
  events: Array<MarketEvent>,
  { prices }: BarPath.BarPathState,
  { at, heardAt, close }: HeardBar,
  { asset, source }: EventOptions,
): void => {
  const late = heardAt - at
  for (const { price, at: then } of prices) {
    const heard = then + late
    events.push({ at: then, heardAt: heard, kind: 'price', asset, source: madeUpSource, price })
  }
  events.push({ at, heardAt, kind: 'price', asset, source, price: close })
}

const heardBars = (options: EventOptions): RowKind<HeardBar> => {
  const closes = priceEvents(options)
  return {
    parse: (layout, row) => {
      const close = closes.parse(layout, row)
      if (E.isLeft(close)) return close
      const bar = parseBar(layout, row)
      return E.isLeft(bar) ? bar : E.right({ ...bar.right, heardAt: close.right.heardAt })
    },
    after: (layout) => (bar, length) => ({
      ...bar,
      at: bar.at + length,
      heardAt: bar.heardAt + length,
      milliseconds: isBar(layout) ? length : 0,
    }),
  }
}
