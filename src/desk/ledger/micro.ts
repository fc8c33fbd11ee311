/**
 * Money and shares as the desk counts them: whole millionths, so that sums are exact in any order.
 *
 * An amount is a whole number of micro-dollars or micro-shares, below 2^53: nine thousand million
 * dollars. A price is in micro-dollars a share, 0 to 1,000,000.
 */

/**
 * How many micro-dollars make a dollar, and micro-shares a share.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.perUnit // => 1_000_000
 *
 * @category desk
 * @since 0.1.0
 */
export const perUnit = 1_000_000

/**
 * So many micro-shares at so many micro-dollars a share; `size` negative where shares are owed.
 *
 * @category desk
 * @since 0.1.0
 */
export type Priced = { readonly size: number; readonly price: number }

/**
 * Tells whether a value is a whole number that sums and differences keep exact.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.isWhole(0.5) // => false
 *
 * @category desk
 * @since 0.1.0
 */
export const isWhole = (value: number): boolean => Number.isSafeInteger(value)

/**
 * Tells whether a value is a price: whole micro-dollars from 0 to 1,000,000.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.isPrice(480_000) // => true
 *
 * @category desk
 * @since 0.1.0
 */
export const isPrice = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= perUnit

/**
 * Returns dollars or shares in millionths, the nearest whole number; NaN for what is no number.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.nearest(0.29) // => 290_000
 *
 * @category desk
 * @since 0.1.0
 */
export const nearest = (amount: number): number => Math.floor(amount * perUnit + 0.5)

/**
 * Returns millionths in dollars or shares: the double nearest to it, which is what the shortest
 * decimal of a price reads as.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.toUnits(290_000) // => 0.29
 *
 * @category desk
 * @since 0.1.0
 */
export const toUnits = (amount: number): number => amount / perUnit

/**
 * Returns the value of shares in micro-dollars, rounded down: what a sale is sure to bring, what a
 * holding is worth at least. Exact before the rounding; NaN for what is not whole.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.floorValue({ size: 3, price: 500_000 }) // => 1
 *
 * @category desk
 * @since 0.1.0
 */
export const floorValue = ({ size, price }: Priced): number => {
  if (!(isWhole(size) && isPrice(price))) return Number.NaN
  // The whole shares and the rest apart: each product stays below 2^53, and the quotient of the
  // rest, at most a million, is never rounded up to the next whole number. Half the time of `%`.
  const shares = Math.floor(size / perUnit)
  const rest = size - shares * perUnit
  return shares * price + Math.floor((rest * price) / perUnit) + 0
}

/**
 * Returns the value of shares in micro-dollars, rounded up: what a purchase costs at most. Exact
 * before the rounding; NaN for what is not whole.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.ceilValue({ size: 3, price: 500_000 }) // => 2
 *
 * @category desk
 * @since 0.1.0
 */
export const ceilValue = ({ size, price }: Priced): number =>
  0 - floorValue({ size: 0 - size, price })

/**
 * Returns `of · taken / outOf`, rounded towards zero and exact before; all three whole, `outOf`
 * above 0, `taken` from 0 to `outOf`.
 *
 * @example
 * import { Micro } from 'twoway'
 *
 * Micro.part({ of: 100, taken: 1, outOf: 3 }) // => 33
 *
 * @category desk
 * @since 0.1.0
 */
export const part = ({
  of,
  taken,
  outOf,
}: {
  readonly of: number
  readonly taken: number
  readonly outOf: number
}): number => {
  if (taken === outOf) return of
  const product = of * taken
  if (isWhole(product)) return (product - (product % outOf)) / outOf + 0
  if (!(isWhole(of) && isWhole(taken) && isWhole(outOf) && outOf > 0)) return Number.NaN
  return Number((BigInt(of) * BigInt(taken)) / BigInt(outOf))
}
