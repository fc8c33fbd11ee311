/**
 * An order beside one's own: it may not trade with them, repeat one of them, or be one too many.
 */

import { asYes } from './asYes.js'
import type { Check, CheckedOrder, LiveOrder } from './checkContext.js'
import { dust, past } from './past.js'

/**
 * Rejects an order that could trade with an own one that may still fill, NO read as its mirror.
 *
 * @category risk
 * @since 0.1.0
 */
export const selfCross: Check = (order, { live }) => {
  const { side, price } = asYes(order)
  for (const other of live) {
    const own = asYes(other)
    if (other.status === 'matched' || own.side === side) continue
    const apart = side === 'bid' ? own.price - price : price - own.price
    if (!(apart > dust)) return { _tag: 'self-cross', price, id: other.id }
  }
  return null
}

/**
 * Rejects a client order id that is live or was sent lately.
 *
 * @category risk
 * @since 0.1.0
 */
export const sameId: Check = ({ id }, { live, recent }) =>
  live.some((other) => other.id === id) || recent.some((other) => other.id === id)
    ? { _tag: 'same-id', id }
    : null

/**
 * Rejects an order sent again too soon: same side, price and size, whichever outcome it names.
 *
 * @category risk
 * @since 0.1.0
 */
export const repeated: Check = (order, { now, live, recent }, { repeatMs }) => {
  for (const other of [...live, ...recent]) {
    if (other.status === 'matched' || !same(order, other)) continue
    const sinceMs = now - other.sentAt
    // One from the future has a wrong clock, and counts as sent now.
    if (!(sinceMs >= repeatMs))
      return { _tag: 'repeated', id: other.id, sinceMs, limitMs: repeatMs }
  }
  return null
}

const same = (order: CheckedOrder, other: LiveOrder): boolean => {
  const one = asYes(order)
  const two = asYes(other)
  return (
    one.side === two.side &&
    Math.abs(one.price - two.price) <= dust &&
    Math.abs(order.size - other.size) <= dust
  )
}

/** Rejects an order too many on its side of the market. @category risk @since 0.1.0 */
export const tooManyOfSide: Check = (order, { live }, limits) => {
  const { side } = asYes(order)
  const count = resting(live).filter((other) => asYes(other).side === side).length
  return past('orders-of-side', count + 1, limits.maxLiveOfSide)
}

/** Rejects an order too many in the market. @category risk @since 0.1.0 */
export const tooManyOfMarket: Check = (_, { live }, limits) =>
  past('orders-of-market', resting(live).length + 1, limits.maxLiveOfMarket)

/** Rejects an order too many in all markets. @category risk @since 0.1.0 */
export const tooManyInAll: Check = (_, { live, liveElsewhere }, limits) =>
  past('orders-in-all', resting(live).length + 1 + liveElsewhere, limits.maxLiveInAll)

const resting = (live: ReadonlyArray<LiveOrder>): ReadonlyArray<LiveOrder> =>
  live.filter(({ status }) => status !== 'matched')
