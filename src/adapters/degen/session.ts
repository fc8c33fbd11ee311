/**
 * A conversation with the venue: all that is known of it, as plain data that inputs change.
 */

import type * as Dictionary from '../../desk/dictionary.js'
import type { Outcome, Side } from '../../market/side.js'
import type { ListedMarket } from './answers.js'
import type { Best, OwnBid } from './bestPrices.js'
import type { BookBySequence } from './bookBySequence.js'
import type { DegenConfig } from './degenConfig.js'
import type { ListedOrder, ListedPosition } from './orderAnswers.js'
import type { Call } from './requestOf.js'
import type { SocketLink } from './socketLink.js'

/**
 * An order of this account. `filled` are the micro-shares told to the desk; `sentAt` when it was
 * sent, on the venue's clock in ms; `arrivesBy`: until when it may arrive there, on the session's
 * own; `missed`: how many whole listings since then lacked it. `sent`: not answered;
 * `settled`: it ended and a listing has said so since. `ask`: whether the venue is to be asked for
 * it, is being asked, is to be asked once more, or after a pause.
 *
 * @category adapters
 * @since 0.1.0
 */
export type TrackedOrder = {
  readonly marketId: string
  readonly clientOrderId: string
  readonly venueId: string | null
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly filled: number
  readonly sentAt: number
  readonly arrivesBy: number
  readonly missed: number
  readonly state: 'sent' | 'resting' | 'ended'
  readonly settled: boolean
  readonly cancelWanted: boolean
  readonly ask: 'no' | 'wanted' | 'asking' | 'again' | 'later'
  readonly changedAt: number
}

/**
 * A book as it was last told whole, `of` null where what was told is that it is not known.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ToldDepth = { readonly at: number; readonly of: BookBySequence | null }

/**
 * A market that is followed. `own`: one's own bids that may rest, by client order id. `told`: the
 * best prices last told, null for none; `depth`: the book last told whole. `paused`: why no order
 * goes there. `overAt`: since when its outcome is known. Instants of asking count on the session's
 * own clock; `tradedAt`, of the newest trade told, on the venue's.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FollowedMarket = {
  readonly listed: ListedMarket
  readonly book: BookBySequence
  readonly own: ReadonlyArray<OwnBid & { readonly clientOrderId: string }>
  readonly told: Best | null
  readonly depth: ToldDepth | null
  readonly bookAskedAt: number
  readonly bookAsks: number
  readonly paused: 'over' | 'unstruck' | null
  readonly outcome: Outcome | null
  readonly overAt: number | null
  readonly askedAt: number
  readonly tradedAt: number | null
}

/**
 * A request without an answer yet, which order it is about, and the token that it carries.
 *
 * @category adapters
 * @since 0.1.0
 */
export type PendingCall = {
  readonly call: Call
  readonly token: string | null
  readonly id: number
  readonly sentAt: number
  readonly sentWall: number
  readonly deadline: number
  readonly order: OrderName | null
  readonly promise: number | null
}

/** An order as the desk names it. @category adapters @since 0.1.0 */
export type OrderName = { readonly marketId: string; readonly clientOrderId: string }

/**
 * A cancel that waits until the venue takes one, until `from` at least, on the session's own clock.
 *
 * @category adapters
 * @since 0.1.0
 */
export type WaitingCancel = OrderName & { readonly from: number }

/**
 * A snapshot that is being asked for, page by page; begun at `askedAt` on the session's own clock,
 * at `asOf` on the desk's. `doubtful`: orders known by their look alone, by the venue's id, kept
 * until all is listed. `newest` and `oldest`: when the first and the last of all orders listed so
 * far were created, null before the first; NaN once one was listed after an older one.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SnapshotRun = {
  readonly promises: ReadonlyArray<number>
  readonly askedAt: number
  readonly asOf: number
  readonly positions: ReadonlyArray<ListedPosition>
  readonly open: ReadonlyArray<ListedOrder>
  readonly doubtful: Dictionary.Dictionary<ListedOrder>
  readonly newest: number | null
  readonly oldest: number
  readonly pages: number
}

/**
 * A session. `now` is a clock in ms that never goes back, by which everything is timed; `at` the
 * desk's, by which everything is stamped. `serverLead`: the venue's clock less `now`. `asks`: the
 * orders that the venue is or is to be asked for, oldest first, by client order id. `trades`: ids
 * of the last ones told. `sweep`: the promises that all is cancelled, null where none is open.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Session = {
  readonly config: DegenConfig
  readonly address: string | null
  readonly hasAccount: boolean
  readonly now: number
  readonly at: number
  readonly phase: 'shut' | 'opening' | 'open'
  readonly opening: { readonly promise: number; readonly deadline: number } | null
  readonly serverLead: number | null
  readonly timeAskedAt: number
  readonly token: { readonly value: string; readonly refreshAt: number | null } | null
  readonly signIn: { readonly failures: number; readonly nextAt: number }
  readonly link: SocketLink | null
  readonly links: number
  readonly linkFailures: number
  readonly connectAt: number
  readonly pingedAt: number
  readonly refusedAt: number
  readonly calls: number
  readonly pending: Dictionary.Dictionary<PendingCall>
  readonly restUntil: number
  readonly restCancelsUntil: number
  readonly markets: Dictionary.Dictionary<FollowedMarket>
  readonly addresses: Dictionary.Dictionary<string>
  readonly marketsAskedAt: number
  readonly hasMarkets: boolean
  readonly orders: Dictionary.Dictionary<TrackedOrder>
  readonly byVenueId: Dictionary.Dictionary<string>
  readonly asks: ReadonlyArray<string>
  readonly forgotAt: number
  readonly orphans: ReadonlyArray<string>
  readonly trades: ReadonlyArray<string>
  readonly waitingCancels: Dictionary.Dictionary<WaitingCancel>
  readonly sweep: ReadonlyArray<number> | null
  readonly snapshot: SnapshotRun | null
  readonly draw: number
}
