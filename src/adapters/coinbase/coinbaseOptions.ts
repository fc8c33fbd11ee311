/**
 * What a feed of Coinbase Exchange is to follow, and how.
 */

import type { SessionSettings } from '../sessionSettings.js'

/**
 * `products`: which of theirs is which asset of ours. `channels` to subscribe; without the
 * heartbeat no lost trade is noticed. `quotes`: whether the best prices of a ticker are a source of
 * their own. `confirms`: whether a heartbeat that knows no later trade makes the last price one of
 * now.
 *
 * @category adapters
 * @since 0.1.0
 */
export type CoinbaseOptions = {
  readonly url: string
  readonly products: ReadonlyArray<CoinbaseProduct>
  readonly channels: ReadonlyArray<CoinbaseChannel>
  readonly quotes: boolean
  readonly confirms: boolean
  readonly session: SessionSettings
}

/** A product as the exchange writes it, and the asset it prices. @category adapters @since 0.1.0 */
export type CoinbaseProduct = { readonly asset: string; readonly product: string }

/** The channels that are read. @category adapters @since 0.1.0 */
export type CoinbaseChannel = 'matches' | 'ticker' | 'heartbeat'

/**
 * Returns the options of some assets against a currency, from the exchange's public feed. Eight
 * requests a second are allowed: four leave room for another client of the same address.
 *
 * Source of the limits: docs.cdp.coinbase.com/exchange/websocket-feed/rate-limits, read 2026-11-22.
 *
 * @example
 * import { CoinbaseOptions } from 'twoway/adapters/coinbase'
 *
 * CoinbaseOptions.against('USD')(['BTC']).products
 * // => [{ asset: 'BTC', product: 'BTC-USD' }]
 *
 * @category adapters
 * @since 0.1.0
 */
export const against =
  (quote: string) =>
  (assets: ReadonlyArray<string>): CoinbaseOptions => ({
    url: 'wss://ws-feed.exchange.coinbase.com',
    products: assets.map((asset) => ({ asset, product: `${asset}-${quote}`.toUpperCase() })),
    channels: ['matches', 'ticker', 'heartbeat'],
    quotes: true,
    confirms: true,
    session: {
      connectMs: 10_000,
      silenceMs: 5_000,
      staleMs: 3_000,
      replaceMs: Infinity,
      stableMs: 10_000,
      backoff: { leastMs: 500, mostMs: 30_000 },
      sendsPerSecond: 4,
      clockWindowMs: 30_000,
      clockStepMs: 5,
    },
  })
