/**
 * One step of a session while it is being made: the session so far and what is to be done.
 */

import type { DeskEvent, OrderNews, Snapshot } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import type { VenueMessage } from '../venueClient.js'
import type { Call } from './requestOf.js'
import type { FollowedMarket, OrderName, PendingCall, Session, TrackedOrder } from './session.js'
import * as SocketLink from './socketLink.js'

/**
 * What a client is to do. `request`: sign what the call needs and send it, unless `deadline` has
 * passed; `abort`: forget it. `connect`, `disconnect` a socket by its number; `send` a text on it.
 * `tell` the listener. `settle` a promise: with a value, or rejected with a reason.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Effect =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly call: Call
      readonly token: string | null
      readonly deadline: number
    }
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'connect' | 'disconnect'; readonly link: number }
  | { readonly kind: 'send'; readonly link: number; readonly text: string }
  | { readonly kind: 'tell'; readonly message: VenueMessage }
  | { readonly kind: 'settle'; readonly promise: number; readonly outcome: Settled }

/** How a promise ends. @category adapters @since 0.1.0 */
export type Settled =
  | { readonly ok: true; readonly value: null | number | Snapshot }
  | { readonly ok: false; readonly why: string }

/**
 * A step in the making; only the files of this folder change it. Its session is its own: what hangs
 * on it is replaced, never changed.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Turn = { readonly session: Session; readonly effects: Array<Effect> }

/**
 * Changes parts of the session in place: a frame changes several, and each would copy them all.
 *
 * @category adapters
 * @since 0.1.0
 */
export const set = (turn: Turn, change: Partial<Session>): void => {
  Object.assign(turn.session, change)
}

/** Puts a market in. @category adapters @since 0.1.0 */
export const setMarket = (turn: Turn, market: FollowedMarket): void => {
  const { address } = market.listed
  set(turn, { markets: Dictionary.set(turn.session.markets, address, market) })
}

/** Puts an order in. @category adapters @since 0.1.0 */
export const setOrder = (turn: Turn, order: TrackedOrder): void => {
  const { orders, byVenueId, asks, now } = turn.session
  const { clientOrderId, venueId } = order
  const next = { ...order, changedAt: now }
  set(turn, { orders: Dictionary.set(orders, clientOrderId, next) })
  if (asks.includes(clientOrderId) !== (order.ask !== 'no')) {
    const others = asks.filter((one) => one !== clientOrderId)
    set(turn, { asks: order.ask === 'no' ? others : [...others, clientOrderId] })
  }
  if (venueId !== null && Dictionary.get(byVenueId, venueId) !== clientOrderId)
    set(turn, { byVenueId: Dictionary.set(byVenueId, venueId, clientOrderId) })
  const market = Dictionary.get(turn.session.markets, order.marketId)
  if (market !== undefined) setMarket(turn, { ...market, own: ownWith(market.own, next) })
}

/** Returns own bids with an order as it stands now. @category adapters @since 0.1.0 */
export const ownWith = (own: FollowedMarket['own'], order: TrackedOrder): FollowedMarket['own'] => {
  const { clientOrderId, outcome, price, size, filled, state, side } = order
  const others = own.filter((one) => one.clientOrderId !== clientOrderId)
  if (state === 'ended' || side !== 'bid') return others
  return [...others, { clientOrderId, outcome, price, rest: size - filled }]
}

/** Returns a market by its address or the venue's id. @category adapters @since 0.1.0 */
export const marketOf = (session: Session, name: string): FollowedMarket | undefined =>
  Dictionary.get(session.markets, addressOf(session, name))

/** Returns a market's address by that or by the venue's id. @category adapters @since 0.1.0 */
export const addressOf = ({ addresses }: Session, name: string): string =>
  Dictionary.get(addresses, name) ?? name

/** Returns an order by the venue's id. @category adapters @since 0.1.0 */
export const byVenueId = (session: Session, venueId: string): TrackedOrder | undefined => {
  const clientOrderId = Dictionary.get(session.byVenueId, venueId)
  return clientOrderId === undefined ? undefined : Dictionary.get(session.orders, clientOrderId)
}

/** Tells the listener. @category adapters @since 0.1.0 */
export const tell = (turn: Turn, message: VenueMessage): void => {
  turn.effects.push({ kind: 'tell', message })
}

/** Tells the desk. @category adapters @since 0.1.0 */
export const tellDesk = (turn: Turn, event: DeskEvent): void => {
  tell(turn, { kind: 'event', event })
}

/** Tells the desk of an order. @category adapters @since 0.1.0 */
export const tellOrder = (
  turn: Turn,
  { marketId, clientOrderId }: OrderName,
  news: OrderNews,
): void => {
  const { at } = turn.session
  tellDesk(turn, { kind: 'order', at, marketId, clientOrderId, news })
}

/** Tells of what went wrong. @category adapters @since 0.1.0 */
export const problem = (turn: Turn, code: string, detail: string): void => {
  tell(turn, { kind: 'problem', code, detail })
}

/** Settles a promise. @category adapters @since 0.1.0 */
export const settle = (turn: Turn, promise: number | null, outcome: Settled): void => {
  if (promise !== null) turn.effects.push({ kind: 'settle', promise, outcome })
}

/** Asks the venue. @category adapters @since 0.1.0 */
export const ask = (
  turn: Turn,
  call: Call,
  about: { readonly order?: OrderName; readonly promise?: number } = {},
): void => {
  const { calls, now, at, config, token, pending } = turn.session
  const id = calls + 1
  const deadline = now + config.limits.requestMs
  const one: PendingCall = {
    call,
    token: token?.value ?? null,
    id,
    sentAt: now,
    sentWall: at,
    deadline,
    order: about.order ?? null,
    promise: about.promise ?? null,
  }
  set(turn, { calls: id, pending: Dictionary.set(pending, String(id), one) })
  turn.effects.push({ kind: 'request', id, call, token: one.token, deadline })
}

/**
 * Tells whether a request that a test picks waits for its answer.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isAsked = ({ pending }: Session, of: (one: PendingCall) => boolean): boolean =>
  Dictionary.entries(pending).some(({ value }) => of(value))

/** Queues a message for the socket, if there is one. @category adapters @since 0.1.0 */
export const say = (turn: Turn, message: object): void => {
  const { link } = turn.session
  if (link === null || !link.open) return
  set(turn, { link: { ...link, queue: [...link.queue, JSON.stringify(message)] } })
}

/**
 * Sends what is queued for the socket, as fast as the venue lets one.
 *
 * @category adapters
 * @since 0.1.0
 */
export const flush = (turn: Turn): void => {
  const { link, now, config } = turn.session
  if (link === null || link.queue.length === 0) return
  const flushed = SocketLink.flushed(link, now, config.limits.messagesPerSecond)
  for (const text of flushed.texts) turn.effects.push({ kind: 'send', link: link.id, text })
  set(turn, { link: flushed.link })
}
