/**
 * How Coinbase Exchange is spoken to.
 */

import type { FeedProtocol } from '../feedProtocol.js'
import type { CoinbaseOptions } from './coinbaseOptions.js'
import { type HeardCoinbase, hearCoinbase, renumbered, unheard } from './hearCoinbase.js'

/**
 * Returns the protocol of a feed: one message subscribes to all, at once, since a connection that
 * has not subscribed within five seconds is ended.
 *
 * @category adapters
 * @since 0.1.0
 */
export const coinbaseProtocol = (options: CoinbaseOptions): FeedProtocol<HeardCoinbase> => {
  const { url, products, channels } = options
  const product_ids = products.map(({ product }) => product)
  return {
    name: 'coinbase',
    url,
    assets: [...new Set(products.map(({ asset }) => asset))],
    greeting: [JSON.stringify({ type: 'subscribe', product_ids, channels })],
    initial: unheard(options),
    hear: hearCoinbase(options),
    renumbered,
  }
}
