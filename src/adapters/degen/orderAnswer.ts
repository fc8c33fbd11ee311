/**
 * What the venue answers to what is asked of orders.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as Dictionary from '../../desk/dictionary.js'
import { keepCancel, sendCancel } from './cancels.js'
import type { Reaction, VenueError } from './errorCode.js'
import * as OrderAnswers from './orderAnswers.js'
import { accepted, ended, filledTo, heardOf, rejected, tellEnd } from './progress.js'
import type { Refusal } from './refusal.js'
import type { FollowedMarket, PendingCall, TrackedOrder } from './session.js'
import { answeredFor, flushAsks } from './tracking.js'
import {
  byVenueId,
  marketOf,
  problem,
  set,
  setMarket,
  setOrder,
  settle,
  type Turn,
  tellOrder,
} from './turn.js'

/**
 * Takes the answer to what was asked of orders; returns why it cannot be read, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onOrderAnswer = (turn: Turn, one: PendingCall, body: unknown): Refusal | null => {
  const { kind } = one.call
  if (kind === 'cancel-all') {
    const answer = OrderAnswers.cancelled(body)
    if (E.isLeft(answer)) return answer.left
    onCancelAllDone(turn)
    return null
  }
  if (kind === 'order') {
    const answer = OrderAnswers.order(body)
    if (E.isLeft(answer)) return answer.left
    onAskedOrder(turn, one, answer.right)
    return null
  }
  const answer = OrderAnswers.acknowledged(body)
  if (E.isLeft(answer)) return answer.left
  if (kind === 'place') onPlaced(turn, one, answer.right)
  else if (kind === 'cancel') onCancelled(turn, one, answer.right)
  return null
}

const orderOf = (turn: Turn, { order }: PendingCall): TrackedOrder | undefined =>
  order === null ? undefined : Dictionary.get(turn.session.orders, order.clientOrderId)

const onPlaced = (turn: Turn, one: PendingCall, told: OrderAnswers.Acknowledged): void => {
  const order = orderOf(turn, one)
  if (order === undefined) return
  const other = byVenueId(turn.session, told.venueId)
  if (other !== undefined && other.clientOrderId !== order.clientOrderId) {
    problem(turn, 'SAME_ID', `two orders were answered with one id`)
    return
  }
  const known = accepted(turn, order, told.venueId)
  const counted = filledTo(turn, known, told.filled ?? 0, { price: null, took: true })
  if (told.standing === 'cancelled' || told.standing === 'expired')
    endedAs(turn, counted, told.standing, told.filled)
  flushAsks(turn)
}

/** Where the venue does not say how much is filled, it is asked. */
const endedAs = (
  turn: Turn,
  order: TrackedOrder,
  standing: 'cancelled' | 'expired',
  filled: number | null,
): void => {
  const over = ended(turn, order, standing, filled)
  if (filled === null) wantAnswer(turn, over)
}

const onCancelled = (turn: Turn, one: PendingCall, told: OrderAnswers.Acknowledged): void => {
  const order = orderOf(turn, one)
  const isOther = one.call.kind === 'cancel' && one.call.venueId !== told.venueId
  if (isOther)
    problem(turn, 'OTHER_ORDER', 'the cancel of another order was told than was asked for')
  if (isOther || told.standing === 'open' || told.standing === 'filled') {
    refuseCancel(turn, one, false)
    return
  }
  if (order === undefined) {
    const { at } = turn.session
    if (one.order !== null)
      tellOrder(turn, one.order, { _tag: 'cancel-accepted', filled: told.filled, at })
    return
  }
  const counted = filledTo(turn, order, told.filled ?? 0, { price: null, took: false })
  endedAs(turn, counted, told.standing, told.filled)
}

/** The order rests as far as is known, or the venue is asked. */
const refuseCancel = (turn: Turn, one: PendingCall, rests: boolean): void => {
  const { at } = turn.session
  if (one.order !== null) tellOrder(turn, one.order, { _tag: 'cancel-rejected', rests, at })
  if (!rests) wantAnswer(turn, orderOf(turn, one))
}

const wantAnswer = (turn: Turn, order: TrackedOrder | undefined): void => {
  if (order === undefined || order.venueId === null) return
  setOrder(turn, { ...order, ask: order.ask === 'asking' ? 'again' : 'wanted' })
  flushAsks(turn)
}

const onAskedOrder = (turn: Turn, one: PendingCall, listed: OrderAnswers.ListedOrder): void => {
  const order = orderOf(turn, one)
  if (order === undefined) return
  const answered = answeredFor(order, true)
  setOrder(turn, answered)
  if (listed.venueId !== order.venueId) {
    problem(turn, 'OTHER_ORDER', 'another order was told of than was asked for')
    return
  }
  const heard = heardOf(turn, answered, listed)
  const { standing, filled } = listed
  if (standing === 'open' && heard.state !== 'ended')
    tellOrder(turn, order, { _tag: 'reported', status: 'resting', filled, at: one.sentWall })
  // It may have ended before without a word of how much was filled.
  if (standing !== 'open' && answered.state === 'ended') tellEnd(turn, answered, standing, filled)
  flushAsks(turn)
}

/**
 * Takes it that a request about an order was not carried out, or that nobody knows.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onOrderError = (
  turn: Turn,
  one: PendingCall,
  reaction: Reaction,
  { code, status }: VenueError,
): void => {
  const { call, order } = one
  const isUnsure = reaction === 'retry' || reaction === 'ask'
  if (call.kind === 'place') {
    if (!isUnsure) rejected(turn, orderOf(turn, one))
    const market = marketOf(turn.session, order?.marketId ?? '')
    if (market !== undefined) pause(turn, market, reaction)
  } else if (call.kind === 'cancel' && order !== null) {
    if (reaction === 'rest' || reaction === 'rest-cancels' || reaction === 'sign-in')
      sendCancel(turn, call.venueId, order)
    else if (reaction === 'ask') refuseCancel(turn, one, false)
    else if (reaction === 'retry') wantAnswer(turn, orderOf(turn, one))
    else refuseCancel(turn, one, true)
  } else if (call.kind === 'order') {
    const known = orderOf(turn, one)
    // One that the venue does not know is for the next snapshot to judge.
    const isAnswered = code === 'ORDER_NOT_FOUND' || status === 404
    if (known !== undefined) setOrder(turn, answeredFor(known, isAnswered))
  }
}

const pause = (turn: Turn, market: FollowedMarket, reaction: Reaction): void => {
  if (reaction === 'pause-market') setMarket(turn, { ...market, paused: 'over' })
  if (reaction === 'await-strike' && market.paused === null)
    setMarket(turn, { ...market, paused: 'unstruck', listed: { ...market.listed, strike: null } })
}

/** A signer that fails is not asked again at once. */
const unsentMs = 1_000

/**
 * Takes it that a request about an order has no answer: the desk is told nothing, unless it was
 * never sent; a snapshot settles what became of it.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onOrderLost = (turn: Turn, one: PendingCall, unsent: boolean): void => {
  const { call, order } = one
  if (call.kind === 'place' && unsent) rejected(turn, orderOf(turn, one))
  if (call.kind === 'cancel' && unsent && order !== null) {
    keepCancel(turn, call.venueId, order, turn.session.now + unsentMs)
  }
  if (call.kind === 'cancel' && !unsent) wantAnswer(turn, orderOf(turn, one))
  const known = orderOf(turn, one)
  if (call.kind === 'order' && known !== undefined) setOrder(turn, answeredFor(known, false))
}

/** Takes it that the end of every order was asked for. @category adapters @since 0.1.0 */
export const onCancelAllDone = (turn: Turn): void => {
  for (const promise of turn.session.sweep ?? []) settle(turn, promise, { ok: true, value: null })
  set(turn, { sweep: null })
}
