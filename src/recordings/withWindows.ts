/**
 * A recording of prices with a market of each window.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as WindowMarkets from '../backtest/exchange/windowMarkets.js'
import { madeUpSource } from '../backtest/madeUpSource.js'
import type { MarketEvent } from '../backtest/marketEvent.js'
import type { EventChunk, EventStream } from './eventChunk.js'
import type { RecordingError } from './recordingError.js'

/**
 * Yields a recording of one asset's prices with the markets of `WindowMarkets`, each listed and
 * resolved where its prices say it; all other events, prices of other assets too, pass as they are.
 *
 * Made-up prices open no market and settle none. They are held back until the next recorded price,
 * since that one may tell of a market that began or ended among them; so is what follows a price at
 * the start of a window. `hear` is told how many windows made no market so far.
 *
 * @category recordings
 * @since 0.1.0
 */
export const withWindows = async function* (
  stream: EventStream,
  markets: WindowMarkets.WindowMarkets,
  hear: (empty: number) => void = () => {},
): AsyncGenerator<E.Either<RecordingError, EventChunk>> {
  let state = WindowMarkets.initial
  let held: Array<MarketEvent> = []
  for await (const chunk of stream) {
    if (E.isLeft(chunk)) {
      yield chunk
      return
    }
    const events: Array<MarketEvent> = []
    for (const event of chunk.right.events) {
      if (event.kind !== 'price' || event.asset !== markets.asset) {
        const isWaiting = state.window !== null && !state.isListed
        const into = isWaiting || held.length > 0 ? held : events
        into.push(event)
        continue
      }
      if (event.source === madeUpSource) {
        held.push(event)
        continue
      }
      state = WindowMarkets.step(markets, state, { price: event.price, at: event.at })
      // The price with what the recording knows of it; one of the same instant has no events.
      const told = state.events.length === 0 ? [event] : state.events
      addInOrder(
        events,
        held,
        told.map((made) => (made.kind === 'price' ? event : made)),
      )
      if (held.length > 0) held = []
    }
    hear(state.empty)
    yield E.right({ events, skipped: chunk.right.skipped })
  }
  if (held.length > 0) yield E.right({ events: held, skipped: 0 })
}

/** Of one instant, what was recorded comes first. */
const addInOrder = (
  events: Array<MarketEvent>,
  held: ReadonlyArray<MarketEvent>,
  told: ReadonlyArray<MarketEvent>,
): void => {
  let next = 0
  for (const event of told) {
    for (; next < held.length && (held[next] as MarketEvent).at < event.at; next++) {
      events.push(held[next] as MarketEvent)
    }
    events.push(event)
  }
  for (; next < held.length; next++) events.push(held[next] as MarketEvent)
}
