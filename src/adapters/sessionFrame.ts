/**
 * What a frame does to a session.
 */

import * as ClockOffset from './clockOffset.js'
import type { Hearing } from './feedProtocol.js'
import * as FeedSession from './feedSession.js'
import * as FrameRefusal from './frameRefusal.js'
import * as Link from './link.js'
import { type Instant, stale } from './sessionEnds.js'
import * as Staleness from './staleness.js'

type Session<S> = FeedSession.FeedSession<S>
type Stepped<S> = FeedSession.Stepped<S>
type Output = FeedSession.SessionOutput

/**
 * Returns a session after a frame of one of its connections: prices in their order, and what few
 * frames bring beside them.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sessionFrame = <S>(
  feed: FeedSession.Feed<S>,
  session: Session<S>,
  link: Link.Link,
  { now, draw, data }: Instant & { readonly data: unknown },
): Stepped<S> => {
  const hearing = feed.protocol.hear(session.state, data, now)
  const { prices, about, alive, sentAt, refusal } = hearing
  // A frame that means nothing keeps no connection alive.
  const spoken = refusal === null ? Link.heard(link, now) : link
  const heard = hearing.leaving ? Link.leaving(spoken) : spoken
  const next: Session<S> = {
    now,
    links: FeedSession.replaced(session.links, heard),
    nextId: session.nextId,
    connectAt: session.connectAt,
    failures: session.failures,
    state: stateAfter(feed, session, link, { now, hearing }),
    staleness:
      about !== null && alive ? Staleness.heard(session.staleness, about, now) : session.staleness,
    clock:
      sentAt === null
        ? session.clock
        : ClockOffset.heard(feed.settings.clockWindowMs)(session.clock, { sentAt, heardAt: now }),
    offsetTold: session.offsetTold,
    refusals: session.refusals,
  }
  const outputs = prices.map((event) => FeedSession.tell({ kind: 'price', event }))
  return withRest(feed, { session: next, outputs }, heard, { now, draw, hearing })
}

/**
 * What is known after a frame. Of an asset whose silence is told, a connection that has lasted as
 * long as makes one silent and still says old numbers alone has begun to count anew: it may have
 * done so while nothing was connected.
 */
const stateAfter = <S>(
  { protocol, settings }: FeedSession.Feed<S>,
  { staleness }: Session<S>,
  { since }: Link.Link,
  { now, hearing }: { readonly now: number; readonly hearing: Hearing<S> },
): S => {
  const { state, about, alive } = hearing
  const isAnew =
    about !== null &&
    !alive &&
    now - since >= settings.staleMs &&
    Staleness.isTold(staleness, about)
  return isAnew ? protocol.renumbered(state, about) : state
}

/** A refusal, a clock that moved, a handover that is done, a trade that never came. */
const withRest = <S>(
  feed: FeedSession.Feed<S>,
  given: Stepped<S>,
  link: Link.Link,
  { now, draw, hearing }: Instant & { readonly hearing: Hearing<S> },
): Stepped<S> => {
  const { refusal, about, sentAt, lost } = hearing
  let next = given
  if (refusal !== null) next = then(next, withRefusal(next.session, refusal))
  if (sentAt !== null) next = then(next, withOffset(feed, next.session))
  if (about !== null && next.session.links.length > 1)
    next = then(next, withoutOlder(next.session, link))
  if (lost === null) return next
  const silent = next.session.staleness.filter(({ asset, told }) => asset === lost && !told)
  return then(next, stale(feed, next.session, silent, { now, draw }))
}

const then = <S>(before: Stepped<S>, { session, outputs }: Stepped<S>): Stepped<S> => ({
  session,
  outputs: outputs.length === 0 ? before.outputs : [...before.outputs, ...outputs],
})

/** Told at most once a second, so that a feed that speaks nonsense fills no log. */
const withRefusal = <S>(session: Session<S>, refusal: FrameRefusal.FrameRefusal): Stepped<S> => {
  const { now, refusals } = session
  const count = refusals.count + 1
  if (now - refusals.toldAt < refusalEveryMs) {
    const later = { count, untold: refusals.untold + 1, toldAt: refusals.toldAt }
    return { session: { ...session, refusals: later }, outputs: [] }
  }
  const more = refusals.untold === 0 ? '' : `, and ${refusals.untold} more before it`
  const detail = `${FrameRefusal.message(refusal)}${more}`
  return {
    session: { ...session, refusals: { count, untold: 0, toldAt: now } },
    outputs: [FeedSession.tell({ kind: 'refused', detail })],
  }
}

const refusalEveryMs = 1_000

const withOffset = <S>({ settings }: FeedSession.Feed<S>, session: Session<S>): Stepped<S> => {
  const offsetMs = ClockOffset.ahead(session.clock)
  const { offsetTold } = session
  if (offsetMs === null) return { session, outputs: [] }
  if (offsetTold !== null && Math.abs(offsetMs - offsetTold) < settings.clockStepMs)
    return { session, outputs: [] }
  return {
    session: { ...session, offsetTold: offsetMs },
    outputs: [FeedSession.tell({ kind: 'clock', offsetMs })],
  }
}

/**
 * Once the newest connection has asked for all and is answered, those before it have had their day.
 */
const withoutOlder = <S>(session: Session<S>, { id, queue }: Link.Link): Stepped<S> => {
  if (id !== session.nextId - 1 || queue.length > 0) return { session, outputs: [] }
  const older = session.links.filter((link) => link.id !== id)
  return {
    session: { ...session, links: session.links.filter((link) => link.id === id) },
    outputs: older.map((link): Output => ({ kind: 'drop', link: link.id })),
  }
}
