/**
 * The public entry `twoway/adapters/binance`: the prices of Binance, as the desk hears them.
 */

export type { ClientWorld, FeedClient, FeedMessage, SocketLike } from '../feedClient.js'
