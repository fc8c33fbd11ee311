/**
 * The public entry `twoway/adapters/binance`: the prices of Binance, as the desk hears them.
 */

export type { ClientWorld, FeedClient, FeedMessage, SocketLike } from '../feedClient.js'
export * as FrameRefusal from '../frameRefusal.js'
export type { SessionSettings } from '../sessionSettings.js'
export type {
  BinanceCandle,
  BinanceFrame,
  BinanceQuote,
  BinanceTrade,
} from './binanceFrame.js'
export * as BinanceOptions from './binanceOptions.js'
export { client } from './client.js'
export { decodeBinance } from './decodeBinance.js'
