/**
 * The public entry `twoway/bot`: who turns the crank live.
 */

export type { FeedClient, FeedMessage } from '../adapters/feedClient.js'
export type { ConnectionStatus, VenueClient, VenueMessage } from '../adapters/venueClient.js'
