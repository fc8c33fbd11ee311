/**
 * What the venue answers to requests.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as Dictionary from '../../desk/dictionary.js'
import * as Answers from './answers.js'
import { boundedJson } from './boundedJson.js'
import * as ErrorCode from './errorCode.js'
import { onListed, onListedBook, onMarkets } from './marketNews.js'
import { onTrades } from './onTrade.js'
import { onCancelAllDone, onOrderAnswer, onOrderError, onOrderLost } from './orderAnswer.js'
import * as OrderAnswers from './orderAnswers.js'
import { message, type Refusal } from './refusal.js'
import { needsToken } from './requestOf.js'
import { dropToken, finishOpening, onToken, signInFailed, tokenHeld } from './routine.js'
import type { PendingCall } from './session.js'
import { endSnapshot, onOrders, onPositions } from './snapshotRun.js'
import { trades } from './trades.js'
import { ask, problem, set, settle, type Turn, tell, tellDesk } from './turn.js'

/**
 * An answer: its HTTP status and its text, and for how long the venue asks one to wait, in ms, null
 * where it does not.
 *
 * @category adapters
 * @since 0.1.0
 */
export type HttpAnswer = {
  readonly status: number
  readonly text: string
  readonly waitMs: number | null
}

/**
 * Takes an answer; a second one to the same request says nothing.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onAnswer = (turn: Turn, id: number, { status, text, waitMs }: HttpAnswer): void => {
  const one = Dictionary.get(turn.session.pending, String(id))
  if (one === undefined) return
  set(turn, { pending: Dictionary.without(turn.session.pending, String(id)) })
  const body = boundedJson(text, turn.session.config.limits)
  if (status >= 200 && status < 300) {
    const refusal = E.isLeft(body) ? body.left : onBody(turn, one, body.right)
    if (refusal !== null) onUnreadable(turn, one, refusal)
    else if (one.token !== null && needsToken(one.call)) tokenHeld(turn)
    return
  }
  const code = E.isLeft(body) ? null : ErrorCode.codeOf(body.right)
  const known = code !== null && E.isRight(code) ? code.right : null
  onError(turn, one, { status, code: known }, waitMs)
}

/** Takes it that no answer comes; `unsent`: it was never sent. @category adapters @since 0.1.0 */
export const onLost = (turn: Turn, id: number, unsent: boolean): void => {
  const one = Dictionary.get(turn.session.pending, String(id))
  if (one === undefined) return
  set(turn, { pending: Dictionary.without(turn.session.pending, String(id)) })
  const why = unsent ? 'was not sent' : 'has no answer'
  problem(turn, unsent ? 'NOT_SENT' : 'NO_ANSWER', `${one.call.kind} ${why}`)
  if (one.order !== null) onOrderLost(turn, one, unsent)
  else onFailed(turn, one, why)
}

const onUnreadable = (turn: Turn, one: PendingCall, refusal: Refusal): void => {
  problem(turn, 'UNREADABLE', `${one.call.kind}: ${message(refusal)}`)
  if (one.order !== null) onOrderLost(turn, one, false)
  else onFailed(turn, one, 'answered what cannot be read')
}

const onError = (
  turn: Turn,
  one: PendingCall,
  error: ErrorCode.VenueError,
  waitMs: number | null,
): void => {
  const { call, order } = one
  const reaction = ErrorCode.reactionTo(error)
  const name = error.code ?? `HTTP_${error.status}`
  problem(turn, name, `${call.kind} was answered with ${error.status}: ${reaction}`)
  if (reaction === 'rest' || reaction === 'rest-cancels') rest(turn, reaction, waitMs)
  if (reaction === 'sign-in') {
    const isSigning = call.kind === 'nonce' || call.kind === 'verify'
    // A late answer to a request under an older token says nothing of the one that there is.
    if (!isSigning && one.token === turn.session.token?.value) dropToken(turn, name)
  }
  if (reaction === 'stop' && error.code !== null && call.kind === 'place') stop(turn, error.code)
  if (order !== null) onOrderError(turn, one, reaction, error)
  else if (!isRepeated(one, reaction)) onFailed(turn, one, `${name}`)
}

/** What cancels all is asked for anew once the venue takes it. */
const isRepeated = ({ call }: PendingCall, reaction: ErrorCode.Reaction): boolean =>
  call.kind === 'cancel-all' &&
  (reaction === 'rest' || reaction === 'rest-cancels' || reaction === 'sign-in')

const rest = (turn: Turn, reaction: 'rest' | 'rest-cancels', waitMs: number | null): void => {
  const { now, at, config, restUntil, restCancelsUntil } = turn.session
  const { restMs } = config.limits
  // A venue that asks for no wait at all would be asked again at once, and again.
  const ms = waitMs !== null && waitMs > restMs ? Math.min(waitMs, longestRestMs) : restMs
  if (reaction === 'rest') set(turn, { restUntil: Math.max(restUntil, now + ms) })
  else set(turn, { restCancelsUntil: Math.max(restCancelsUntil, now + ms) })
  const scope = reaction === 'rest' ? 'all' : 'cancels'
  tell(turn, { kind: 'limited', scope, until: at + ms })
}

const longestRestMs = 300_000

/** The desk is paused until a person has looked. */
const stop = (turn: Turn, code: ErrorCode.ErrorCode): void => {
  const { at } = turn.session
  tellDesk(turn, { kind: 'switch', at, event: { kind: 'pause', at, why: `Degen: ${code}` } })
}

/** What follows where a request that is about no order has failed. */
const onFailed = (turn: Turn, one: PendingCall, why: string): void => {
  const { call, promise } = one
  const { kind } = call
  if (kind === 'nonce' || kind === 'verify') signInFailed(turn, `${kind}: ${why}`)
  if (kind === 'positions' || kind === 'orders') endSnapshot(turn, `${kind}: ${why}`)
  if (kind === 'cancel-all') onCancelAllDone(turn)
  const { token, now } = turn.session
  if (kind === 'refresh' && token !== null && token.value === one.token)
    set(turn, { token: { ...token, refreshAt: now + refreshAgainMs } })
  settle(turn, promise, { ok: false, why: `${kind}: ${why}` })
}

const refreshAgainMs = 30_000

/** Takes what an answer says; returns why it cannot be read, or null. */
const onBody = (turn: Turn, one: PendingCall, body: unknown): Refusal | null => {
  const { call } = one
  switch (call.kind) {
    case 'time':
      return taken(Answers.time(body), (time) => onTime(turn, one, time))
    case 'nonce':
      return taken(Answers.nonce(body), (text) => ask(turn, { kind: 'verify', message: text }))
    case 'verify':
    case 'refresh':
      return taken(Answers.token(body), (token) => onToken(turn, token))
    case 'markets':
      return taken(Answers.markets(body), (markets) => {
        onMarkets(turn, markets)
        finishOpening(turn)
      })
    case 'market':
      return taken(Answers.market(body), (market) => onListed(turn, market))
    case 'orderbook':
      return taken(Answers.orderbook(body), (book) => onListedBook(turn, call.address, book))
    case 'positions':
      return taken(OrderAnswers.positions(body), (held) => onPositions(turn, held))
    case 'orders':
      return taken(OrderAnswers.orders(body), (page) => onOrders(turn, call, page))
    case 'trades':
      return taken(trades(body, call.address), (list) => onTrades(turn, call.address, list))
    case 'health':
      return taken(Answers.health(body), (isWell) => {
        if (!isWell) problem(turn, 'UNWELL', 'the venue says that it is not well')
      })
    default:
      return onOrderAnswer(turn, one, body)
  }
}

const taken = <A>(answer: Answers.Answer<A>, take: (value: A) => void): Refusal | null => {
  if (E.isLeft(answer)) return answer.left
  take(answer.right)
  return null
}

/** Between the question and the answer, in their middle. */
const onTime = (turn: Turn, { sentAt, promise }: PendingCall, time: number): void => {
  const { now } = turn.session
  set(turn, { serverLead: time - (sentAt + now) / 2 })
  settle(turn, promise, { ok: true, value: time })
  finishOpening(turn)
}
