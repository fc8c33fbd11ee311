/**
 * A venue and a maker who hear of each other late, twice or never: what is true, and what is known.
 *
 * The venue holds the orders that can fill. The maker holds its `QuoteState`. Between them messages
 * wait, and events decide which are delivered, lost or answered.
 */

import type { QuoteConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import type { RestingOrder } from '../../src/market/order.js'

/** Whom the takers hit. */
export type Flow = 'bid' | 'ask' | 'both'

export type Event =
  | { readonly kind: 'decide' }
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'arrive'; readonly pick: number }
  | { readonly kind: 'lose'; readonly pick: number }
  | { readonly kind: 'fill'; readonly flow: Flow; readonly pick: number; readonly part: number }
  | { readonly kind: 'answer'; readonly pick: number }

type Sent =
  | { readonly place: RestingOrder }
  | { readonly cancel: string }
  | { readonly amend: string; readonly size: number }

export type Model = {
  readonly state: QuoteState
  /** What the venue has on its book: the truth. */
  readonly book: ReadonlyArray<RestingOrder>
  /** What was sent and has not arrived. */
  readonly sent: ReadonlyArray<Sent>
  /** Ids of which the venue knows that they are gone, and has not told the maker. */
  readonly gone: ReadonlyArray<string>
  readonly count: number
  readonly faults: ReadonlyArray<string>
}

/** One event later. */
export const step = (model: Model, event: Event, config: QuoteConfig): Model => {
  switch (event.kind) {
    case 'decide':
      return decided(model, config)
    case 'price':
      return {
        ...model,
        state: { ...model.state, spot: { price: event.price, at: model.state.now } },
      }
    case 'clock':
      return { ...model, state: { ...model.state, now: model.state.now + event.ms } }
    case 'arrive':
      return arrived(model, event.pick)
    case 'lose':
      return lost(model, event.pick)
    case 'fill':
      return filled(model, event.flow, event.pick, event.part)
    case 'answer':
      return answered(model, event.pick)
  }
}

const decided = (model: Model, config: QuoteConfig): Model => {
  const { state, sent, count } = model
  const diff = decideQuotes(state, config)
  const placed = diff.place.map(
    (order, i): RestingOrder => ({
      ...order,
      id: `m${count + i}`,
      status: 'pending',
      since: state.now,
    }),
  )
  const orders = state.orders.map((order) =>
    diff.cancel.includes(order.id) ? { ...order, status: 'cancelling' as const } : order,
  )
  return {
    ...model,
    state: { ...state, orders: [...orders, ...placed] },
    sent: [
      ...sent,
      ...diff.cancel.map((cancel) => ({ cancel })),
      ...(diff.amend ?? []).map(({ id, size }) => ({ amend: id, size })),
      ...placed.map((place) => ({ place })),
    ],
    count: count + placed.length,
    faults: violations(state, config, diff).map(({ _tag }) => _tag),
  }
}

const picked = <Item>(items: ReadonlyArray<Item>, pick: number): Item | undefined =>
  items[pick % Math.max(1, items.length)]

/** Messages arrive in any order: a cancel may overtake the order that it is for. */
const arrived = (model: Model, pick: number): Model => {
  const message = picked(model.sent, pick)
  if (message === undefined) return model
  const sent = model.sent.filter((other) => other !== message)
  if ('place' in message) return { ...model, sent, book: [...model.book, message.place] }
  if ('amend' in message) {
    const book = model.book.map((order) =>
      order.id === message.amend ? { ...order, size: Math.min(order.size, message.size) } : order,
    )
    return { ...model, sent, book }
  }
  const book = model.book.filter(({ id }) => id !== message.cancel)
  const unknown = book.length === model.book.length
  return { ...model, sent, book, gone: unknown ? model.gone : [...model.gone, message.cancel] }
}

/** A message is lost; where it was an order, its maker cannot tell and calls it unknown. */
const lost = (model: Model, pick: number): Model => {
  const message = picked(model.sent, pick)
  if (message === undefined) return model
  const sent = model.sent.filter((other) => other !== message)
  if (!('place' in message)) return { ...model, sent }
  const orders = model.state.orders.map((order) =>
    order.id === message.place.id && order.status === 'pending'
      ? { ...order, status: 'unknown' as const }
      : order,
  )
  return { ...model, sent, state: { ...model.state, orders } }
}

/** A fill changes the venue's book and the maker's position and order at once, whole or in part. */
const filled = (model: Model, flow: Flow, pick: number, part: number): Model => {
  const hit = model.book.filter(({ side }) => flow === 'both' || side === flow)
  const order = picked(hit, pick)
  if (order === undefined) return model
  const shares = Math.max(1, Math.floor(order.size * part))
  const less = (orders: ReadonlyArray<RestingOrder>): ReadonlyArray<RestingOrder> =>
    orders.flatMap((other) => {
      if (other.id !== order.id) return [other]
      return other.size > shares ? [{ ...other, size: other.size - shares }] : []
    })
  const { position, orders } = model.state
  const isBid = (order.side === 'bid') === (order.outcome === 'yes')
  const held = isBid
    ? { yes: position.yes + shares, no: position.no }
    : { yes: position.yes, no: position.no + shares }
  // One that was reduced is smaller than its maker knows, and may be gone before it is told.
  const gone = order.size > shares ? model.gone : [...model.gone, order.id]
  return {
    ...model,
    book: less(model.book),
    gone,
    state: { ...model.state, position: held, orders: less(orders) },
  }
}

/** The venue tells: an order that stands is open, one that is gone is gone. */
const answered = (model: Model, pick: number): Model => {
  const order = picked(model.state.orders, pick)
  if (order === undefined) return model
  const standing = model.book.find(({ id }) => id === order.id)
  const stands = standing !== undefined
  if (!stands && !model.gone.includes(order.id)) return model
  const orders = model.state.orders.flatMap((other) => {
    if (other.id !== order.id) return [other]
    if (!stands) return []
    const { size } = standing
    return [other.status === 'cancelling' ? other : { ...other, size, status: 'open' as const }]
  })
  return { ...model, state: { ...model.state, orders } }
}
