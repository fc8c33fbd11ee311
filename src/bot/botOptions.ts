/**
 * What a bot is made from.
 */

import type { FeedClient } from '../adapters/feedClient.js'
import type { VenueClient } from '../adapters/venueClient.js'
import type { RunConfig } from '../codec/runConfig.js'
import type { Desk } from '../desk/desk.js'
import type { BotJournal } from './journal/openJournal.js'
import type { SteadyClock } from './steadyClock.js'
import type { BotOutput } from './turn/botMessage.js'

/**
 * The time in ms, and timers: a test's, or the system's. `now` may be set, ahead or back: a bot
 * goes by a steady clock that it makes from it, with `monotonic` where there is one, which only
 * passes. `steady`: that clock where `now` already reads it, so that clients and bot have one.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotWorld = {
  readonly now: () => number
  readonly monotonic?: () => number
  readonly steady?: SteadyClock
  readonly setTimeout: (run: () => void, ms: number) => unknown
  readonly clearTimeout: (timer: unknown) => void
}

/**
 * What a bot is made from. `live`: whether the venue's orders are real, which changes nothing but
 * what is written down. `before`: the desk that a journal gave, to go on from, null for a new one.
 * `listen` hears all that is done, after it is written down; what it throws is told to it, and
 * changes nothing.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotOptions = {
  readonly venue: VenueClient
  readonly feeds: ReadonlyArray<FeedClient>
  readonly config: RunConfig
  readonly live: boolean
  readonly world: BotWorld
  readonly journal: BotJournal
  readonly before: Desk | null
  readonly listen: (output: BotOutput) => void
}

/**
 * How a bot ended: orders still in doubt, whether it was in time, and whether its journal has taken
 * all that was heard.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotEnd = {
  readonly live: number
  readonly inTime: boolean
  readonly isWritten: boolean
}
