/**
 * How Binance is spoken to.
 */

import type { FeedProtocol } from '../feedProtocol.js'
import type { BinanceOptions } from './binanceOptions.js'
import { type HeardBinance, hearBinance, renumbered, unheard } from './hearBinance.js'

/**
 * Returns the protocol of a feed: the first streams in the address, whatever more by messages.
 *
 * @category adapters
 * @since 0.1.0
 */
export const binanceProtocol = (options: BinanceOptions): FeedProtocol<HeardBinance> => {
  const streams = options.symbols.flatMap(({ symbol }) =>
    options.streams.map((stream) => `${symbol.toLowerCase()}@${stream}`),
  )
  const unit = options.timeUnit === 'microsecond' ? '&timeUnit=MICROSECOND' : ''
  const host = options.url.replace(/\/+$/, '')
  const more = chunks(streams.slice(inAddress))
  return {
    name: 'binance',
    url: `${host}/stream?streams=${streams.slice(0, inAddress).join('/')}${unit}`,
    assets: [...new Set(options.symbols.map(({ asset }) => asset))],
    greeting: more.map((params, index) =>
      JSON.stringify({ method: 'SUBSCRIBE', params, id: index + 1 }),
    ),
    initial: unheard(options),
    hear: hearBinance(options),
    renumbered,
  }
}

/** An address of more than 2,000 characters is not taken everywhere. */
const inAddress = 50
const inMessage = 100

const chunks = (all: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> =>
  all.length === 0 ? [] : [all.slice(0, inMessage), ...chunks(all.slice(inMessage))]
