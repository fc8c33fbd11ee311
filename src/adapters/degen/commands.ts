/**
 * What the bot asks of the venue.
 */

import type { CancelAction, MergeAction, PlaceAction } from '../../desk/decide/deskActions.js'
import * as Dictionary from '../../desk/dictionary.js'
import { nearest } from '../../desk/ledger/micro.js'
import { sendCancel } from './cancels.js'
import { endSession } from './endSession.js'
import { onCancelAllDone } from './orderAnswer.js'
import { placing } from './placeFault.js'
import { askMarkets, askTime, signIn } from './routine.js'
import type { PendingCall } from './session.js'
import {
  ask,
  isAsked,
  problem,
  set,
  setOrder,
  settle,
  type Turn,
  tellDesk,
  tellOrder,
} from './turn.js'

/**
 * Opens the session: with a token where the caller has one, which is renewed at once to learn when
 * it ends.
 *
 * @category adapters
 * @since 0.1.0
 */
export const open = (turn: Turn, promise: number, token: string | null): void => {
  const { phase, now, config } = turn.session
  if (phase !== 'shut') {
    settle(turn, promise, { ok: false, why: 'it is open' })
    return
  }
  set(turn, {
    phase: 'opening',
    opening: { promise, deadline: now + config.limits.openMs },
    token: token === null ? null : { value: token, refreshAt: null },
    connectAt: now,
  })
  // What an earlier session had asked was not answered, and what it had sent may still arrive.
  const arrivesBy = now + config.limits.requestMs
  for (const { value: order } of Dictionary.entries(turn.session.orders))
    setOrder(turn, { ...order, arrivesBy, ask: order.ask === 'no' ? 'no' : 'wanted' })
  ask(turn, { kind: 'health' })
  askTime(turn)
  askMarkets(turn)
  if (token === null) signIn(turn)
  else ask(turn, { kind: 'refresh' })
}

/** Closes the session: nothing is sent or told any more. @category adapters @since 0.1.0 */
export const close = (turn: Turn, promise: number): void => {
  endSession(turn, 'it was closed')
  settle(turn, promise, { ok: true, value: null })
}

/**
 * Sends an order, or tells at once that it is rejected, and why.
 *
 * @category adapters
 * @since 0.1.0
 */
export const place = (turn: Turn, action: PlaceAction): void => {
  const { marketId, clientOrderId, order } = action
  const sent = placing(turn.session, action)
  const { at, now, serverLead, config } = turn.session
  if (!sent.ok) {
    const { fault } = sent
    problem(turn, 'NOT_SENT', `order ${clientOrderId}: ${JSON.stringify(fault)}`)
    // The word about an order that is on its way is the venue's alone.
    if (fault._tag !== 'used-id') tellOrder(turn, action, { _tag: 'rejected', at })
    return
  }
  setOrder(turn, {
    marketId,
    clientOrderId,
    venueId: null,
    outcome: order.outcome,
    side: 'bid',
    price: nearest(order.price),
    size: nearest(order.size),
    filled: 0,
    sentAt: serverLead === null ? at : now + serverLead,
    arrivesBy: now + config.limits.requestMs,
    missed: 0,
    state: 'sent',
    settled: false,
    cancelWanted: false,
    ask: 'no',
    changedAt: now,
  })
  ask(turn, { kind: 'place', order: sent.order }, { order: { marketId, clientOrderId } })
}

/** Sends a cancel, now or once the venue's id is known. @category adapters @since 0.1.0 */
export const cancel = (turn: Turn, { marketId, clientOrderId, venueId }: CancelAction): void => {
  const order = Dictionary.get(turn.session.orders, clientOrderId)
  const known = venueId ?? order?.venueId ?? null
  if (known !== null) sendCancel(turn, known, { marketId, clientOrderId })
  else if (order !== undefined) setOrder(turn, { ...order, cancelWanted: true })
}

/** The venue gives nothing back before a market is over. @category adapters @since 0.1.0 */
export const merge = (turn: Turn, { marketId, id, sets }: MergeAction): void => {
  const { at } = turn.session
  problem(turn, 'NO_MERGE', 'the venue merges no sets')
  tellDesk(turn, { kind: 'merged', at, marketId, id, sets, done: false })
}

/**
 * Asks for the end of every order, one by one, and then all at once for those that nobody knows of.
 *
 * @category adapters
 * @since 0.1.0
 */
export const cancelAll = (turn: Turn, promise: number): void => {
  const { sweep, orders } = turn.session
  set(turn, { sweep: [...(sweep ?? []), promise] })
  for (const { value: order } of Dictionary.entries(orders)) {
    if (order.state === 'ended') continue
    if (order.venueId === null) setOrder(turn, { ...order, cancelWanted: true })
    else sendCancel(turn, order.venueId, order)
  }
  sweepOn(turn)
}

/**
 * Asks for all at once, when one by one is done and no order that is known may rest any more: the
 * venue calls orders cancelled that it has cancelled together, but leaves them on its book, and
 * then takes no cancel of them any more.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sweepOn = (turn: Turn): void => {
  const { sweep, waitingCancels, orders, now, restUntil, restCancelsUntil } = turn.session
  if (sweep === null || waitingCancels.size > 0) return
  const isBusy = ({ order, call }: PendingCall): boolean =>
    order !== null || call.kind === 'cancel-all'
  if (isAsked(turn.session, isBusy)) return
  const live = Dictionary.entries(orders).filter(({ value }) => value.state !== 'ended').length
  if (live > 0)
    endSweep(turn, 'STILL_LIVE', `${live} orders may rest, and are cancelled one by one alone`)
  else if (now < restUntil || now < restCancelsUntil) return
  else if (turn.session.token !== null) ask(turn, { kind: 'cancel-all' })
  else if (turn.session.address === null) endSweep(turn, 'SIGNED_OUT', 'cannot cancel all')
}

const endSweep = (turn: Turn, code: string, detail: string): void => {
  problem(turn, code, detail)
  onCancelAllDone(turn)
}
