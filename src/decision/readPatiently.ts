/**
 * One's own orders as the patient difference reads them: what stays, shrinks and goes.
 */

import { standing, tolerance } from '../market/grid.js'
import type { Market } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'
import { stepAt } from '../market/priceBands.js'
import type { LadderConfig } from '../quoting/ladder.js'
import type { PatientDiff, QuoteConfig } from './config.js'
import { isNumber } from './isNumber.js'
import { growPatience, OrderFate, patience } from './patientMemory.js'
import { areOrders } from './readOrders.js'
import { settleOrders } from './settleOrders.js'
import type { QuoteState } from './state.js'
import { ticksOnYes } from './ticksOnYes.js'
import { askSide, bidSide, Count, growCancelled, Term, work } from './workspace.js'

/**
 * In the place of rule 10 under the difference `patient`: pairs orders with levels and settles what
 * becomes of each, as `readOrders` does; returns `invalid-input` where rule 1 calls one invalid.
 *
 * @category decision
 * @since 0.1.0
 */
export const readPatiently = (state: QuoteState, config: QuoteConfig): 'invalid-input' | null => {
  const { orders } = state
  const diff = config.diff as PatientDiff
  if (!areOrders(orders) || invalidSince(orders) >= 0) return 'invalid-input'
  growPatience(orders.length)
  readAll(state, config.ladder, diff.restMs)
  work.counts[Count.kept] = 0
  patience.amends = 0
  const pairing = {
    levels: config.ladder.levels,
    timidTicks: diff.timidTicks,
    smallest: diff.amend ? config.size.min : Infinity,
  }
  settleOrders(bidSide, config, orders, pairing)
  settleOrders(askSide, config, orders, pairing)
  listCancelled(orders.length)
  return null
}

/**
 * Returns the index of the first order whose `since` is there and is no instant, or −1.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidSince = (orders: ReadonlyArray<RestingOrder>): number => {
  for (let i = 0; i < orders.length; i++) {
    const { since } = orders[i] as RestingOrder
    if (since !== null && since !== undefined && !isNumber(since)) return i
  }
  return -1
}

/** Puts every order on YES and in ticks, and counts it as if it could still fill. */
const readAll = (
  { now, orders, market }: QuoteState,
  ladder: LadderConfig,
  restMs: number,
): void => {
  const { terms } = work
  const { orderHeight, orderSide, orderYoung, orderFate, orderLevel } = patience
  terms[Term.highestBid] = -Infinity
  terms[Term.highestAsk] = -Infinity
  terms[Term.bidRoomLeft] = terms[Term.bidRoom] as number
  terms[Term.askRoomLeft] = terms[Term.askRoom] as number
  for (let i = 0; i < orders.length; i++) {
    const { price, size, outcome, side, status, since } = orders[i] as RestingOrder
    const onYes = outcome === 'yes'
    const ticks = ticksOnYes({ outcome, price }, market.tickSize)
    const at = (side === 'bid') === onYes ? bidSide : askSide
    const height = at === bidSide ? ticks : -ticks
    const highest = Term.highestBid + at
    if (height > (terms[highest] as number)) terms[highest] = height
    terms[Term.bidRoomLeft + at] = (terms[Term.bidRoomLeft + at] as number) - size
    const going = status === 'cancelling'
    orderSide[i] = at
    orderYoung[i] = isYoung(since, now, restMs) ? 1 : 0
    orderLevel[i] = -1
    orderFate[i] = going ? OrderFate.going : OrderFate.goes
    orderHeight[i] =
      !going && mayStand(ticks, market, ladder) ? Math.floor(height + 0.5) : Number.NaN
  }
}

/** The venue's clock may be ahead: an order sent a little later than now is young too. */
const isYoung = (since: RestingOrder['since'], now: number, restMs: number): boolean =>
  since !== null && since !== undefined && Math.abs(now - since) < restMs

/** On the grid and in the range, as every quote: what is not goes, however timid. */
const mayStand = (ticks: number, market: Market, { minPrice, maxPrice }: LadderConfig): boolean => {
  const at = standing(ticks)
  return (
    at % stepAt(market, at) === 0 &&
    at >= minPrice / market.tickSize - tolerance &&
    at <= maxPrice / market.tickSize + tolerance
  )
}

const listCancelled = (orders: number): void => {
  let cancels = 0
  for (let i = 0; i < orders; i++) {
    if (patience.orderFate[i] !== OrderFate.goes) continue
    if (cancels === work.cancelled.length) growCancelled()
    work.cancelled[cancels++] = i
  }
  work.counts[Count.cancelled] = cancels
}
