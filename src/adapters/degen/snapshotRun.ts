/**
 * All that rests and is held, asked for page by page.
 *
 * What is held comes first, so that a fill between the questions is in the orders at least: its
 * news then reaches the desk before the snapshot does.
 */

import type { Snapshot, VenueOrder } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import { onListedOrders } from './listedOrder.js'
import { tellBook } from './marketBook.js'
import type { ListedOrder, ListedPosition, OrderPage } from './orderAnswers.js'
import type { Session } from './session.js'
import { addressOf, ask, byVenueId, isAsked, set, setOrder, settle, type Turn } from './turn.js'

/** Begins a snapshot; whoever asks meanwhile gets the same. @category adapters @since 0.1.0 */
export const askSnapshot = (turn: Turn, promise: number): void => {
  const { snapshot, token, now: askedAt, restUntil, at: asOf } = turn.session
  if (token === null || askedAt < restUntil) {
    const why = token === null ? 'not signed in' : 'the venue asked for a rest'
    settle(turn, promise, { ok: false, why })
    return
  }
  if (snapshot !== null) {
    set(turn, { snapshot: { ...snapshot, promises: [...snapshot.promises, promise] } })
    return
  }
  const promises = [promise]
  set(turn, { snapshot: { promises, askedAt, asOf, positions: [], open: [], pages: 0 } })
  ask(turn, { kind: 'positions' })
}

/** Ends a snapshot that cannot be had. @category adapters @since 0.1.0 */
export const endSnapshot = (turn: Turn, why: string): void => {
  const { snapshot, pending } = turn.session
  if (snapshot === null) return
  for (const promise of snapshot.promises) settle(turn, promise, { ok: false, why })
  let left = pending
  for (const { key, value } of Dictionary.entries(pending)) {
    if (value.call.kind === 'positions' || value.call.kind === 'orders')
      left = Dictionary.without(left, key)
  }
  set(turn, { snapshot: null, pending: left })
}

/** Takes what is held. @category adapters @since 0.1.0 */
export const onPositions = (turn: Turn, positions: ReadonlyArray<ListedPosition>): void => {
  const { snapshot } = turn.session
  if (snapshot === null) return
  set(turn, { snapshot: { ...snapshot, positions } })
  ask(turn, { kind: 'orders', status: 'open', offset: 0 })
}

type OrdersCall = { readonly status: 'open' | 'all'; readonly offset: number }

/**
 * Takes a page of orders, of those that rest first and then of all.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onOrders = (turn: Turn, { status, offset }: OrdersCall, page: OrderPage): void => {
  const { snapshot, config } = turn.session
  if (snapshot === null) return
  const pages = snapshot.pages + 1
  const known = new Set(snapshot.open.map(({ venueId }) => venueId))
  const news = page.orders.filter(
    (one) => status === 'open' && one.standing === 'open' && !known.has(one.venueId),
  )
  set(turn, { snapshot: { ...snapshot, pages, open: [...snapshot.open, ...news] } })
  onListedOrders(turn, page.orders)
  const next = offset + page.orders.length
  const isLast = page.orders.length < config.limits.pageSize || next >= (page.total ?? next + 1)
  if (!isLast && pages < config.limits.maxPages && (status === 'open' || isMissing(turn))) {
    ask(turn, { kind: 'orders', status, offset: next })
  } else if (!isLast && status === 'open') {
    endSnapshot(turn, `more than ${config.limits.maxPages} pages of orders`)
  } else if (status === 'open' && isMissing(turn)) {
    ask(turn, { kind: 'orders', status: 'all', offset: 0 })
  } else finish(turn)
}

/** Whether a known order has ended, or should be there, and no listing has said so. */
const isMissing = ({ session }: Turn): boolean => {
  const { orders, snapshot } = session
  const open = new Set(snapshot?.open.map(({ venueId }) => venueId))
  return Dictionary.entries(orders).some(
    ({ value: { settled, venueId, clientOrderId } }) =>
      !settled &&
      (venueId === null
        ? !isAsked(session, ({ order }) => order?.clientOrderId === clientOrderId)
        : !open.has(venueId)),
  )
}

/** So many whole listings have to lack an order before it is taken for one that never arrived. */
const patience = 2

/** One that never arrived would be looked for, and taken off the book of others, for good. */
const giveUpLost = (turn: Turn): void => {
  const askedAt = turn.session.snapshot?.askedAt ?? Number.NEGATIVE_INFINITY
  for (const { key, value: order } of Dictionary.entries(turn.session.orders)) {
    if (order.state !== 'sent' || askedAt < order.arrivesBy) continue
    if (isAsked(turn.session, (one) => one.order?.clientOrderId === key)) continue
    const missed = order.missed + 1
    const isGone = missed >= patience
    setOrder(turn, { ...order, missed, state: isGone ? 'ended' : 'sent', settled: isGone })
    if (isGone) tellBook(turn, order.marketId)
  }
}

const finish = (turn: Turn): void => {
  giveUpLost(turn)
  const { session } = turn
  const { snapshot } = session
  if (snapshot === null) return
  const value: Snapshot = {
    asOf: snapshot.asOf,
    orders: snapshot.open.flatMap((listed) => asVenueOrder(session, listed)),
    positions: snapshot.positions.map(({ market, yes, no }) => ({
      marketId: addressOf(session, market),
      yes,
      no,
    })),
  }
  for (const promise of snapshot.promises) settle(turn, promise, { ok: true, value })
  set(turn, { snapshot: null })
}

/** One that waits for its answer is left out: under two names the desk would count it twice. */
const asVenueOrder = (session: Session, listed: ListedOrder): ReadonlyArray<VenueOrder> => {
  const order = byVenueId(session, listed.venueId)
  if (order === undefined) return []
  const { marketId, clientOrderId } = order
  const { venueId, outcome, side, price, size, filled } = listed
  return [{ marketId, clientOrderId, venueId, outcome, side, price, size, filled }]
}
