/**
 * The client of Coinbase Exchange: its protocol on a socket.
 */

import { client as feedClient } from '../feed/client.js'
import type { ClientWorld, FeedClient } from '../feedClient.js'
import type { CoinbaseOptions } from './coinbaseOptions.js'
import { coinbaseProtocol } from './coinbaseProtocol.js'

/**
 * Returns a client of the exchange's public feed. Markets that settle by its last trade are to be
 * priced by the source `coinbase`; `coinbase-book` tells of the best prices beside it.
 *
 * @example
 * import { CoinbaseOptions, client } from 'twoway/adapters/coinbase'
 *
 * const feed = client(CoinbaseOptions.against('USD')(['BTC', 'ETH']))
 * typeof feed // => 'function'
 *
 * @category adapters
 * @since 0.1.0
 */
export const client =
  (options: CoinbaseOptions) =>
  (world: ClientWorld): FeedClient =>
    feedClient({ protocol: coinbaseProtocol(options), settings: options.session })(world)
