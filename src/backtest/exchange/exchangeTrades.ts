/**
 * What of others' trading comes to the desk's orders, and what they take of it.
 */

import { perShare } from '../../market/feeCurve.js'
import type { Take } from './backtestState.js'
import { levelAt, levelWith, standing } from './exchangeBook.js'
import { type ExchangeMarket, type Level, type OwnOrder, reckonOwn } from './exchangeMarket.js'
import { fill } from './exchangeMoney.js'
import { forgotten, spared, sparedAhead, taken } from './exchangeOthers.js'
import * as FeeTerms from './feeTerms.js'
import { inForce } from './inForce.js'
import { broughtForward } from './madeUpQueue.js'
import * as Queue from './queue.js'
import { rebook } from './rebook.js'
import { rests } from './restingOrders.js'
import type { Turn } from './turn.js'

/**
 * A recorded trade, at a price in micro-dollars of YES: it first hits what stands better there than
 * in the recording, the desk's orders and who was spared by them, then its level by the queue. What
 * it does not take of its level, that still stands: no volume fills the desk twice.
 *
 * @category backtest
 * @since 0.1.0
 */
export const printed = (
  turn: Turn,
  held: ExchangeMarket,
  trade: { readonly buys: boolean; readonly price: number; readonly size: number },
): void => {
  const { buys, price, size } = trade
  const isBid = !buys
  broughtForward(turn, held)
  forgotten(turn, held, { isBid, price })
  let left = size
  for (const order of isBid ? bidsInTurn(held, price) : asksInTurn(held, price)) {
    if (order.place.ahead === Infinity) continue
    left -= spared(held, { isBid, until: order.price, size: left })
    if (order.price === price) {
      const { place, reaches } = Queue.afterTrade(order.place, { size: left, recorded: size })
      order.place = place
      left -= filledUpTo(turn, held, order, reaches)
    } else {
      left -= sparedAhead(held, order, left)
      left -= filledUpTo(turn, held, order, left)
    }
  }
  left -= spared(held, { isBid, until: price, size: left })
  if (left === size) return
  levelWith(held, { isBid, price }).shift += size - left
  changed(turn, held)
}

/**
 * Others have come to a price at or past the desk's orders on the other side: those are hit, for as
 * much as is displayed and not taken before.
 *
 * @category backtest
 * @since 0.1.0
 */
export const crossed = (
  turn: Turn,
  held: ExchangeMarket,
  { isBid, level }: { readonly isBid: boolean; readonly level: Level },
): void => {
  const orders = isBid ? asksInTurn(held, level.price) : bidsInTurn(held, level.price)
  for (const order of orders) {
    if (order.place.ahead === Infinity) continue
    level.shift -= filledUpTo(turn, held, order, standing(level))
  }
  changed(turn, held)
}

/**
 * A made-up taker: all that stands at prices that it still gains by, others' before the desk's
 * where they stand before it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const swept = (turn: Turn, held: ExchangeMarket, take: Take): void => {
  const isBid = !take.buys
  broughtForward(turn, held)
  const worst = isBid ? 0 : 1_000_000
  const orders = isBid ? bidsInTurn(held, worst) : asksInTurn(held, worst)
  const curve = (inForce(turn.setup.config.exchange.fees, turn.now) ?? FeeTerms.free).taker
  let left = take.size
  for (const order of orders) {
    // Who stands behind all that will ever come is in nobody's way, and has everybody in its own.
    if (order.place.ahead === Infinity || !gains(take, curve, order.price / 1e6)) break
    left -= taken(held, { isBid, until: order.price, size: left })
    const level = levelAt(held, { isBid, price: order.price })
    if (order.place.ahead > 0) {
      const first = order.place.ahead < left ? order.place.ahead : left
      if (level !== null) level.shift -= first < standing(level) ? first : standing(level)
      for (const other of held.orders) {
        if (other.isBid !== isBid || other.price !== order.price) continue
        const { ahead, traded } = other.place
        other.place = { ahead: ahead > first ? ahead - first : 0, traded }
      }
      left -= first
    }
    left -= filledUpTo(turn, held, order, left)
    if (!(left > 0)) break
  }
  changed(turn, held)
}

/**
 * Whether a taker still gains by a price of YES, its fee with it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const gains = (
  { buys, worth, edge, withFee }: Pick<Take, 'buys' | 'worth' | 'edge' | 'withFee'>,
  curve: FeeTerms.FeeTerms['taker'],
  price: number,
): boolean => {
  const gain = buys ? worth - price : price - worth
  if (!withFee) return gain >= edge
  return gain > edge && gain - perShare(curve, price) > edge
}

/** Fills what it may of an order; returns the shares. */
const filledUpTo = (turn: Turn, held: ExchangeMarket, order: OwnOrder, shares: number): number => {
  if (!(shares > 0)) return 0
  // A thousandth of a micro-share is what subtraction may have left off.
  const most = Math.floor(shares * 1e6 + 1e-3)
  const size = most < order.rest ? most : order.rest
  if (!(size > 0)) return 0
  fill(turn, held, order, size)
  return size / 1e6
}

const changed = (turn: Turn, held: ExchangeMarket): void => {
  if (held.orders.some(({ rest }) => rest === 0)) {
    for (const { rest, isBid } of held.orders) if (rest === 0) rests(turn, held, isBid, -1)
    held.orders = held.orders.filter(({ rest }) => rest > 0)
    reckonOwn(held)
  }
  rebook(turn, held)
}

/** The desk's bids down to a price, the best first, of one price the first come first. */
const bidsInTurn = (held: ExchangeMarket, price: number): ReadonlyArray<OwnOrder> =>
  held.ownBid < price
    ? none
    : held.orders
        .filter((order) => order.isBid && order.price >= price)
        .sort((a, b) => b.price - a.price || a.number - b.number)

const asksInTurn = (held: ExchangeMarket, price: number): ReadonlyArray<OwnOrder> =>
  held.ownAsk > price
    ? none
    : held.orders
        .filter((order) => !order.isBid && order.price <= price)
        .sort((a, b) => a.price - b.price || a.number - b.number)

const none: ReadonlyArray<OwnOrder> = []
