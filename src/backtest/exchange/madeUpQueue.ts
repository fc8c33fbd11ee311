/**
 * The queue of others who are made up, where a recording shows no book.
 */

import { levelAt, standing } from './exchangeBook.js'
import type { ExchangeMarket, OwnOrder } from './exchangeMarket.js'
import * as Queue from './queue.js'
import type { MadeUpDepth } from './takers.js'
import type { Turn } from './turn.js'

/** How many shares an order that joins finds at its level. @category backtest @since 0.1.0 */
export const sizeAhead = (turn: Turn, held: ExchangeMarket, order: OwnOrder): number => {
  const depth = madeUpDepth(turn, held)
  if (depth !== null) return depth.shares
  const level = levelAt(held, order)
  return level === null ? 0 : standing(level)
}

/**
 * Brings the desk's orders forward, as made-up others have left by now: by whole seconds since each
 * joined, so that it matters not when somebody looks.
 *
 * @category backtest
 * @since 0.1.0
 */
export const broughtForward = (turn: Turn, held: ExchangeMarket): void => {
  const depth = madeUpDepth(turn, held)
  if (depth === null) return
  const { shares, leavePerHour } = depth
  const part = leavePerHour < secondsOfHour ? leavePerHour / secondsOfHour : 1
  const change = { from: shares, to: shares * (1 - part) }
  for (const order of held.orders) {
    let { place, queuedAt } = order
    for (; queuedAt + 1_000 <= turn.now && place.ahead > 0; queuedAt += 1_000) {
      place = Queue.afterChange(turn.setup.config.queue, place, change)
    }
    order.place = place
    order.queuedAt = queuedAt
  }
}

const secondsOfHour = 3_600

/** Who is made up where nothing is shown, null otherwise. */
const madeUpDepth = (turn: Turn, { bids, asks, others }: ExchangeMarket): MadeUpDepth | null => {
  const depth = turn.setup.config.takers?.depth ?? null
  if (depth === null || others.size > 0) return null
  for (const { shown } of bids) if (shown > 0) return null
  for (const { shown } of asks) if (shown > 0) return null
  return depth
}
