/**
 * The public entry `twoway/adapters/coinbase`: the prices of Coinbase, as the desk hears them.
 */

export type { ClientWorld, FeedClient, FeedMessage, SocketLike } from '../feedClient.js'
