/**
 * The clients of a run: its feeds, and the venue, real or on paper.
 */

import { against as againstUsdt } from '../adapters/binance/binanceOptions.js'
import { client as binance } from '../adapters/binance/client.js'
import { client as coinbase } from '../adapters/coinbase/client.js'
import { against as againstUsd } from '../adapters/coinbase/coinbaseOptions.js'
import { client as degen } from '../adapters/degen/client.js'
import { degenLimits } from '../adapters/degen/degenLimits.js'
import type { DegenSigner } from '../adapters/degen/degenSigner.js'
import { knownOrders } from '../adapters/degen/knownOrders.js'
import type { DegenWorld } from '../adapters/degen/transport/client.js'
import type { ClientWorld, FeedClient } from '../adapters/feedClient.js'
import type { SessionSettings } from '../adapters/sessionSettings.js'
import type { VenueClient } from '../adapters/venueClient.js'
import type { FeedName } from '../codec/driverConfig.js'
import type { RunConfig } from '../codec/runConfig.js'
import type { Desk } from '../desk/desk.js'
import { venueSizeRules } from '../market/venueSizeRules.js'
import { heldMarkets } from './paper/heldMarkets.js'
import { paperVenue } from './paper/paperVenue.js'

/**
 * What the clients of a run are made from. `live`: orders are sent. `markets`: whether a paper run
 * has its own or those of Degen. `signer`, `token`: keys, null where there are none. `before`: the
 * desk that goes on.
 *
 * @category bot
 * @since 0.1.0
 */
export type RunClientsOptions = {
  readonly config: RunConfig
  readonly live: boolean
  readonly markets: 'own' | 'degen'
  readonly world: DegenWorld
  readonly signer: DegenSigner | null
  readonly token: (() => string | null) | null
  readonly before: Desk | null
}

/** The clients of a run. @category bot @since 0.1.0 */
export type RunClients = { readonly venue: VenueClient; readonly feeds: ReadonlyArray<FeedClient> }

/**
 * Returns the clients of a run. On paper no key reaches any of them.
 *
 * @category bot
 * @since 0.1.0
 */
export const runClients = (options: RunClientsOptions): RunClients => {
  const { config, live, markets, world, before } = options
  const feeds = config.feeds.map((name) => feedOf(options, name)(world))
  if (live) return { venue: degenOf(options), feeds }
  const publicly = { ...options, signer: null, token: null, before: null }
  const venue = paperVenue({
    config,
    world,
    markets: markets === 'degen' ? degenOf(publicly) : null,
    held: before === null ? [] : heldMarkets(before),
  })
  return { venue, feeds: feeds.map(venue.watch) }
}

/** Trades alone: best prices come by the hundred a second, and every one would be written down. */
const feedOf = (
  { config }: RunClientsOptions,
  name: FeedName,
): ((world: ClientWorld) => FeedClient) => {
  const { assets, websocketReconnectMs } = config.bot
  const url = config.feedUrls[name]
  const session = (usual: SessionSettings): SessionSettings => ({
    ...usual,
    backoff: {
      leastMs: websocketReconnectMs,
      mostMs: Math.max(websocketReconnectMs, usual.backoff.mostMs),
    },
  })
  if (name === 'coinbase') {
    const usual = againstUsd('USD')(assets)
    return coinbase({
      ...usual,
      url: url ?? usual.url,
      channels: ['matches', 'heartbeat'],
      quotes: false,
      session: session(usual.session),
    })
  }
  const usual = againstUsdt('USDT')(assets)
  return binance({
    ...usual,
    url: url ?? usual.url,
    streams: ['aggTrade'],
    session: session(usual.session),
  })
}

const degenOf = ({ config, world, signer, token, before }: RunClientsOptions): VenueClient => {
  const { rest, prefix, socket, orders, channelsBy, timeframes, mirrored } = config.degen
  const { orderLifeMs, makerFees, takerFees } = config.degen
  const checks = config.desk.checks ?? null
  return degen({
    config: {
      rest,
      prefix,
      socket,
      orders,
      channelsBy,
      assets: config.bot.assets,
      timeframes,
      fees: { maker: makerFees, taker: takerFees },
      sizes: checks?.rules ?? venueSizeRules.degen,
      prices: false,
      mirrored,
      orderLifeMs,
      limits: { ...degenLimits, requestMs: config.timing.requestMs },
    },
    signer,
    token,
    orders: before === null ? [] : knownOrders(before),
  })(world)
}
