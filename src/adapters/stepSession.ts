/**
 * How a session moves: an input in, the next session and what it asks for out.
 */

import * as FeedSession from './feedSession.js'
import * as Link from './link.js'
import { asked, type Instant, stale, without } from './sessionEnds.js'
import { sessionFrame } from './sessionFrame.js'
import * as Staleness from './staleness.js'

type Session<S> = FeedSession.FeedSession<S>
type Stepped<S> = FeedSession.Stepped<S>
type Output = FeedSession.SessionOutput

/**
 * Returns a session after an input. It never throws; an input of a connection that is gone changes
 * nothing. All that has fallen due by the input's instant is done with it, so that a session whose
 * ticks come late is late and no worse.
 *
 * @category adapters
 * @since 0.1.0
 */
export const stepSession =
  <S>(feed: FeedSession.Feed<S>) =>
  (given: Session<S>, input: FeedSession.SessionInput): Stepped<S> => {
    const { now } = input
    const session = now < given.now ? FeedSession.setBack(given, now) : given
    const moved = onInput(feed, session, input)
    if (FeedSession.dueAt(feed, moved.session) > now) return moved
    const due = onDue(feed, moved.session, input)
    return { session: due.session, outputs: [...moved.outputs, ...due.outputs] }
  }

const onInput = <S>(
  feed: FeedSession.Feed<S>,
  session: Session<S>,
  input: FeedSession.SessionInput,
): Stepped<S> => {
  const { now } = input
  const link = input.kind === 'tick' ? undefined : FeedSession.linkOf(session, input.link)
  if (input.kind === 'tick' || link === undefined)
    return { session: { ...session, now }, outputs: [] }
  switch (input.kind) {
    case 'frame':
      return sessionFrame(feed, session, link, input)
    case 'closed':
      return without(feed, { ...session, now }, link, input)
    case 'opened':
      return link.open
        ? { session: { ...session, now }, outputs: [] }
        : onOpened(feed, session, link, now)
  }
}

const onOpened = <S>(
  { protocol, settings }: FeedSession.Feed<S>,
  session: Session<S>,
  link: Link.Link,
  now: number,
): Stepped<S> => {
  const greeting = Link.opened(link, now, protocol.greeting)
  return {
    session: {
      ...session,
      now,
      links: FeedSession.replaced(session.links, greeting),
      connectAt: now + settings.replaceMs,
    },
    outputs: [FeedSession.tellStatus('connected', protocol.url)],
  }
}

const onDue = <S>(feed: FeedSession.Feed<S>, given: Session<S>, instant: Instant): Stepped<S> => {
  const { now } = instant
  const said: Output[] = []
  let session = given
  const take = (stepped: Stepped<S>): void => {
    session = stepped.session
    for (const output of stepped.outputs) said.push(output)
  }
  for (const link of given.links) take(givenUp(feed, session, link, instant))
  const silent = Staleness.silent(session.staleness, now, feed.settings.staleMs)
  take(stale(feed, session, silent, instant))
  session = asked(feed, session, instant)
  if (session.connectAt <= now) take(connected(feed, session, now))
  for (const link of session.links) take(sent(feed, session, link, now))
  return { session, outputs: said }
}

/** A handshake that takes too long, or a connection that says nothing, is given up. */
const givenUp = <S>(
  feed: FeedSession.Feed<S>,
  session: Session<S>,
  link: Link.Link,
  { now, draw }: Instant,
): Stepped<S> => {
  const { connectMs, silenceMs } = feed.settings
  const isOver = link.open ? now - link.heardAt >= silenceMs : now - link.since >= connectMs
  if (!isOver) return { session, outputs: [] }
  const reason = link.open
    ? `nothing that is understood for ${silenceMs} ms`
    : `no answer to the handshake for ${connectMs} ms`
  const { session: next, outputs } = without(feed, session, link, { now, draw, reason })
  return { session: next, outputs: [{ kind: 'drop', link: link.id }, ...outputs] }
}

const connected = <S>(
  { protocol }: FeedSession.Feed<S>,
  session: Session<S>,
  now: number,
): Stepped<S> => {
  const { nextId: id, links } = session
  const connect: Output = { kind: 'connect', link: id, url: protocol.url }
  return {
    session: {
      ...session,
      links: [...links, Link.connecting(id, now)],
      nextId: id + 1,
      connectAt: Infinity,
    },
    outputs: links.some(({ open }) => open)
      ? [connect]
      : [FeedSession.tellStatus('connecting', protocol.url), connect],
  }
}

const sent = <S>(
  { settings }: FeedSession.Feed<S>,
  session: Session<S>,
  link: Link.Link,
  now: number,
): Stepped<S> => {
  const { link: next, texts } = Link.flushed(link, now, settings.sendsPerSecond)
  return {
    session: { ...session, links: FeedSession.replaced(session.links, next) },
    outputs: texts.map((text): Output => ({ kind: 'send', link: link.id, text })),
  }
}
