/**
 * All that rests and is held, asked for page by page.
 *
 * What is held comes first, so that a fill between the questions is in the orders at least: its
 * news then reaches the desk before the snapshot does.
 */

import type { Snapshot, VenueOrder } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import * as ClientOrderId from '../../desk/orders/clientOrderId.js'
import type { ListedOrder, ListedPosition, OrderPage } from './orderAnswers.js'
import { accepted, heardOf } from './progress.js'
import type { Session, SnapshotRun, TrackedOrder } from './session.js'
import { addressOf, ask, byVenueId, isAsked, set, setOrder, settle, type Turn } from './turn.js'

/** Begins a snapshot; whoever asks meanwhile gets the same. @category adapters @since 0.1.0 */
export const askSnapshot = (turn: Turn, promise: number): void => {
  const { snapshot, token, now, restUntil, at } = turn.session
  if (token === null || now < restUntil) {
    const why = token === null ? 'not signed in' : 'the venue asked for a rest'
    settle(turn, promise, { ok: false, why })
    return
  }
  if (snapshot !== null) {
    set(turn, { snapshot: { ...snapshot, promises: [...snapshot.promises, promise] } })
    return
  }
  const run: SnapshotRun = { promises: [promise], asOf: at, positions: [], open: [], pages: 0 }
  set(turn, { snapshot: run })
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
  for (const listed of page.orders) onListedOrder(turn, listed)
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

const onListedOrder = (turn: Turn, listed: ListedOrder): void => {
  const order = byVenueId(turn.session, listed.venueId) ?? adopted(turn, listed)
  if (order === null) return
  const heard = heardOf(turn, order, listed)
  if (listed.standing === 'open') {
    if (heard.state === 'ended' && heard.filled < heard.size)
      setOrder(turn, { ...heard, state: 'resting', settled: false })
  } else if (!heard.settled) setOrder(turn, { ...heard, settled: true })
}

/** An order whose answer was lost is known by its number, or where none is listed by its look. */
const adopted = (turn: Turn, listed: ListedOrder): TrackedOrder | null => {
  const marketId = addressOf(turn.session, listed.market ?? '')
  const lost = lostOrder(turn, marketId, listed)
  if (lost !== null) return accepted(turn, lost, listed.venueId)
  if (listed.standing !== 'open' || isUnanswered(turn, marketId, listed)) return null
  const { venueId, outcome, side, price, size, filled, clientOrderId } = listed
  const mine = clientOrderId === null ? venueId : ClientOrderId.of(marketId, clientOrderId)
  const order: TrackedOrder = {
    marketId,
    clientOrderId: Dictionary.get(turn.session.orders, mine) === undefined ? mine : venueId,
    venueId,
    outcome,
    side,
    price,
    size,
    filled,
    sentAt: listed.createdAt ?? 0,
    state: 'resting',
    settled: false,
    cancelWanted: false,
    ask: 'no',
    changedAt: turn.session.now,
  }
  setOrder(turn, order)
  return order
}

const isLike = (order: TrackedOrder, marketId: string, listed: ListedOrder): boolean =>
  order.venueId === null &&
  order.marketId === marketId &&
  order.outcome === listed.outcome &&
  order.side === listed.side &&
  order.price === listed.price &&
  order.size === listed.size

const isUnanswered = ({ session }: Turn, marketId: string, listed: ListedOrder): boolean =>
  Dictionary.entries(session.orders).some(
    ({ value: order }) =>
      isLike(order, marketId, listed) &&
      isAsked(session, (one) => one.order?.clientOrderId === order.clientOrderId),
  )

const lostOrder = (turn: Turn, marketId: string, listed: ListedOrder): TrackedOrder | null => {
  const { orders } = turn.session
  if (listed.clientOrderId !== null) {
    const named = Dictionary.get(orders, ClientOrderId.of(marketId, listed.clientOrderId))
    return named !== undefined && named.venueId === null ? named : null
  }
  // Of twins one may be answered yet: which is which is then not known.
  if (isUnanswered(turn, marketId, listed)) return null
  const { standing, createdAt } = listed
  const like = Dictionary.entries(orders)
    .map(({ value }) => value)
    .filter((order) => isLike(order, marketId, listed))
    .filter(({ sentAt }) =>
      createdAt === null ? standing === 'open' : createdAt >= sentAt - clockErrorMs,
    )
    .sort((a, b) => numberOf(a) - numberOf(b))
  return like[0] ?? null
}

/** By how much the two clocks may be apart where an order's look is all that is known of it. */
const clockErrorMs = 5_000

const numberOf = ({ clientOrderId }: TrackedOrder): number =>
  ClientOrderId.numberOf(clientOrderId) ?? 0

const finish = (turn: Turn): void => {
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
