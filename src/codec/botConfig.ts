/**
 * What only a running bot needs to know, beside the config of its decisions.
 */

import type * as t from 'io-ts'
import { distinct } from './collection.js'
import { assetName, flag, number } from './scalar.js'
import { struct } from './shape.js'

/**
 * Whether the bot runs, on which assets, how many ms apart it decides, and whether it takes prices
 * from a websocket that it opens again so many ms after a disconnect.
 *
 * @category codec
 * @since 0.1.0
 */
export type BotConfig = {
  readonly enabled: boolean
  readonly assets: ReadonlyArray<string>
  readonly quoteIntervalMs: number
  readonly websocket: boolean
  readonly websocketReconnectMs: number
}

/**
 * The seed's bot, where no variable says otherwise.
 *
 * @category codec
 * @since 0.1.0
 */
export const seedBot: BotConfig = {
  enabled: true,
  assets: ['BTC', 'ETH', 'SOL'],
  quoteIntervalMs: 1000,
  websocket: true,
  websocketReconnectMs: 5000,
}

/** At least 1 ms, since an interval of 0 never rests; at most a day. */
const interval = number({ from: 1, to: 86_400_000, whole: true, unit: 'ms' })

/**
 * The codec of a bot's config: names such as BTC, none twice, intervals whole, from 1 ms to a day.
 *
 * @example
 * import { botConfig } from 'twoway/codec'
 *
 * const bot = { enabled: true, assets: ['BTC'], websocket: true, websocketReconnectMs: 5000 }
 * botConfig.is({ ...bot, quoteIntervalMs: 1000 }) // => true
 * botConfig.is({ ...bot, quoteIntervalMs: 0 }) // => false
 *
 * @category codec
 * @since 0.1.0
 */
export const botConfig: t.Type<BotConfig> = struct<BotConfig>({
  enabled: flag,
  assets: distinct(assetName, { key: null, noun: 'an asset' }),
  quoteIntervalMs: interval,
  websocket: flag,
  websocketReconnectMs: interval,
})
