/**
 * What becomes of one's own orders, told to the desk once.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { degenFee } from './degenFee.js'
import type { FillFrame } from './frame.js'
import { tellBook } from './marketBook.js'
import type { ListedOrder, OrderStanding } from './orderAnswers.js'
import type { OrderName, TrackedOrder } from './session.js'
import { ask, byVenueId, set, setOrder, type Turn, tellDesk, tellOrder } from './turn.js'

/**
 * Sends the cancel of an order, or keeps it until the venue takes cancels again.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sendCancel = (turn: Turn, venueId: string, order: OrderName): void => {
  const { pending, waitingCancels, restUntil, restCancelsUntil, now, token } = turn.session
  const isSent = Dictionary.entries(pending).some(
    ({ value: { call } }) => call.kind === 'cancel' && call.venueId === venueId,
  )
  if (isSent) return
  if (now < restUntil || now < restCancelsUntil || token === null) {
    set(turn, { waitingCancels: Dictionary.set(waitingCancels, venueId, order) })
    return
  }
  set(turn, { waitingCancels: Dictionary.without(waitingCancels, venueId) })
  ask(turn, { kind: 'cancel', venueId }, { order })
}

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
  const { at } = turn.session
  const next: TrackedOrder = { ...order, state: 'ended' }
  setOrder(turn, next)
  if (standing === 'filled') {
    tellOrder(turn, order, { _tag: 'reported', status: 'filled', filled, at })
  } else {
    const _tag = standing === 'expired' ? 'expired' : 'cancel-accepted'
    tellOrder(turn, order, { _tag, filled, at })
  }
  tellBook(turn, order.marketId)
  return next
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
  if (!isTold && filled !== order.size) {
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
