/**
 * A venue that answers everything as asked and never fills: the orders that stand between
 * decisions.
 */

import type { OrderDiff } from '../../decision/orderDiff.js'
import type { RestingOrder } from '../../market/order.js'

/**
 * One's own orders at a market, and how many were ever placed there: the next id.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Standing = {
  readonly orders: ReadonlyArray<RestingOrder>
  readonly placed: number
}

/**
 * No order yet: what a new market begins with.
 *
 * @category backtest
 * @since 0.1.0
 */
export const noOrders: Standing = { orders: [], placed: 0 }

/**
 * Returns the orders once a decision was answered: the cancelled are gone, the placed are open.
 *
 * @category backtest
 * @since 0.1.0
 */
export const answered = (standing: Standing, { cancel, place }: OrderDiff): Standing => {
  if (cancel.length === 0 && place.length === 0) return standing
  const orders = standing.orders.filter(({ id }) => !cancel.includes(id))
  let { placed } = standing
  for (const { side, outcome, price, size } of place) {
    placed += 1
    orders.push({ id: `o${placed}`, outcome, side, price, size, status: 'open' })
  }
  return { orders, placed }
}
