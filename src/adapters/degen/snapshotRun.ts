/**
 * All that rests and is held, asked for page by page.
 *
 * What is held comes first, so that a fill between the questions is in the orders at least: its
 * news then reaches the desk before the snapshot does.
 */

import type { Snapshot, VenueOrder } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import { isDoubtful, onListedOrders, soonestOf } from './listedOrder.js'
import { tellBook } from './marketBook.js'
import type { ListedOrder, ListedPosition, OrderPage } from './orderAnswers.js'
import type { Session, SnapshotRun } from './session.js'
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
  const begun = { promises: [promise], askedAt, asOf, positions: [], open: [], pages: 0 }
  set(turn, {
    snapshot: {
      ...begun,
      doubtful: Dictionary.empty,
      newest: null,
      oldest: Number.POSITIVE_INFINITY,
    },
  })
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
  const isUnsure = isDoubtful(turn)
  const listed = withPage(snapshot, status, page.orders, isUnsure)
  const { pages } = listed
  set(turn, { snapshot: listed })
  onListedOrders(
    turn,
    page.orders.filter((one) => !isUnsure(one)),
  )
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

const withPage = (
  run: SnapshotRun,
  status: OrdersCall['status'],
  page: OrderPage['orders'],
  isUnsure: (one: ListedOrder) => boolean,
): SnapshotRun => {
  const known = new Set(run.open.map(({ venueId }) => venueId))
  const rests = ({ standing, venueId }: ListedOrder): boolean =>
    status === 'open' && standing === 'open' && !known.has(venueId)
  let { doubtful, newest, oldest } = run
  for (const one of page) {
    if (isUnsure(one)) doubtful = Dictionary.set(doubtful, one.venueId, one)
    if (status === 'open') continue
    const createdAt = one.createdAt ?? Number.NaN
    newest ??= createdAt
    oldest = createdAt <= oldest ? createdAt : Number.NaN
  }
  return {
    ...run,
    pages: run.pages + 1,
    open: [...run.open, ...page.filter(rests)],
    doubtful,
    newest,
    oldest,
  }
}

/** Whether a known order has ended, or should be there, and no listing has said so. */
const isMissing = ({ session }: Turn): boolean => {
  const { orders, snapshot } = session
  const open = new Set(snapshot?.open.map(({ venueId }) => venueId))
  const { newest = null, oldest = Number.NaN } = snapshot ?? {}
  // What comes next is older still where the newest are listed first.
  const isBefore = (at: number): boolean => newest !== null && newest > oldest && oldest < at
  return Dictionary.entries(orders).some(({ value: order }) => {
    const { settled, venueId, clientOrderId } = order
    if (settled) return false
    if (venueId !== null) return !open.has(venueId)
    if (isAsked(session, (one) => one.order?.clientOrderId === clientOrderId)) return false
    return !isBefore(soonestOf(order))
  })
}

/** So many whole listings have to lack an order before it is taken for one that never arrived. */
const patience = 2

/** One that never arrived would be looked for, and taken off the book of others, for good. */
const giveUpLost = (turn: Turn): void => {
  const askedAt = turn.session.snapshot?.askedAt ?? Number.NEGATIVE_INFINITY
  for (const { key, value: order } of Dictionary.entries(turn.session.orders)) {
    if (order.venueId !== null || order.settled || askedAt < order.arrivesBy) continue
    if (isAsked(turn.session, (one) => one.order?.clientOrderId === key)) continue
    const missed = order.missed + 1
    const isGone = missed >= patience
    setOrder(turn, { ...order, missed, state: isGone ? 'ended' : 'sent', settled: isGone })
    if (isGone) tellBook(turn, order.marketId)
  }
}

const finish = (turn: Turn): void => {
  const doubtful = Dictionary.entries(turn.session.snapshot?.doubtful ?? Dictionary.empty)
  onListedOrders(
    turn,
    doubtful.map(({ value }) => value),
  )
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
