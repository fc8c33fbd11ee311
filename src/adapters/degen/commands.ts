/**
 * What the bot asks of the venue.
 */

import type { CancelAction, MergeAction, PlaceAction } from '../../desk/decide/deskActions.js'
import * as Dictionary from '../../desk/dictionary.js'
import { nearest } from '../../desk/ledger/micro.js'
import { placing } from './placeFault.js'
import { sendCancel } from './progress.js'
import { askMarkets, askTime, signIn } from './routine.js'
import { ask, problem, set, setOrder, settle, type Turn, tellDesk, tellOrder } from './turn.js'

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
  for (const { value: order } of Dictionary.entries(turn.session.orders)) setOrder(turn, order)
  ask(turn, { kind: 'health' })
  askTime(turn)
  askMarkets(turn)
  if (token === null) signIn(turn)
  else ask(turn, { kind: 'refresh' })
}

/** Closes the session: nothing is sent or told any more. @category adapters @since 0.1.0 */
export const close = (turn: Turn, promise: number): void => {
  const { link, opening, snapshot, sweep, pending } = turn.session
  for (const { value } of Dictionary.entries(pending)) {
    turn.effects.push({ kind: 'abort', id: value.id })
    settle(turn, value.promise, closed)
  }
  if (link !== null) turn.effects.push({ kind: 'disconnect', link: link.id })
  settle(turn, opening?.promise ?? null, closed)
  for (const one of snapshot?.promises ?? []) settle(turn, one, closed)
  for (const one of sweep?.promises ?? []) settle(turn, one, { ok: true, value: null })
  set(turn, {
    phase: 'shut',
    opening: null,
    link: null,
    pending: Dictionary.empty,
    snapshot: null,
    sweep: null,
    token: null,
  })
  settle(turn, promise, { ok: true, value: null })
}

const closed = { ok: false, why: 'it was closed' } as const

/**
 * Sends an order, or tells at once that it is rejected, and why.
 *
 * @category adapters
 * @since 0.1.0
 */
export const place = (turn: Turn, action: PlaceAction): void => {
  const { marketId, clientOrderId, order } = action
  const sent = placing(turn.session, action)
  const { at, now, serverLead } = turn.session
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
 * Asks for the end of every order: one by one first, since what the venue does for all of them at
 * once does not take them off its book, and then all at once.
 *
 * @category adapters
 * @since 0.1.0
 */
export const cancelAll = (turn: Turn, promise: number): void => {
  const { sweep, now } = turn.session
  const promises = [...(sweep?.promises ?? []), promise]
  set(turn, { sweep: { promises, since: sweep?.since ?? now } })
  for (const { value: order } of Dictionary.entries(turn.session.orders)) {
    if (order.state === 'ended') continue
    if (order.venueId === null) setOrder(turn, { ...order, cancelWanted: true })
    else sendCancel(turn, order.venueId, order)
  }
  sweepOn(turn)
}

/** How long one by one may take. */
const sweepMs = 2_000

/**
 * Asks for all at once, when one by one is done or takes too long.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sweepOn = (turn: Turn): void => {
  const { sweep, pending, waitingCancels, now, token } = turn.session
  if (sweep === null) return
  const calls = Dictionary.entries(pending).map(({ value }) => value.call.kind)
  if (calls.includes('cancel-all')) return
  const isBusy = calls.includes('cancel') || calls.includes('place')
  if (isBusy && waitingCancels.size === 0 && now - sweep.since < sweepMs) return
  if (token !== null) {
    ask(turn, { kind: 'cancel-all' })
    return
  }
  problem(turn, 'SIGNED_OUT', 'cannot cancel all')
  for (const promise of sweep.promises) settle(turn, promise, { ok: true, value: null })
  set(turn, { sweep: null })
}
