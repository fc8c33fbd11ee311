/**
 * What a trade costs by a curve, rounded once and exactly before: in limbs of six decimals, since
 * price, size and rate are all whole millionths.
 */

import { isPrice, isWhole } from '../../desk/ledger/micro.js'
import type { FeeCurve } from '../../market/feeCurve.js'

/** Which whole number of units a fee comes to. @category backtest @since 0.1.0 */
export type FeeRounding = 'up' | 'nearest' | 'down'

const limb = 1_000_000

/**
 * Returns a fee in micro-dollars, a multiple of `unit`; halves go up where it is the `nearest`.
 *
 * Exact for a whole `exponent` and a `rate` of no more than six decimals, both as all venues have
 * them, below 2⁵³ micro-dollars; null for others. `size` in whole micro-shares, 0 or more, `price`
 * in whole micro-dollars from 0 to a million.
 *
 * @category backtest
 * @since 0.1.0
 */
export const wholeFee = (
  { rate, exponent }: FeeCurve,
  { size, price }: { readonly size: number; readonly price: number },
  { unit, rounding }: { readonly unit: number; readonly rounding: FeeRounding },
): number | null => {
  const micros = Math.floor(rate * limb + 0.5)
  // A larger factor than 2³² would let a limb's product lose its last bits.
  if (!(micros / limb === rate && micros < 2 ** 32 && isSmallWhole(exponent))) return null
  if (!(isWhole(size) && size >= 0 && isPrice(price))) return null
  let limbs = times(limbsOf(size), micros)
  for (let i = 0; i < exponent; i++) limbs = times(times(limbs, price), limb - price)
  // All below this limb is less than a micro-dollar: a million for the rate, and for each price.
  const point = 1 + 2 * exponent
  const whole = valueFrom(limbs, point)
  const rest = whole % unit
  const halves = 2 * rest + (2 * (limbs[point - 1] ?? 0) >= limb ? 1 : 0)
  const goesUp =
    rounding === 'up'
      ? rest > 0 || isAnyBelow(limbs, point)
      : rounding === 'nearest' && halves >= unit
  return whole - rest + (goesUp ? unit : 0)
}

const limbsOf = (size: number): ReadonlyArray<number> => {
  const upper = Math.floor(size / limb)
  const uppermost = Math.floor(upper / limb)
  return [size - upper * limb, upper - uppermost * limb, uppermost]
}

const isSmallWhole = (exponent: number): boolean =>
  Number.isInteger(exponent) && exponent >= 0 && exponent <= 8

/** The product with a factor below 2³², the smallest limb first, one limb longer or two. */
const times = (limbs: ReadonlyArray<number>, factor: number): ReadonlyArray<number> => {
  const product: Array<number> = []
  let carried = 0
  for (const each of limbs) {
    const sum = each * factor + carried
    carried = Math.floor(sum / limb)
    product.push(sum - carried * limb)
  }
  while (carried > 0) {
    const next = Math.floor(carried / limb)
    product.push(carried - next * limb)
    carried = next
  }
  return product
}

const valueFrom = (limbs: ReadonlyArray<number>, from: number): number => {
  let value = 0
  for (let i = limbs.length - 1; i >= from; i--) value = value * limb + (limbs[i] as number)
  return value
}

const isAnyBelow = (limbs: ReadonlyArray<number>, until: number): boolean => {
  for (let i = 0; i < until && i < limbs.length; i++) if ((limbs[i] as number) > 0) return true
  return false
}
