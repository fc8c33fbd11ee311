/**
 * What falls due.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { backoff } from '../backoff.js'
import { awaited } from './bookBySequence.js'
import { sweepOn } from './commands.js'
import { askBook, loseBooks, subscribe, tellBook } from './marketBook.js'
import { sendCancel } from './progress.js'
import { askMarkets, askOutcomes, askTime, signIn } from './routine.js'
import * as SocketLink from './socketLink.js'
import { tellDepths } from './tellDepths.js'
import { flushAsks, forget } from './tracking.js'
import { ask, isAsked, say, set, setMarket, settle, type Turn, tell } from './turn.js'

/** Does all that is due at the session's instant. @category adapters @since 0.1.0 */
export const onTick = (turn: Turn): void => {
  abortLate(turn)
  if (turn.session.phase === 'shut') return
  loseOpening(turn)
  askRoutine(turn)
  keepLink(turn)
  keepBooks(turn)
  tellDepths(turn)
  for (const { key, value } of Dictionary.entries(turn.session.waitingCancels))
    sendCancel(turn, key, value)
  flushAsks(turn)
  sweepOn(turn)
  forget(turn)
}

/** The client knows whether what is too old was sent, and says so at once. */
const abortLate = (turn: Turn): void => {
  const { pending, now } = turn.session
  for (const { value } of Dictionary.entries(pending))
    if (now >= value.deadline) turn.effects.push({ kind: 'abort', id: value.id })
}

const loseOpening = (turn: Turn): void => {
  const { opening, now } = turn.session
  if (opening === null || now < opening.deadline) return
  const { token, hasMarkets, hasAccount } = turn.session
  const missing = hasAccount && token === null ? 'sign-in' : hasMarkets ? 'time' : 'markets'
  const why = `no ${missing} in time`
  set(turn, { phase: 'shut', opening: null, link: null })
  tell(turn, { kind: 'connection', status: { kind: 'refused', detail: why } })
  settle(turn, opening.promise, { ok: false, why })
}

const askRoutine = (turn: Turn): void => {
  const { now, config, timeAskedAt, marketsAskedAt, restUntil, token } = turn.session
  const { timeMs, marketsMs } = config.limits
  if (now < restUntil) return
  const soon = turn.session.phase === 'opening' ? 1_000 : Number.POSITIVE_INFINITY
  const timeDue = turn.session.serverLead === null ? Math.min(timeMs, soon) : timeMs
  if (now - timeAskedAt >= timeDue) askTime(turn)
  const marketsDue = turn.session.hasMarkets ? marketsMs : Math.min(marketsMs, soon)
  if (now - marketsAskedAt >= marketsDue) askMarkets(turn)
  askOutcomes(turn)
  if (token === null) signIn(turn)
  else if (token.refreshAt !== null && now >= token.refreshAt) {
    if (!isAsked(turn.session, ({ call }) => call.kind === 'refresh'))
      ask(turn, { kind: 'refresh' })
  }
}

const keepLink = (turn: Turn): void => {
  const { link, now, connectAt, links, pingedAt, config } = turn.session
  const { pingMs, silenceMs, requestMs } = config.limits
  if (link === null) {
    if (now < connectAt) return
    set(turn, { link: SocketLink.connecting(links + 1, now), links: links + 1 })
    turn.effects.push({ kind: 'connect', link: links + 1 })
    tell(turn, { kind: 'connection', status: { kind: 'connecting', detail: 'Degen' } })
    return
  }
  const isSilent = now - link.heardAt >= (link.open ? silenceMs : requestMs)
  if (isSilent) {
    turn.effects.push({ kind: 'disconnect', link: link.id })
    loseLink(turn, link.id, link.open ? 'it fell silent' : 'it did not open')
  } else if (link.open && now - pingedAt >= pingMs) {
    set(turn, { pingedAt: now })
    say(turn, { op: 'ping' })
  }
}

/**
 * Takes it that a socket is gone: its books are not known, and another is tried after a pause.
 *
 * @category adapters
 * @since 0.1.0
 */
export const loseLink = (turn: Turn, id: number, why: string): void => {
  const { link, linkFailures, now, config, draw } = turn.session
  if (link === null || link.id !== id) return
  const { reconnectMs, maxReconnectMs } = config.limits
  const settings = { leastMs: reconnectMs, mostMs: maxReconnectMs }
  const wait = backoff(settings)({ failures: linkFailures, draw })
  set(turn, { link: null, linkFailures: linkFailures + 1, connectAt: now + wait })
  loseBooks(turn)
  tell(turn, { kind: 'connection', status: { kind: 'disconnected', detail: why } })
}

/** A book that waits is asked for on the socket, then by request, then followed from the start. */
const keepBooks = (turn: Turn): void => {
  const { markets, link, now, config, restUntil } = turn.session
  if (link === null || !link.open) return
  for (const { key, value: market } of Dictionary.entries(markets)) {
    if (market.outcome !== null || market.book.since === null) continue
    if (now - market.bookAskedAt < config.limits.bookMs) continue
    const turnOf = market.bookAsks % 3
    if (turnOf === 1 && now >= restUntil) {
      setMarket(turn, { ...market, bookAskedAt: now, bookAsks: market.bookAsks + 1 })
      ask(turn, { kind: 'orderbook', address: key })
    } else if (turnOf === 2) {
      const book = { ...awaited(now), since: market.book.since }
      setMarket(turn, { ...market, book, bookAskedAt: now, bookAsks: market.bookAsks + 1 })
      subscribe(turn, market)
    } else askBook(turn, market)
    tellBook(turn, key)
  }
}
