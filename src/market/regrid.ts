/**
 * What a change of tick does to the orders that rest.
 */

import { complement } from './grid.js'
import { ceil, floor, isOn, type PriceBands, price, ticksOf } from './priceBands.js'
import { type Outcome, onYes, type Side } from './side.js'

/** What of an order says where it stands. @category market @since 0.1.0 */
export type StandingOrder = {
  readonly side: Side
  readonly outcome: Outcome
  readonly price: number
}

/**
 * The orders that a new grid still holds, and those that it does not, which have to be cancelled:
 * each with the price, of its own outcome, at which it may be placed anew; null where that is no
 * price inside (0, 1). Both in the order in which they came.
 *
 * @category market
 * @since 0.1.0
 */
export type Regridded<Order> = {
  readonly on: ReadonlyArray<Order>
  readonly off: ReadonlyArray<{ readonly order: Order; readonly to: number | null }>
}

/**
 * Returns what rests after a market's grid has changed.
 *
 * Bids go down and asks up, never to a more generous price. The grid is that of YES; an order on NO
 * is put on it as its mirror. No venue says what it does with an order off its new grid, so nothing
 * is moved here: what is off is to be cancelled, and counts as resting until that is answered.
 *
 * @example
 * import { regrid, venueGrids } from 'twoway'
 *
 * const bid = { side: 'bid', outcome: 'yes', price: 0.487 } as const
 * const ask = { side: 'ask', outcome: 'yes', price: 0.52 } as const
 * regrid(venueGrids.polymarket(0.01), [bid, ask])
 * // => { on: [ask], off: [{ order: bid, to: 0.48 }] }
 *
 * @category market
 * @since 0.1.0
 */
export const regrid = <Order extends StandingOrder>(
  grid: PriceBands,
  orders: ReadonlyArray<Order>,
): Regridded<Order> => ({
  on: orders.filter((order) => isStanding(grid, order)),
  off: orders
    .filter((order) => !isStanding(grid, order))
    .map((order) => ({ order, to: outward(grid, order) })),
})

const isStanding = (grid: PriceBands, order: StandingOrder): boolean =>
  ticksOf(grid, priceOnYes(order)) !== null

const outward = (grid: PriceBands, order: StandingOrder): number | null => {
  const put = onYes(order) === 'bid' ? floor : ceil
  const ticks = put(grid, priceOnYes(order))
  if (!isOn(grid, ticks)) return null
  const to = price(grid, ticks)
  return order.outcome === 'yes' ? to : complement(to)
}

const priceOnYes = ({ outcome, price: of }: StandingOrder): number =>
  outcome === 'yes' ? of : complement(of)
