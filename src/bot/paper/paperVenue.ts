/**
 * The venue of a paper run: real prices, real or made-up markets, and orders that only this
 * process knows of.
 */

import type { FeedClient } from '../../adapters/feedClient.js'
import type { VenueClient, VenueMessage } from '../../adapters/venueClient.js'
import type { DeskEvent, Snapshot } from '../../desk/deskEvent.js'
import { steadyClockOf } from '../steadyClock.js'
import { createPaperExchange, type PaperExchange } from './paperExchange.js'
import type { PaperOptions } from './paperTrade.js'

/** A paper venue; `watch` lets it hear the prices of a feed. @category bot @since 0.1.0 */
export type PaperVenue = VenueClient & { readonly watch: (feed: FeedClient) => FeedClient }

/**
 * Returns a venue that rests orders and fills them, sending nothing anywhere.
 *
 * Others are taken to trade at the venue's best prices, where a book is known, and else at the fair
 * price of the config's own volatility: an order is filled whole, at its own price, once that has
 * passed it. So only those fill it who know better, and nobody who does not: a harsh test, which
 * says nothing of how often one would trade.
 *
 * @example
 * import { paperVenue, runDefaults } from 'twoway/bot'
 *
 * const world = { now: () => 0, setTimeout: () => null, clearTimeout: () => {} }
 * paperVenue({ config: runDefaults, world, markets: null, held: [] }).name // => 'paper'
 *
 * @category bot
 * @since 0.1.0
 */
export const paperVenue = (given: PaperOptions): PaperVenue => {
  // Its markets last by a clock that nobody sets, as those of a real venue do.
  const { steady = steadyClockOf(given.world) } = given.world
  const options = { ...given, world: { ...given.world, now: steady.now } }
  const { config, world, markets } = options
  const latencyMs = config.paper.latencyMs / 2
  const exchange = createPaperExchange(options)
  const soon = (run: () => void): void => void world.setTimeout(run, latencyMs)
  let timer: unknown = null
  const tick = (): void => {
    exchange.second()
    timer = world.setTimeout(tick, 1_000)
  }
  return {
    name: markets === null ? 'paper' : `paper of ${markets.name}`,
    open: async (listen) => {
      exchange.listen((event) => soon(() => listen({ kind: 'event', event })))
      if (markets === null) {
        listen({ kind: 'connection', status: { kind: 'connected', detail: 'on paper' } })
        tick()
        return
      }
      await markets.open((message) => hearMarket(exchange, listen, message))
      tick()
    },
    place: (action) => soon(() => exchange.place(action)),
    cancel: (action) => soon(() => exchange.cancel(action)),
    merge: (action) => soon(() => exchange.merge(action)),
    cancelAll: async () => soon(exchange.cancelAll),
    snapshot: () => snapshotSoon(exchange, world.now(), soon),
    serverTime: async () => (markets === null ? world.now() : markets.serverTime()),
    close: async () => {
      world.clearTimeout(timer)
      exchange.listen(() => {})
      await markets?.close()
    },
    watch: (feed) => watched(exchange, feed),
  }
}

/** As it is when the question arrives, and heard when the answer has come back. */
const snapshotSoon = (
  exchange: PaperExchange,
  asOf: number,
  soon: (run: () => void) => void,
): Promise<Snapshot> =>
  new Promise((resolve) => {
    soon(() => {
      const snapshot = { ...exchange.snapshot(), asOf }
      soon(() => resolve(snapshot))
    })
  })

/** Of the real venue only what is everybody's is passed on: no order of the account is ours. */
const hearMarket = (
  exchange: PaperExchange,
  listen: (message: VenueMessage) => void,
  message: VenueMessage,
): void => {
  if (message.kind !== 'event') {
    listen(message)
    return
  }
  if (!isPublic(message.event)) return
  listen(message)
  exchange.hear(message.event)
}

const isPublic = ({ kind }: DeskEvent): boolean =>
  kind === 'listed' ||
  kind === 'struck' ||
  kind === 'printed' ||
  kind === 'book' ||
  kind === 'regridded' ||
  kind === 'resolved' ||
  kind === 'price'

const watched = (exchange: PaperExchange, feed: FeedClient): FeedClient => ({
  name: feed.name,
  open: (listen) =>
    feed.open((message) => {
      listen(message)
      if (message.kind === 'price') exchange.hear(message.event)
    }),
  close: feed.close,
})
