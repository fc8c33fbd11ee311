/**
 * What the venue says rests and is held, against what the desk thinks.
 */

import type { Outcome, Side } from '../../market/side.js'
import { type Desk, type DeskMarket, market, markets, type Stray } from '../desk.js'
import { changed, noted, withReckoned } from '../deskChange.js'
import * as DeskConditions from '../deskConditions.js'
import type { Snapshot, VenueOrder, VenuePosition } from '../deskEvent.js'
import { changed as changedMarket } from '../deskMarket.js'
import * as Ledger from '../ledger/ledger.js'
import { isPrice, isWhole, perUnit } from '../ledger/micro.js'
import { numberOf } from '../orders/clientOrderId.js'
import { mayBeForgotten } from '../orders/forgotten.js'
import type { Order } from '../orders/order.js'
import { liveSize, received, sent } from '../orders/orderLife.js'

/**
 * Returns the desk after a snapshot. An order that it does not list is asked for again, and gone
 * when the next one does not list it either; one that the desk does not know is adopted, for the
 * next decision to keep or cancel, or in an unknown market kept as a stray until it is cancelled.
 * One that has ended and is forgotten is not adopted from a snapshot asked for before its end.
 * Positions other than the ledger's stop the market until the two agree. What was sent or filled
 * after the snapshot was asked for is not judged by it.
 *
 * @category desk
 * @since 0.1.0
 */
export const onReconciled = (desk: Desk, { asOf, orders: told, positions }: Snapshot): Desk => {
  if (!(Number.isSafeInteger(asOf) && told.every(isVenueOrder) && positions.every(isPosition)))
    return noted(desk, 'unreadable', 'reconciled')
  const orders = [...new Map(told.map((order) => [order.venueId, order])).values()]
  const listed = new Map<string, Array<VenueOrder>>()
  let { nextOrder } = desk
  for (const order of orders) {
    listed.set(order.marketId, [...(listed.get(order.marketId) ?? []), order])
    const number = numberOf(order.clientOrderId ?? '') ?? -1
    if (number >= nextOrder) nextOrder = number + 1
  }
  const held = new Map(positions.map((position) => [position.marketId, position]))
  const strays = straysOf(desk, orders)
  const counted = strays
    .filter(({ venueId }) => desk.strays.every((stray) => stray.venueId !== venueId))
    .reduce((next, { venueId }) => noted(next, 'stray', venueId), desk)
  return markets(desk).reduce(
    (next, one) =>
      onMarket(next, one, asOf, listed.get(one.market.id) ?? [], held.get(one.market.id) ?? null),
    changed(counted, {
      nextOrder,
      strays,
      conditions: DeskConditions.changed(desk.conditions, { reconciledAt: asOf }),
    }),
  )
}

const isVenueOrder = (order: VenueOrder): boolean => {
  const { marketId, clientOrderId, venueId, outcome, side, price, size, filled } = order
  return (
    typeof marketId === 'string' &&
    typeof venueId === 'string' &&
    (clientOrderId === null || typeof clientOrderId === 'string') &&
    (outcome === 'yes' || outcome === 'no') &&
    (side === 'bid' || side === 'ask') &&
    isPrice(price) &&
    price > 0 &&
    price < perUnit &&
    isWhole(size) &&
    size > 0 &&
    isWhole(filled) &&
    filled >= 0
  )
}

const isPosition = ({ marketId, yes, no }: VenuePosition): boolean =>
  typeof marketId === 'string' && isWhole(yes) && isWhole(no)

const straysOf = (desk: Desk, orders: ReadonlyArray<VenueOrder>): ReadonlyArray<Stray> =>
  orders
    .filter(({ marketId }) => market(desk, marketId) === null)
    .map(({ marketId, clientOrderId, venueId }) => {
      const known = desk.strays.find((stray) => stray.venueId === venueId)
      return { marketId, clientOrderId, venueId, sentAt: known?.sentAt ?? null }
    })

const onMarket = (
  desk: Desk,
  held: DeskMarket,
  asOf: number,
  listed: ReadonlyArray<VenueOrder>,
  position: VenuePosition | null,
): Desk => {
  const isKnown = (one: VenueOrder): boolean => held.orders.some((order) => isSame(order, one))
  const { forgotten } = held
  const adopted = listed.filter((one) => !isKnown(one) && !mayBeForgotten(forgotten, one, asOf))
  const orders = [
    ...held.orders.map((order) => reported(order, listed, asOf)),
    ...adopted.map((one) => adoptedOrder(held, one, asOf)),
  ]
  const mismatched = agreement(desk, held, asOf, position) ?? held.mismatched
  const isSilent = orders.every((order, i) => order === held.orders[i])
  if (isSilent && mismatched === held.mismatched) return desk
  const next = withReckoned(desk, held, changedMarket(held, { orders, mismatched }))
  const counted = adopted.reduce((all, { venueId }) => noted(all, 'adopted', venueId), next)
  return mismatched && !held.mismatched ? noted(counted, 'mismatched', held.market.id) : counted
}

/** Of two that the venue lists under one id of the desk's, the second is another order. */
const isSame = (order: Order, { clientOrderId, venueId }: VenueOrder): boolean =>
  order.venueId === null
    ? order.clientOrderId === (clientOrderId ?? venueId)
    : order.venueId === venueId

const reported = (order: Order, listed: ReadonlyArray<VenueOrder>, at: number): Order => {
  const one = listed.find((candidate) => isSame(order, candidate))
  if (one === undefined)
    return received(order, { _tag: 'reported', status: 'absent', filled: null, at })
  const { filled, size, venueId } = one
  const known = received(order, { _tag: 'reported', status: 'resting', filled, at })
  const accepted =
    known.venueId === null ? received(known, { _tag: 'accepted', venueId, at }) : known
  return size < order.size ? received(accepted, { _tag: 'amended', size, at }) : accepted
}

const adoptedOrder = (held: DeskMarket, one: VenueOrder, at: number): Order => {
  const { outcome, side, price, size, venueId } = one
  const isTaken = held.orders.some((order) => order.clientOrderId === one.clientOrderId)
  const clientOrderId = isTaken ? venueId : (one.clientOrderId ?? venueId)
  const order = sent({ clientOrderId, outcome, side, price, size, fee: 0, at, arrivesBy: at })
  return received(order, { _tag: 'accepted', venueId, at })
}

/**
 * Whether the venue's positions differ from every one that the ledger may have; null: not said. Of
 * an order that was never answered nobody can have told the fills.
 */
const agreement = (
  desk: Desk,
  { market: { id }, movedAt, merging, orders }: DeskMarket,
  asOf: number,
  position: VenuePosition | null,
): boolean | null => {
  const ledger = Ledger.market(desk.ledger, id)
  if (ledger === undefined || ledger.resolution !== null) return null
  if (movedAt !== null && movedAt >= asOf) return null
  const { yes, no } = position ?? { yes: 0, no: 0 }
  const { holding, inDoubt } = ledger
  const yesUp = inDoubt.yesUp + unanswered(orders, 'yes', 'bid')
  const yesDown = inDoubt.yesDown + unanswered(orders, 'yes', 'ask')
  const noUp = inDoubt.noUp + unanswered(orders, 'no', 'bid')
  const noDown = inDoubt.noDown + unanswered(orders, 'no', 'ask')
  const inFlight = merging.reduce((sum, { sets }) => sum + sets, 0)
  const net = yes - no - (holding.yes - holding.no)
  if (net < 0 - yesDown - noUp || net > yesUp + noDown) return true
  // Where shares are owed the venue may show any number of complete sets beside them.
  if (holding.yes < 0 || holding.no < 0) return false
  return yes < holding.yes - yesDown - inFlight || yes > holding.yes + yesUp
}

const unanswered = (orders: ReadonlyArray<Order>, outcome: Outcome, side: Side): number => {
  let size = 0
  for (const order of orders) {
    const isLike = order.outcome === outcome && order.side === side
    if (isLike && !order.acknowledged) size += liveSize(order)
  }
  return size
}
