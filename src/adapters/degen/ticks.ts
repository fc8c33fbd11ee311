/**
 * What falls due.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { awaited } from './bookBySequence.js'
import { sendWaitingCancels } from './cancels.js'
import { sweepOn } from './commands.js'
import { endSession } from './endSession.js'
import { keepLink } from './keepLink.js'
import { askBook, subscribe, tellBook } from './marketBook.js'
import { askMarkets, askOutcomes, askTime, signIn } from './routine.js'
import { tellDepths } from './tellDepths.js'
import { flushAsks, forget } from './tracking.js'
import { ask, isAsked, setMarket, type Turn, tell } from './turn.js'

/** Does all that is due at the session's instant. @category adapters @since 0.1.0 */
export const onTick = (turn: Turn): void => {
  abortLate(turn)
  loseOpening(turn)
  if (turn.session.phase === 'shut') return
  askRoutine(turn)
  keepLink(turn)
  keepBooks(turn)
  tellDepths(turn)
  sendWaitingCancels(turn)
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
  tell(turn, { kind: 'connection', status: { kind: 'refused', detail: why } })
  endSession(turn, why)
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
