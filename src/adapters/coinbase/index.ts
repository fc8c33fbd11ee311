/**
 * The public entry `twoway/adapters/coinbase`: the prices of Coinbase, as the desk hears them.
 */

export type { ClientWorld, FeedClient, FeedMessage, SocketLike } from '../feedClient.js'
export * as FrameRefusal from '../frameRefusal.js'
export type { SessionSettings } from '../sessionSettings.js'
export { client } from './client.js'
export type {
  CoinbaseFrame,
  CoinbaseHeartbeat,
  CoinbaseTicker,
  CoinbaseTrade,
} from './coinbaseFrame.js'
export * as CoinbaseOptions from './coinbaseOptions.js'
export { decodeCoinbase } from './decodeCoinbase.js'
