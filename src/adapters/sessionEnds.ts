/**
 * How a session's connections end, and what it does about it.
 */

import { backoff } from './backoff.js'
import * as FeedSession from './feedSession.js'
import type * as Link from './link.js'
import * as Staleness from './staleness.js'

/** When, and a draw from [0, 1) for what is drawn. @category adapters @since 0.1.0 */
export type Instant = { readonly now: number; readonly draw: number }

/**
 * Returns a session without one of its connections. Where none is open any more all assets are
 * stale at once; where the newest is gone another follows, later with each failure.
 *
 * @category adapters
 * @since 0.1.0
 */
export const without = <S>(
  { settings }: FeedSession.Feed<S>,
  session: FeedSession.FeedSession<S>,
  link: Link.Link,
  { now, draw, reason }: Instant & { readonly reason: string },
): FeedSession.Stepped<S> => {
  const links = session.links.filter(({ id }) => id !== link.id)
  const isNewest = link.id === session.nextId - 1
  const isLast = !links.some(({ open }) => open)
  const silent = isLast ? session.staleness.filter(({ told }) => !told) : []
  const earlier = failuresOf(session, link, now, settings.stableMs)
  return {
    session: {
      ...session,
      links,
      failures: isNewest ? earlier + 1 : session.failures,
      connectAt: isNewest
        ? now + backoff(settings.backoff)({ failures: earlier, draw })
        : session.connectAt,
      staleness: Staleness.withTold(session.staleness, silent),
    },
    outputs: isLast
      ? [
          FeedSession.tellStatus(link.open ? 'disconnected' : 'refused', reason),
          ...FeedSession.tellStale(silent),
        ]
      : [FeedSession.tell({ kind: 'refused', detail: `one of two connections ends: ${reason}` })],
  }
}

/**
 * Returns a session of which some assets are not heard: told, and where a connection is open that
 * is on trial against no other, another is to try.
 *
 * @category adapters
 * @since 0.1.0
 */
export const stale = <S>(
  feed: FeedSession.Feed<S>,
  session: FeedSession.FeedSession<S>,
  silent: Staleness.Staleness,
  instant: Instant,
): FeedSession.Stepped<S> => {
  if (silent.length === 0) return { session, outputs: [] }
  const { renumbered } = feed.protocol
  const state = silent.reduce((known, { asset }) => renumbered(known, asset), session.state)
  const told = { ...session, state, staleness: Staleness.withTold(session.staleness, silent) }
  const newest = session.links.at(-1)
  return {
    session: newest?.open === true ? withAnother(feed, told, newest, instant) : told,
    outputs: FeedSession.tellStale(silent),
  }
}

/**
 * Returns a session that asks for another connection beside its only one, where it is time: once
 * for each, so that no asset stays unheard for want of a subscription that holds.
 *
 * @category adapters
 * @since 0.1.0
 */
export const asked = <S>(
  feed: FeedSession.Feed<S>,
  session: FeedSession.FeedSession<S>,
  instant: Instant,
): FeedSession.FeedSession<S> => {
  const [link] = session.links
  if (link === undefined) return session
  if (FeedSession.askAt(session, feed.settings.staleMs) > instant.now) return session
  return withAnother(feed, { ...session, links: [{ ...link, asked: true }] }, link, instant)
}

/**
 * Returns a session that is to have another connection beside one that goes on: at once where that
 * one has lasted, later with each failure where it has not.
 *
 * @category adapters
 * @since 0.1.0
 */
export const withAnother = <S>(
  { settings }: FeedSession.Feed<S>,
  session: FeedSession.FeedSession<S>,
  link: Link.Link,
  { now, draw }: Instant,
): FeedSession.FeedSession<S> => {
  if (session.links.length > 1) return session
  const lasted = link.open && now - link.since >= settings.stableMs
  const wait = lasted ? 0 : backoff(settings.backoff)({ failures: session.failures, draw })
  const failures = lasted ? 0 : session.failures + 1
  return now + wait < session.connectAt ? { ...session, failures, connectAt: now + wait } : session
}

/** The failures in a row before the end of a connection; one that lasted begins anew. */
const failuresOf = <S>(
  { failures }: FeedSession.FeedSession<S>,
  link: Link.Link,
  now: number,
  stableMs: number,
): number => (link.open && now - link.since >= stableMs ? 0 : failures)
