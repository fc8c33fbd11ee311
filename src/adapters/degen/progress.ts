/**
 * What becomes of one's own orders, told to the desk once.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { sendCancel } from './cancels.js'
import { degenFee } from './degenFee.js'
import type { FillFrame } from './frame.js'
import { tellBook } from './marketBook.js'
import type { ListedOrder, OrderStanding } from './orderAnswers.js'
import type { TrackedOrder } from './session.js'
import {
  byVenueId,
  marketOf,
  set,
  setMarket,
  setOrder,
  type Turn,
  tellDesk,
  tellOrder,
} from './turn.js'

/**
 * Notes the venue's id of an order, tells it, and sends the cancel that waited for it. What was
 * filled before the id was known is asked for.
 *
 * @category adapters
 * @since 0.1.0
 */
export const accepted = (turn: Turn, order: TrackedOrder, venueId: string): TrackedOrder => {
  const { orphans, at } = turn.session
  const isOrphan = orphans.includes(venueId)
  const next: TrackedOrder = {
    ...order,
    venueId,
    state: order.state === 'sent' ? 'resting' : order.state,
    cancelWanted: false,
    ask: isOrphan ? 'wanted' : order.ask,
  }
  setOrder(turn, next)
  if (isOrphan) set(turn, { orphans: orphans.filter((one) => one !== venueId) })
  tellOrder(turn, order, { _tag: 'accepted', venueId, at })
  if (order.cancelWanted) sendCancel(turn, venueId, order)
  return next
}

/**
 * Tells what is filled of an order beyond what was told: `total` is all of it, so that the same
 * news twice, late or out of order, tells nothing. Without a price it counts at the order's own,
 * which is the worst that it can be.
 *
 * @category adapters
 * @since 0.1.0
 */
export const filledTo = (
  turn: Turn,
  order: TrackedOrder,
  total: number,
  told: { readonly price: number | null; readonly took: boolean },
): TrackedOrder => {
  if (!(total > order.filled) || order.venueId === null) return order
  const { config, at } = turn.session
  const { marketId, clientOrderId, venueId, outcome, side } = order
  const size = total - order.filled
  const price = priceOf(order, told.price)
  const fee = degenFee(told.took ? config.fees.taker : config.fees.maker, { size, price })
  const next: TrackedOrder = {
    ...order,
    filled: total,
    state: total >= order.size ? 'ended' : order.state,
  }
  setOrder(turn, next)
  const id = `${venueId}:${total}`
  const fill = { id, outcome, side, size, price, fee, clientOrderId }
  tellDesk(turn, { kind: 'fill', at, marketId, status: 'confirmed', fill })
  tellBook(turn, marketId)
  return next
}

const priceOf = ({ side, price }: TrackedOrder, told: number | null): number => {
  if (told === null) return price
  return side === 'bid' ? Math.min(told, price) : Math.max(told, price)
}

/**
 * Tells that an order has ended, unless that was told.
 *
 * @category adapters
 * @since 0.1.0
 */
export const ended = (
  turn: Turn,
  order: TrackedOrder,
  standing: Exclude<OrderStanding, 'open'>,
  filled: number | null,
): TrackedOrder => {
  if (order.state === 'ended') return order
  const next: TrackedOrder = { ...order, state: 'ended' }
  setOrder(turn, next)
  tellEnd(turn, order, standing, filled)
  tellBook(turn, order.marketId)
  return next
}

/**
 * Tells the end of an order: again where only now is known how much is filled.
 *
 * @category adapters
 * @since 0.1.0
 */
export const tellEnd = (
  turn: Turn,
  order: TrackedOrder,
  standing: Exclude<OrderStanding, 'open'>,
  filled: number | null,
): void => {
  const { at } = turn.session
  if (standing === 'filled') {
    tellOrder(turn, order, { _tag: 'reported', status: 'filled', filled, at })
    return
  }
  const _tag = standing === 'expired' ? 'expired' : 'cancel-accepted'
  tellOrder(turn, order, { _tag, filled, at })
}

/**
 * Tells what a listing says of an order that is known.
 *
 * @category adapters
 * @since 0.1.0
 */
export const heardOf = (turn: Turn, order: TrackedOrder, listed: ListedOrder): TrackedOrder => {
  const counted = filledTo(turn, order, listed.filled, { price: null, took: false })
  if (listed.standing === 'open') return counted
  return ended(turn, counted, listed.standing, listed.filled)
}

/**
 * Takes news of a fill. Told with what is left it says how much is filled in all; a whole order at
 * once does too. Else the venue is asked, since a fill has no id by which to know it again.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onFillFrame = (turn: Turn, frame: FillFrame): void => {
  const order = byVenueId(turn.session, frame.venueId)
  if (order === undefined) {
    const { orphans } = turn.session
    if (!orphans.includes(frame.venueId))
      set(turn, { orphans: [...orphans, frame.venueId].slice(-maxOrphans) })
    return
  }
  const { filled, remaining } = frame
  const isTold = remaining !== null && remaining > 0 && filled + remaining <= order.size
  const isWhole = filled === order.size && (remaining ?? 0) === 0
  if (!isTold && !isWhole) {
    setOrder(turn, { ...order, ask: order.ask === 'no' ? 'wanted' : asked(order.ask) })
    return
  }
  const total = isTold ? order.size - remaining : order.size
  const isThis = total - order.filled === filled
  const price = isThis && frame.price !== null ? onOwn(order, frame.outcome, frame.price) : null
  filledTo(turn, order, total, { price, took: false })
}

const maxOrphans = 1_000

const asked = (state: TrackedOrder['ask']): TrackedOrder['ask'] =>
  state === 'asking' ? 'again' : state

const onOwn = (order: TrackedOrder, outcome: FillFrame['outcome'], price: number): number =>
  outcome === null || outcome === order.outcome ? price : 1_000_000 - price

/**
 * Forgets an order that never came to rest, and tells it.
 *
 * @category adapters
 * @since 0.1.0
 */
export const rejected = (turn: Turn, order: TrackedOrder | undefined): void => {
  if (order === undefined || order.venueId !== null) return
  const { orders, at } = turn.session
  set(turn, { orders: Dictionary.without(orders, order.clientOrderId) })
  const market = marketOf(turn.session, order.marketId)
  if (market !== undefined) {
    const own = market.own.filter((one) => one.clientOrderId !== order.clientOrderId)
    setMarket(turn, { ...market, own })
  }
  tellOrder(turn, order, { _tag: 'rejected', at })
}
