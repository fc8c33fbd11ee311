/**
 * What a market may come to at worst, whatever becomes of the orders and fills in doubt.
 */

import type { Order } from '../orders/order.js'
import * as Exposure from './exposure.js'
import type { Holding } from './holding.js'
import type { MarketLedger } from './marketLedger.js'

/** The least and the most of an amount. @category desk @since 0.1.0 */
export type Bounds = { readonly min: number; readonly max: number }

/**
 * The bounds of the shares of each outcome as the venue shows them and of YES less NO, in
 * micro-shares; and the most that the market may have lost, in micro-dollars, if YES wins and if NO
 * does: negative where even the worst is a gain. If it is void, it has lost the mean of the two.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketWorstCase = {
  readonly yes: Bounds
  readonly no: Bounds
  readonly net: Bounds
  readonly lossIfYes: number
  readonly lossIfNo: number
}

/**
 * Returns the worst of a market over every set of its live orders that fill, whole or in part, and
 * of its matched fills that are taken back.
 *
 * Exact: each order and fill moves each bound one way only, so that the extremes take it whole or
 * not at all. Where the price of a fill is no whole micro-dollar the fill is rounded against the
 * maker, so an order that fills in n parts may cost up to n − 1 micro-dollars more. An order counts
 * with `OrderLife.liveSize`; one that cannot be read makes every bound NaN, which passes no limit.
 *
 * It reads a resolved market as if it were not: the venue may take the resolution back.
 *
 * @example
 * import { MarketLedger, OrderLife, worstCase } from 'twoway'
 *
 * const order = OrderLife.sent({
 *   clientOrderId: 'c1', outcome: 'no', side: 'bid', price: 550_000, size: 500_000_000, fee: 0,
 *   at: 0, arrivesBy: 10_000,
 * })
 * worstCase(MarketLedger.listed('m1', 0), [order]).lossIfYes // => 275_000_000
 *
 * @category desk
 * @since 0.1.0
 */
export const worstCase = (
  { holding, inDoubt }: MarketLedger,
  orders: ReadonlyArray<Order>,
): MarketWorstCase => boundsOf(holding, Exposure.withOrders(inDoubt, orders))

const boundsOf = (
  { yes, no, cash }: Holding,
  exposure: Exposure.LedgerExposure,
): MarketWorstCase => {
  const { yesUp, yesDown, noUp, noDown } = exposure
  const net = { min: yes - no - yesDown - noUp, max: yes - no + yesUp + noDown }
  return {
    // Owed shares of one outcome stand as held shares of the other: see Holding.shown.
    yes: { min: Math.max(0, yes - yesDown, net.min), max: Math.max(0, yes + yesUp, net.max) },
    no: { min: Math.max(0, no - noDown, 0 - net.max), max: Math.max(0, no + noUp, 0 - net.min) },
    net,
    lossIfYes: exposure.lossIfYes - cash - yes,
    lossIfNo: exposure.lossIfNo - cash - no,
  }
}
