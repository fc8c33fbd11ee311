/**
 * What a run hears as a recording that a backtest reads.
 */

import type { VenueTrade } from '../../adapters/venueClient.js'
import type { MarketEvent } from '../../backtest/marketEvent.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import type { Fold } from '../../math/fold.js'

/** The last instant written, and what the last event gave. @category bot @since 0.1.0 */
export type RecordedState = {
  readonly last: number
  readonly events: ReadonlyArray<MarketEvent>
}

/** So much later than it was made a trade is left out, in ms. */
const lateMs = 1_000

/** A trade at the venue, heard `at` an instant in ms. @category bot @since 0.1.0 */
export type HeardTrade = VenueTrade & { readonly kind: 'trade'; readonly at: number }

/**
 * Returns a fold over the events of a desk and the trades of others that gives those of a
 * recording: prices, trades, markets, their strikes, grids and ends. `at` is the sender's instant
 * where it says one, but never earlier than the last, since a recording is in order; what only
 * concerns one's own orders is left out.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { recordedEvents } from 'twoway/bot'
 *
 * const said = { asset: 'BTC', source: 'coinbase', price: 65_000, of: 990 }
 * Fold.run(recordedEvents)([{ kind: 'price', at: 1_000, ...said }])
 * // => [
 * //   {
 * //     kind: 'price', at: 990, heardAt: 1_000, asset: 'BTC', source: 'coinbase', price: 65_000,
 * //   },
 * // ]
 *
 * @category bot
 * @since 0.1.0
 */
export const recordedEvents: Fold<
  DeskEvent | HeardTrade,
  RecordedState,
  ReadonlyArray<MarketEvent>
> = {
  initial: { last: Number.NEGATIVE_INFINITY, events: [] },
  step: ({ last }, event) => {
    const isDated = event.kind === 'price' || event.kind === 'trade'
    const said = isDated ? Math.floor(event.of) : event.at
    const heard = event.at > last ? event.at : last
    const sent = said < heard ? said : heard
    const at = sent > last ? sent : last
    const found = recorded(event, at === Number.NEGATIVE_INFINITY ? heard : at, heard)
    return found === null ? { last, events: [] } : { last: found.at, events: [found] }
  },
  value: ({ events }) => events,
}

const recorded = (
  event: DeskEvent | HeardTrade,
  at: number,
  heardAt: number,
): MarketEvent | null => {
  switch (event.kind) {
    case 'price': {
      const { asset, source, price } = event
      return { kind: 'price', at, heardAt, asset, source, price }
    }
    case 'trade': {
      // A list tells of trades that a gap in the connection hid: dated now they would be false.
      if (at - event.of > lateMs) return null
      const { marketId, buys, price, size } = event
      return { kind: 'trade', at, heardAt, marketId, buys, price, size }
    }
    case 'listed':
      return { kind: 'listed', at, heardAt, market: event.market }
    case 'struck':
      return { kind: 'struck', at, heardAt, marketId: event.marketId, strike: event.strike }
    case 'regridded': {
      const { marketId, tickSize, bands } = event
      return { kind: 'regridded', at, heardAt, marketId, tickSize, bands }
    }
    case 'resolved': {
      const { marketId, outcome } = event
      return outcome === null ? null : { kind: 'resolved', at, heardAt, marketId, outcome }
    }
    default:
      return null
  }
}
