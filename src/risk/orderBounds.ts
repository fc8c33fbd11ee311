/**
 * Bounds of an order alone: how large, how far from the fair value, with what edge, not taking.
 */

import { asYes } from './asYes.js'
import type { Check } from './checkContext.js'
import { dust, missing, past } from './past.js'

/** Rejects an order of too many shares. @category risk @since 0.1.0 */
export const overSize: Check = ({ size }, _, limits) =>
  past('order-size', size, limits.maxOrderSize)

/**
 * Rejects an order that can cost too much: a bid on YES its price, an ask on it one less its price.
 *
 * @category risk
 * @since 0.1.0
 */
export const overNotional: Check = (order, _, limits) => {
  const { side, price } = asYes(order)
  const cost = side === 'bid' ? price : 1 - price
  return past('order-notional', cost * order.size, limits.maxOrderNotional)
}

/**
 * Rejects a price outside the collar about the fair value.
 *
 * @category risk
 * @since 0.1.0
 */
export const offFair: Check = (order, { model }, limits) => {
  if (!(model !== null && Number.isFinite(model.fair) && model.perRootSecond >= 0)) {
    return missing('model.fair')
  }
  const { price } = asYes(order)
  const { fair, perRootSecond } = model
  // Not 0: an infinite number of deviations is no limit even where nothing moves.
  const deviation = Math.max(perRootSecond, Number.MIN_VALUE)
  const limit = Math.max(limits.maxOffFair, limits.maxOffFairDeviations * deviation)
  const within = Math.abs(price - fair) <= limit + dust
  return within ? null : { _tag: 'off-fair', price, fair, limit }
}

/**
 * Rejects a price that gives too much against the reservation price.
 *
 * @category risk
 * @since 0.1.0
 */
export const thinEdge: Check = (order, { model }, limits) => {
  if (!(model !== null && Number.isFinite(model.reservation))) return missing('model.reservation')
  const { side, price } = asYes(order)
  const edge = side === 'bid' ? model.reservation - price : price - model.reservation
  return edge >= limits.edge - dust ? null : { _tag: 'thin-edge', edge, limit: limits.edge }
}

/**
 * Rejects an order that must rest and would take the others' best.
 *
 * @category risk
 * @since 0.1.0
 */
export const wouldTake: Check = (order, { book }) => {
  if (!order.postOnly) return null
  if (book === null) return missing('book')
  const { side, price } = asYes(order)
  const best = (side === 'bid' ? book.bestAsk : book.bestBid) ?? null
  if (best === null) return null
  if (!Number.isFinite(best)) return missing('book')
  const apart = side === 'bid' ? best - price : price - best
  return apart > dust ? null : { _tag: 'would-take', price, best }
}
