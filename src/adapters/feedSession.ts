/**
 * A feed's session: connections that come and go, as a machine that only its inputs move.
 */

import * as ClockOffset from './clockOffset.js'
import type { FeedMessage } from './feedClient.js'
import type { FeedProtocol } from './feedProtocol.js'
import * as Link from './link.js'
import type { SessionSettings } from './sessionSettings.js'
import * as Staleness from './staleness.js'

/**
 * A session at the instant `now`. `links`: oldest first, two while one takes the other's place.
 * `connectAt`: when the next connection begins, Infinity for none in sight. `failures`: connections
 * in a row that did not last. `offsetTold`: the clock's estimate as it was last told. `refusals`:
 * all of them, those not told since the last one that was, and when that was.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FeedSession<S> = {
  readonly now: number
  readonly links: ReadonlyArray<Link.Link>
  readonly nextId: number
  readonly connectAt: number
  readonly failures: number
  readonly state: S
  readonly staleness: Staleness.Staleness
  readonly clock: ClockOffset.ClockOffset
  readonly offsetTold: number | null
  readonly refusals: { readonly count: number; readonly untold: number; readonly toldAt: number }
}

/**
 * What happens to a session. `link`: which connection. `draw` in [0, 1) for what is drawn.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SessionInput = { readonly now: number; readonly draw: number } & (
  | { readonly kind: 'tick' }
  | { readonly kind: 'opened'; readonly link: number }
  | { readonly kind: 'frame'; readonly link: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly link: number; readonly reason: string }
)

/** What a session asks for. @category adapters @since 0.1.0 */
export type SessionOutput =
  | { readonly kind: 'connect'; readonly link: number; readonly url: string }
  | { readonly kind: 'send'; readonly link: number; readonly text: string }
  | { readonly kind: 'drop'; readonly link: number }
  | { readonly kind: 'tell'; readonly message: FeedMessage }

/** A session and what it asks for. @category adapters @since 0.1.0 */
export type Stepped<S> = {
  readonly session: FeedSession<S>
  readonly outputs: ReadonlyArray<SessionOutput>
}

/** A feed and what its session goes by. @category adapters @since 0.1.0 */
export type Feed<S> = { readonly protocol: FeedProtocol<S>; readonly settings: SessionSettings }

/** Returns a session that connects at its first tick. @category adapters @since 0.1.0 */
export const open = <S>({ protocol }: Feed<S>, now: number): FeedSession<S> => ({
  now,
  links: [],
  nextId: 1,
  connectAt: now,
  failures: 0,
  state: protocol.initial,
  staleness: Staleness.since(protocol.assets, now),
  clock: ClockOffset.unknown,
  offsetTold: null,
  refusals: { count: 0, untold: 0, toldAt: -Infinity },
})

/** Returns the instant at which a session wants its next tick. @category adapters @since 0.1.0 */
export const dueAt = <S>({ settings }: Feed<S>, session: FeedSession<S>): number => {
  let due = Math.min(session.connectAt, Staleness.dueAt(session.staleness, settings.staleMs))
  for (const link of session.links) due = Math.min(due, Link.dueAt(link, settings))
  return Math.min(due, askAt(session, settings.staleMs))
}

/**
 * Returns the instant at which another connection is to be asked for beside the only one: at once
 * where that one has said that it ends; in time where it has brought nothing since it opened of an
 * asset whose silence is told; Infinity for never, or where that was done.
 *
 * @category adapters
 * @since 0.1.0
 */
export const askAt = <S>({ links, staleness }: FeedSession<S>, staleMs: number): number => {
  const link = links[0]
  if (link === undefined || links.length > 1 || !link.open || link.asked) return Infinity
  if (link.leaving) return link.since
  return Staleness.isNeglected(staleness, link.since) ? link.since + staleMs : Infinity
}

/** Returns what tells a listener something. @category adapters @since 0.1.0 */
export const tell = (message: FeedMessage): SessionOutput => ({ kind: 'tell', message })

/** Returns what tells of the connection. @category adapters @since 0.1.0 */
export const tellStatus = (
  kind: 'connecting' | 'connected' | 'disconnected' | 'refused',
  detail: string,
): SessionOutput => tell({ kind: 'connection', status: { kind, detail } })

/** Returns what tells of assets that are not heard. @category adapters @since 0.1.0 */
export const tellStale = (some: Staleness.Staleness): ReadonlyArray<SessionOutput> =>
  some.map(({ asset, heardAt }) => tell({ kind: 'stale', asset, since: heardAt }))

/**
 * Returns a session whose clock was set back: every wait lasts as long as it would have, and the
 * sender's lead is to be found anew.
 *
 * @category adapters
 * @since 0.1.0
 */
export const setBack = <S>(session: FeedSession<S>, now: number): FeedSession<S> => {
  const by = now - session.now
  return {
    ...session,
    now,
    links: session.links.map((link) => Link.moved(link, by)),
    connectAt: session.connectAt + by,
    staleness: session.staleness.map((one) => ({ ...one, heardAt: one.heardAt + by })),
    clock: ClockOffset.unknown,
    refusals: { ...session.refusals, toldAt: session.refusals.toldAt + by },
  }
}

/** Returns a connection by its number. @category adapters @since 0.1.0 */
export const linkOf = <S>({ links }: FeedSession<S>, id: number): Link.Link | undefined =>
  links.find((link) => link.id === id)

/** Returns connections with one of them changed. @category adapters @since 0.1.0 */
export const replaced = (
  links: ReadonlyArray<Link.Link>,
  link: Link.Link,
): ReadonlyArray<Link.Link> => links.map((one) => (one.id === link.id ? link : one))
