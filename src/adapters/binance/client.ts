/**
 * The client of Binance: its protocol on a socket.
 */

import { client as feedClient } from '../feed/client.js'
import type { ClientWorld, FeedClient } from '../feedClient.js'
import type { BinanceOptions } from './binanceOptions.js'
import { binanceProtocol } from './binanceProtocol.js'

/**
 * Returns a client of the exchange's market data, which speaks for the sources `binance` (the last
 * trade), `binance-book` (the middle of the best prices) and `binance-candle` (the close of a
 * candle of one second).
 *
 * @example
 * import { BinanceOptions, client } from 'twoway/adapters/binance'
 *
 * const feed = client(BinanceOptions.against('USDT')(['BTC', 'ETH']))
 * typeof feed // => 'function'
 *
 * @category adapters
 * @since 0.1.0
 */
export const client =
  (options: BinanceOptions) =>
  (world: ClientWorld): FeedClient =>
    feedClient({ protocol: binanceProtocol(options), settings: options.session })(world)
