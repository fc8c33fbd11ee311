/**
 * The public entry `twoway/adapters/degen`: the venue Degen Terminal, as a bot drives it.
 */

export type { ConnectionStatus, VenueClient, VenueMessage } from '../venueClient.js'
