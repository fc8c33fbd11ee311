/**
 * Fills that nobody ever traded: of the quotes that a price moved through.
 */

import type { RestingOrder } from '../../market/order.js'
import type { Side } from '../../market/side.js'

/**
 * A part of one of the maker's own orders on YES that was traded: dollars a share, and shares.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Fill = {
  readonly id: string
  readonly side: Side
  readonly price: number
  readonly size: number
}

/**
 * What to make fills from. `fairValue` of YES now, by the price that everybody but the maker has
 * seen; `chance` that an order it moved through is traded; `draw` gives the next number inside
 * (0, 1).
 *
 * @category backtest
 * @since 0.1.0
 */
export type MadeUpFillsConfig = {
  readonly orders: ReadonlyArray<RestingOrder>
  readonly fairValue: number
  readonly chance: number
  readonly draw: (order: number, of: 'chance' | 'size') => number
}

/**
 * Returns the fills of one moment: a bid above the fair value or an ask below it is good for
 * somebody else, who takes some of it, from one share to all, as chance has it. Orders on NO are
 * not traded.
 *
 * Only ever trades against the maker, so it flatters nobody: no fill here earns the spread.
 *
 * @category backtest
 * @since 0.1.0
 */
export const madeUpFills = ({
  orders,
  fairValue,
  chance,
  draw,
}: MadeUpFillsConfig): ReadonlyArray<Fill> =>
  orders.flatMap(({ id, outcome, side, price, size }, i) => {
    const isThrough = side === 'bid' ? fairValue < price : fairValue > price
    if (outcome !== 'yes' || !isThrough || draw(i, 'chance') >= chance) return []
    return [{ id, side, price, size: Math.ceil(size * draw(i, 'size')) }]
  })

/**
 * Returns the orders with their fills taken off: what is filled whole is gone.
 *
 * @category backtest
 * @since 0.1.0
 */
export const afterFills = (
  orders: ReadonlyArray<RestingOrder>,
  fills: ReadonlyArray<Fill>,
): ReadonlyArray<RestingOrder> =>
  orders.flatMap((order) => {
    const { id, outcome, side, price, size, status } = order
    const filled = fills.find((fill) => fill.id === id)
    if (filled === undefined) return [order]
    const rest = size - filled.size
    return rest > 0 ? [{ id, outcome, side, price, size: rest, status }] : []
  })
