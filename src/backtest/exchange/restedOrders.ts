/**
 * The book of a recording order by order.
 */

import { nearest } from '../../desk/ledger/micro.js'
import type { MarketEvent } from '../marketEvent.js'
import { levelAt } from './exchangeBook.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { afterLeaving } from './queue.js'
import type { Turn } from './turn.js'

/**
 * Puts down what rests of an order of the recording, lets the desk's orders behind it come forward,
 * and returns what its level shows then. An order that grows goes to the end of its queue.
 *
 * @category backtest
 * @since 0.1.0
 */
export const onRested = (
  turn: Turn,
  held: ExchangeMarket,
  event: Extract<MarketEvent, { readonly kind: 'rested' }>,
): number => {
  const isBid = event.side === 'bid'
  const price = nearest(event.price)
  const { orderId, size } = event
  const before = held.others.get(orderId)
  const grows = before === undefined || size > before.size
  if (grows) turn.ordered += 1
  const number = grows ? turn.ordered : before.number
  if (size > 0) held.others.set(orderId, { isBid, price, size, number })
  else held.others.delete(orderId)
  const left = before === undefined ? 0 : grows ? before.size : before.size - size
  if (before !== undefined && turn.setup.config.queue.kind === 'orderByOrder') {
    for (const order of held.orders) {
      const isBehind =
        order.isBid === isBid && order.price === price && order.number > before.number
      if (isBehind) order.place = afterLeaving(order.place, left)
    }
  }
  const level = levelAt(held, { isBid, price })
  const sum = (level?.shown ?? 0) + size - (before?.size ?? 0)
  // A level without orders shows nothing, whatever subtraction leaves.
  return sum > 1e-9 ? sum : 0
}
