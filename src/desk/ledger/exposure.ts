/**
 * What fills that may or may not come to be could still change: sums, one term for each fill, so
 * that a fill that is taken back takes back exactly what it added.
 */

import type { Outcome, Side } from '../../market/side.js'
import type { Order } from '../orders/order.js'
import { liveSize } from '../orders/orderLife.js'
import { moveOf } from './fill.js'
import { ceilValue, floorValue, isPrice, isWhole, perUnit } from './micro.js'

/**
 * By how many micro-shares YES and NO may rise and fall, and how many micro-dollars may be lost if
 * YES wins and if NO does, each at its worst.
 *
 * @category desk
 * @since 0.1.0
 */
export type LedgerExposure = {
  readonly yesUp: number
  readonly yesDown: number
  readonly noUp: number
  readonly noDown: number
  readonly lossIfYes: number
  readonly lossIfNo: number
}

/** What may fill, or be taken back. @category desk @since 0.1.0 */
export type MayFill = {
  readonly outcome: Outcome
  readonly side: Side
  readonly size: number
  readonly price: number
  readonly fee: number
}

/** Nothing in doubt. @category desk @since 0.1.0 */
export const none: LedgerExposure = {
  yesUp: 0,
  yesDown: 0,
  noUp: 0,
  noDown: 0,
  lossIfYes: 0,
  lossIfNo: 0,
}

/**
 * Returns what a fill in doubt may change; `fee` in micro-dollars for all of it.
 *
 * @category desk
 * @since 0.1.0
 */
export const ofFill = (fill: MayFill): LedgerExposure => {
  const { shares, paid } = moveOf(fill)
  const isYes = fill.outcome === 'yes'
  const up = shares > 0 ? shares : 0
  const down = shares < 0 ? 0 - shares : 0
  const lossAnyway = paid + fill.fee
  const lossIfYes = isYes ? lossAnyway - shares : lossAnyway
  const lossIfNo = isYes ? lossAnyway : lossAnyway - shares
  return {
    yesUp: isYes ? up : 0,
    yesDown: isYes ? down : 0,
    noUp: isYes ? 0 : up,
    noDown: isYes ? 0 : down,
    lossIfYes: lossIfYes > 0 ? lossIfYes : 0,
    lossIfNo: lossIfNo > 0 ? lossIfNo : 0,
  }
}

/**
 * Returns what a live order may change; `size` in micro-shares still live, `fee` in micro-dollars a
 * share. What cannot be read as an order gets NaN, which no limit lets through.
 *
 * @category desk
 * @since 0.1.0
 */
export const ofOrder = (order: MayFill): LedgerExposure => {
  const { size, price, fee } = order
  if (!(isWhole(size) && size >= 0 && isPrice(price) && fee >= 0 && fee <= perUnit))
    return unreadable
  const { outcome, side } = order
  return ofFill({ outcome, side, size, price, fee: ceilValue({ size, price: Math.ceil(fee) }) })
}

/**
 * Returns an exposure with all that orders may change beside it, the sum of `ofOrder` over what of
 * each is live; one whose size cannot be gets NaN too.
 *
 * @category desk
 * @since 0.1.0
 */
export const withOrders = (
  exposure: LedgerExposure,
  orders: ReadonlyArray<Order>,
): LedgerExposure => {
  let { yesUp, yesDown, noUp, noDown, lossIfYes, lossIfNo } = exposure
  for (const order of orders) {
    const { price, fee } = order
    if (!(isWhole(order.size) && order.size > 0 && isPrice(price) && fee >= 0 && fee <= perUnit))
      return unreadable
    const size = liveSize(order)
    if (size === 0) continue
    const isYes = order.outcome === 'yes'
    const isBid = order.side === 'bid'
    if (isBid && isYes) yesUp += size
    else if (isBid) noUp += size
    else if (isYes) yesDown += size
    else noDown += size
    const cost = fee === 0 ? 0 : ceilValue({ size, price: Math.ceil(fee) })
    const anyway = (isBid ? ceilValue({ size, price }) : 0 - floorValue({ size, price })) + cost
    const won = isBid ? anyway - size : anyway + size
    const ifYes = isYes ? won : anyway
    const ifNo = isYes ? anyway : won
    if (ifYes > 0) lossIfYes += ifYes
    if (ifNo > 0) lossIfNo += ifNo
  }
  return { yesUp, yesDown, noUp, noDown, lossIfYes, lossIfNo }
}

/** Returns the sum of two exposures. @category desk @since 0.1.0 */
export const plus = (one: LedgerExposure, other: LedgerExposure): LedgerExposure =>
  combined(one, other, 1)

/** Returns the first exposure without the second. @category desk @since 0.1.0 */
export const minus = (one: LedgerExposure, other: LedgerExposure): LedgerExposure =>
  combined(one, other, -1)

const combined = (one: LedgerExposure, other: LedgerExposure, sign: 1 | -1): LedgerExposure => ({
  yesUp: one.yesUp + sign * other.yesUp,
  yesDown: one.yesDown + sign * other.yesDown,
  noUp: one.noUp + sign * other.noUp,
  noDown: one.noDown + sign * other.noDown,
  lossIfYes: one.lossIfYes + sign * other.lossIfYes,
  lossIfNo: one.lossIfNo + sign * other.lossIfNo,
})

const unreadable: LedgerExposure = {
  yesUp: Number.NaN,
  yesDown: Number.NaN,
  noUp: Number.NaN,
  noDown: Number.NaN,
  lossIfYes: Number.NaN,
  lossIfNo: Number.NaN,
}
