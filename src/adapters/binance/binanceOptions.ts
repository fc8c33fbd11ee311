/**
 * What a feed of Binance is to follow, and how.
 */

import type { SessionSettings } from '../sessionSettings.js'

/**
 * `url` without a path. `timeUnit`: in which the server is to write instants. `symbols`: which of
 * theirs is which asset of ours. `streams` of each. `openCandles`: whether a candle that may still
 * change is a price too.
 *
 * @category adapters
 * @since 0.1.0
 */
export type BinanceOptions = {
  readonly url: string
  readonly timeUnit: TimeUnit
  readonly symbols: ReadonlyArray<BinanceSymbol>
  readonly streams: ReadonlyArray<BinanceStream>
  readonly openCandles: boolean
  readonly session: SessionSettings
}

/** A symbol as the exchange writes it, and the asset it prices. @category adapters @since 0.1.0 */
export type BinanceSymbol = { readonly asset: string; readonly symbol: string }

/** Milliseconds or microseconds. @category adapters @since 0.1.0 */
export type TimeUnit = 'millisecond' | 'microsecond'

/** The streams that are read. @category adapters @since 0.1.0 */
export type BinanceStream = 'aggTrade' | 'bookTicker' | 'kline_1s'

/**
 * Returns the options of some assets against USDT, from the address that serves market data alone.
 * A connection is replaced ten minutes before the 24 hours after which the server ends it. Two
 * messages a second are sent of the five that it takes: those of two seconds may reach it in one,
 * and the answers to its pings count too.
 *
 * Source of the limits: the exchange's `web-socket-streams.md`, commit a5e0bc3.
 *
 * @example
 * import { BinanceOptions } from 'twoway/adapters/binance'
 *
 * BinanceOptions.against('USDT')(['BTC']).symbols
 * // => [{ asset: 'BTC', symbol: 'BTCUSDT' }]
 *
 * @category adapters
 * @since 0.1.0
 */
export const against =
  (quote: string) =>
  (assets: ReadonlyArray<string>): BinanceOptions => ({
    url: 'wss://data-stream.binance.vision',
    timeUnit: 'millisecond',
    symbols: assets.map((asset) => ({ asset, symbol: `${asset}${quote}`.toUpperCase() })),
    streams: ['aggTrade', 'bookTicker', 'kline_1s'],
    openCandles: false,
    session: {
      connectMs: 10_000,
      silenceMs: 10_000,
      staleMs: 3_000,
      replaceMs: 24 * 3_600_000 - 600_000,
      stableMs: 10_000,
      // 300 attempts in five minutes are allowed: 500 ms would be 600 without the doubling.
      backoff: { leastMs: 500, mostMs: 30_000 },
      sendsPerSecond: 2,
      clockWindowMs: 30_000,
      clockStepMs: 5,
    },
  })
