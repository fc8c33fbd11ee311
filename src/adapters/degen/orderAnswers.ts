/**
 * What the venue tells of one's own orders and shares, read from outside.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Outcome, Side } from '../../market/side.js'
import type { Answer } from './answers.js'
import * as Fields from './fields.js'
import type { Refusal } from './refusal.js'

/** How an order stands, of all that the venue says it is. @category adapters @since 0.1.0 */
export type OrderStanding = 'open' | 'filled' | 'cancelled' | 'expired'

/**
 * An order as the venue tells of it: `price` in micro-dollars, `size` and `filled` in micro-shares.
 * What an answer leaves out is null.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ListedOrder = {
  readonly venueId: string
  readonly market: string | null
  readonly clientOrderId: number | null
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly filled: number
  readonly standing: OrderStanding
  readonly createdAt: number | null
}

const wrong = (path: string, expected: string): E.Either<Refusal, never> =>
  E.left({ _tag: 'wrong-shape', path, expected })

const standings: Readonly<Record<string, OrderStanding>> = {
  open: 'open',
  partial: 'open',
  pending: 'open',
  filled: 'filled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  rejected: 'cancelled',
  expired: 'expired',
}

/**
 * Returns how an order stands by the venue's word for it, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export const standingOf = (fields: Fields.Fields): OrderStanding | null => {
  const word = Fields.text(fields, 'status', 32)?.toLowerCase() ?? ''
  return Object.hasOwn(standings, word) ? (standings[word] ?? null) : null
}

/** Returns an order. @category adapters @since 0.1.0 */
export const order = (body: unknown): Answer<ListedOrder> => {
  const fields = Fields.object(body)
  if (fields === null) return wrong('', 'an order')
  const venueId = Fields.text(fields, 'id')
  const outcome = Fields.outcome(fields, 'outcome')
  const side = Fields.side(fields, 'side')
  const price = Fields.priceOf(Fields.own(fields, 'price'))
  const size = Fields.amount(fields, 'size')
  const filled = Fields.amount(fields, 'filledSize')
  const standing = standingOf(fields)
  if (venueId === null) return wrong('id', 'an id')
  if (outcome === null || side === null) return wrong('side', 'a side and an outcome')
  if (price === null) return wrong('price', 'a price inside (0, 1)')
  if (size === null || size === 0 || filled === null) return wrong('size', 'sizes')
  if (standing === null) return wrong('status', 'a status')
  return E.right({
    venueId,
    market: Fields.text(fields, 'marketAddress') ?? Fields.text(fields, 'marketId'),
    clientOrderId: Fields.count(fields, 'clientOrderId'),
    outcome,
    side,
    price,
    size,
    filled,
    standing,
    createdAt: Fields.instant(fields, 'createdAt'),
  })
}

/**
 * A page of orders, and how many there are in all; null where not said.
 *
 * @category adapters
 * @since 0.1.0
 */
export type OrderPage = {
  readonly orders: ReadonlyArray<ListedOrder>
  readonly total: number | null
}

/**
 * Returns a page of orders. One that cannot be read spoils it: left out it would pass for gone.
 *
 * @category adapters
 * @since 0.1.0
 */
export const orders = (body: unknown): Answer<OrderPage> => {
  const fields = Fields.object(body)
  const list = fields === null ? null : Fields.own(fields, 'orders')
  if (fields === null || !Array.isArray(list)) return wrong('orders', 'a list')
  const read: Array<ListedOrder> = []
  for (const one of list) {
    const answer = order(one)
    if (E.isLeft(answer)) return answer
    read.push(answer.right)
  }
  return E.right({ orders: read, total: Fields.count(fields, 'total') })
}

/** What is held of a market, in micro-shares. @category adapters @since 0.1.0 */
export type ListedPosition = { readonly market: string; readonly yes: number; readonly no: number }

/** Returns what is held. @category adapters @since 0.1.0 */
export const positions = (body: unknown): Answer<ReadonlyArray<ListedPosition>> => {
  if (!Array.isArray(body)) return wrong('', 'a list of positions')
  const read: Array<ListedPosition> = []
  for (const one of body) {
    const fields = Fields.object(one)
    const market = fields === null ? null : Fields.text(fields, 'marketAddress')
    const yes = fields === null ? null : Fields.amount(fields, 'yesShares')
    const no = fields === null ? null : Fields.amount(fields, 'noShares')
    if (market === null || yes === null || no === null) return wrong('yesShares', 'a position')
    read.push({ market, yes, no })
  }
  return E.right(read)
}

/**
 * What became of an order that was placed or cancelled: the venue's id, how it stands, and what of
 * it is filled in micro-shares, null where that is not said.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Acknowledged = {
  readonly venueId: string
  readonly standing: OrderStanding
  readonly filled: number | null
}

/** Returns what became of an order. @category adapters @since 0.1.0 */
export const acknowledged = (body: unknown): Answer<Acknowledged> => {
  const fields = Fields.object(body)
  const venueId = fields === null ? null : Fields.text(fields, 'orderId')
  const standing = fields === null ? null : standingOf(fields)
  if (fields === null || venueId === null) return wrong('orderId', 'an id')
  if (standing === null) return wrong('status', 'a status')
  return E.right({ venueId, standing, filled: Fields.amount(fields, 'filledSize') })
}

/** Returns the ids of the orders that were cancelled together. @category adapters @since 0.1.0 */
export const cancelled = (body: unknown): Answer<ReadonlyArray<string>> => {
  const fields = Fields.object(body)
  const ids = fields === null ? null : Fields.own(fields, 'orderIds')
  if (!Array.isArray(ids)) return wrong('orderIds', 'a list of ids')
  return E.right(ids.filter((id) => typeof id === 'string'))
}
