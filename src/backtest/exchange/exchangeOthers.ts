/**
 * What a trade takes of others before it comes to the desk, and who of them is gone.
 */

import { levelAt, levelsOf, standing } from './exchangeBook.js'
import type { ExchangeMarket, Level, OwnOrder } from './exchangeMarket.js'
import { sizeAhead } from './madeUpQueue.js'
import type { Turn } from './turn.js'

/** From which side, up to but not at which price, and how much at the most. */
type Sweep = { readonly isBid: boolean; readonly until: number; readonly size: number }

/**
 * Takes from those who were spared at prices better than `until`; returns how much.
 *
 * @category backtest
 * @since 0.1.0
 */
export const spared = (held: ExchangeMarket, sweep: Sweep): number =>
  swept(held, sweep, ({ shift }) => shift)

/**
 * Takes what stands of others at prices better than `until`; returns how much.
 *
 * @category backtest
 * @since 0.1.0
 */
export const taken = (held: ExchangeMarket, sweep: Sweep): number => swept(held, sweep, standing)

const swept = (
  held: ExchangeMarket,
  { isBid, until, size }: Sweep,
  thereIs: (level: Level) => number,
): number => {
  const levels = levelsOf(held, isBid)
  let took = 0
  for (let i = levels.length - 1; i >= 0 && took < size; i--) {
    const level = levels[i] as Level
    if (isBid ? level.price <= until : level.price >= until) break
    const there = thereIs(level)
    if (!(there > 0)) continue
    const some = there < size - took ? there : size - took
    level.shift -= some
    took += some
  }
  return took
}

/**
 * Takes from those who were spared at an order's own price and stand ahead of it; returns how much.
 * Whom a trade has passed no longer stands ahead, neither of it nor of the desk's orders behind it:
 * of a trade that comes to the order, that is everybody.
 *
 * @category backtest
 * @since 0.1.0
 */
export const sparedAhead = (held: ExchangeMarket, order: OwnOrder, size: number): number => {
  const { isBid, price, number, place } = order
  const level = levelAt(held, { isBid, price })
  const spare = level !== null && level.shift > 0 ? level.shift : 0
  const first = spare < place.ahead ? spare : place.ahead
  const some = first < size ? first : size
  if (level !== null) level.shift -= some
  const passed = size > some ? place.ahead : some
  if (!(passed > 0)) return some
  for (const behind of held.orders) {
    if (behind.isBid !== isBid || behind.price !== price || behind.number < number) continue
    const { ahead, traded } = behind.place
    behind.place = { ahead: ahead > passed ? ahead - passed : 0, traded }
  }
  return some
}

/**
 * Forgets who was spared at prices that others on the other side have now come to or passed: they
 * would have traded, and nobody stands behind more than there is. `isBid` and `price`: where those
 * on the other side rest.
 *
 * @category backtest
 * @since 0.1.0
 */
export const forgotten = (
  turn: Turn,
  held: ExchangeMarket,
  { isBid, price }: { readonly isBid: boolean; readonly price: number },
): void => {
  const levels = levelsOf(held, !isBid)
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i] as Level
    if (isBid ? level.price > price : level.price < price) return
    if (!(level.shift > 0)) continue
    level.shift = 0
    for (const order of held.orders) {
      if (order.isBid === isBid || order.price !== level.price) continue
      const { ahead, traded } = order.place
      const most = sizeAhead(turn, held, order)
      if (ahead > most && ahead < Infinity) order.place = { ahead: most, traded }
    }
  }
}
