/**
 * A recording of prices with a market of each window.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as WindowMarkets from '../backtest/exchange/windowMarkets.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import type { EventChunk, EventStream } from './eventChunk.js'
import type { RecordingError } from './recordingError.js'

/**
 * Yields a recording of one asset's prices with the markets of `WindowMarkets`, each listed and
 * resolved where its prices say it; all other events pass as they are.
 *
 * @category recordings
 * @since 0.1.0
 */
export const withWindows = async function* (
  stream: EventStream,
  markets: WindowMarkets.WindowMarkets,
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  let state = WindowMarkets.initial
  for await (const chunk of stream) {
    if (E.isLeft(chunk)) {
      yield chunk
      return
    }
    const events: Array<MarketEvent> = []
    for (const event of chunk.right.events) {
      if (event.kind !== 'price') {
        events.push(event)
        continue
      }
      state = WindowMarkets.step(markets, state, { price: event.price, at: event.at })
      // The price with what the recording knows of it; one of the same instant has no events.
      if (state.events.length === 0) events.push(event)
      for (const made of state.events) events.push(made.kind === 'price' ? event : made)
    }
    yield E.right({ events, skipped: chunk.right.skipped })
  }
}
