/**
 * One's own orders as the decision reads them: on YES, in ticks, and checked in the same pass.
 */

import type { RestingOrder } from '../market/order.js'
import { askSide, bidSide, OrderFate, type Workspace } from './workspace.js'

/** Beyond so many orders a set finds a doubled id faster than comparing each with each. */
const fewOrders = 32

/**
 * Returns the index of the first order that rule 1 of the decision contract calls invalid, or −1;
 * leaves side, price in ticks, size and fate of each order in the workspace.
 */
export const readOrders = (
  work: Workspace,
  orders: ReadonlyArray<RestingOrder>,
  tickSize: number,
): number => {
  const count = orders.length
  for (let i = 0; i < count; i++) {
    const order = orders[i] as RestingOrder
    if (!isOrder(order)) return i
    const { side, outcome, price } = order
    const onYes = outcome === 'yes'
    work.orderSide[i] = (side === 'bid') === onYes ? bidSide : askSide
    work.orderTicks[i] = (onYes ? price : 1 - price) / tickSize
    work.orderSize[i] = order.size
    work.orderFate[i] = order.status === 'cancelling' ? OrderFate.cancelling : OrderFate.cancel
  }
  return count <= fewOrders ? firstDoubled(orders) : firstDoubledOfMany(orders)
}

const isOrder = (order: RestingOrder): boolean => {
  if (typeof order !== 'object' || order === null || typeof order.id !== 'string') return false
  const { outcome, side, price, size, status } = order
  if (side !== 'bid' && side !== 'ask') return false
  if (outcome !== 'yes' && outcome !== 'no') return false
  if (status !== 'open' && status !== 'pending' && status !== 'cancelling' && status !== 'unknown') {
    return false
  }
  if (!(typeof price === 'number' && price > 0 && price < 1)) return false
  return Number.isFinite(size) && size > 0
}

const firstDoubled = (orders: ReadonlyArray<RestingOrder>): number => {
  for (let i = 1; i < orders.length; i++) {
    const id = (orders[i] as RestingOrder).id
    for (let j = 0; j < i; j++) if ((orders[j] as RestingOrder).id === id) return i
  }
  return -1
}

const firstDoubledOfMany = (orders: ReadonlyArray<RestingOrder>): number => {
  const seen = new Set<string>()
  for (let i = 0; i < orders.length; i++) {
    if (seen.size === seen.add((orders[i] as RestingOrder).id).size) return i
  }
  return -1
}
