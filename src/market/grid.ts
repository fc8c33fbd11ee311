/**
 * The price grid: the multiples of the tick from 0. The one place where a number becomes a price.
 *
 * Bids round down and asks up, so rounding never narrows a spread. The tolerance keeps a price that
 * a computation left a few ulp off its tick on that tick: 0.48 stays 0.48.
 */

import { type Ticks, ticks } from './units.js'

/**
 * How far off its tick, in ticks, a computed price may lie and still count as on it.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.tolerance // => 1e-9
 *
 * @category market
 * @since 0.1.0
 */
export const tolerance = 1e-9

/**
 * How far off its tick, in ticks, a resting order's price may lie and still count as on it.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.matchTolerance // => 1e-6
 *
 * @category market
 * @since 0.1.0
 */
export const matchTolerance = 1e-6

/**
 * Returns the highest tick at or below a price: where a bid goes.
 *
 * Price and tick in dollars, tick above 0; what is not finite gives NaN or an infinity.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.floor({ price: 0.4879, tickSize: 0.01 }) // => 48
 *
 * @category market
 * @since 0.1.0
 */
export const floor = ({ price, tickSize }: OnGrid): Ticks =>
  ticks(Math.floor(price / tickSize + tolerance))

/**
 * Returns the lowest tick at or above a price: where an ask goes.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.ceil({ price: 0.4879, tickSize: 0.01 }) // => 49
 *
 * @category market
 * @since 0.1.0
 */
export const ceil = ({ price, tickSize }: OnGrid): Ticks =>
  ticks(Math.ceil(price / tickSize - tolerance) + 0)

/**
 * Returns the price of a tick: the double nearest the exact decimal product, so it prints short.
 *
 * Exact for tick sizes of up to 15 decimals; a finer one gets the rounded product.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.price({ ticks: 57, tickSize: 0.01 }) // => 0.57
 *
 * @category market
 * @since 0.1.0
 */
export const price = (at: { readonly ticks: number; readonly tickSize: number }): number => {
  const scale = decimalScale(at.tickSize)
  return scale === 0 ? at.ticks * at.tickSize : (at.ticks * units(at.tickSize, scale)) / scale
}

/**
 * Returns `1 − price` as the shortest decimal: the price of the other outcome.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.complement(0.57) // => 0.43
 *
 * @category market
 * @since 0.1.0
 */
export const complement = (price: number): number => {
  const scale = decimalScale(price)
  return scale === 0 ? 1 - price : (scale - units(price, scale)) / scale
}

/**
 * Returns the tick on which a resting order at so many ticks stands: the nearest, where that is
 * within `matchTolerance`; NaN where there is none.
 *
 * @example
 * import { Grid } from 'twoway'
 *
 * Grid.standing(47.9999999) // => 48
 *
 * @category market
 * @since 0.1.0
 */
export const standing = (at: number): Ticks => {
  const nearest = Math.floor(at + 0.5)
  return ticks(Math.abs(at - nearest) <= matchTolerance ? nearest : Number.NaN)
}

/** A price to put on a grid, in dollars, and its tick. @category market @since 0.1.0 */
export type OnGrid = { readonly price: number; readonly tickSize: number }

/** Four decimals hold every venue's tick; fifteen is as far as 2⁵³ keeps a quotient exact. */
const decimalScale = (value: number): number => {
  if (units(value, 1e4) / 1e4 === value) return 1e4
  return units(value, 1e15) / 1e15 === value ? 1e15 : 0
}

const units = (value: number, scale: number): number => Math.floor(value * scale + 0.5)
