/**
 * Which sizes a venue takes: lots, the smallest and the largest order, the least it must be worth.
 *
 * Sizes are counted in millionths of a share and prices in millionths of a dollar, as whole
 * numbers, so that no rule is broken or kept by a rounding. Exact for sizes up to a billion shares.
 */

/**
 * What a venue asks of a size: a multiple of `lot`, from `min` to `max` shares (null: no largest);
 * `minNotional`, what price times size must come to, and `minTaking`, the same of an order that
 * trades at once, in dollars, 0 for none. Lots, sizes and dollars have 6 decimals at most.
 *
 * @category market
 * @since 0.1.0
 */
export type SizeRules = {
  readonly lot: number
  readonly min: number
  readonly max: number | null
  readonly minNotional: number
  readonly minTaking: number
}

/**
 * An order as it is sent: `price` of a share of its own outcome, in dollars inside (0, 1); `size`
 * in shares; `takes`, whether it may trade at once.
 *
 * @category market
 * @since 0.1.0
 */
export type SizedOrder = {
  readonly price: number
  readonly size: number
  readonly takes: boolean
}

/**
 * Why a venue would refuse an order's size, with the values; `bad-order` is what is no price inside
 * (0, 1) or no size above 0 at all.
 *
 * @category market
 * @since 0.1.0
 */
export type SizeFault =
  | { readonly _tag: 'bad-order'; readonly price: number; readonly size: number }
  | { readonly _tag: 'off-lot'; readonly size: number; readonly lot: number }
  | { readonly _tag: 'under-min'; readonly size: number; readonly min: number }
  | { readonly _tag: 'over-max'; readonly size: number; readonly max: number }
  | { readonly _tag: 'under-notional'; readonly notional: number; readonly min: number }

/**
 * Returns everything that keeps a venue from taking an order; nothing where it would take it.
 *
 * Fails closed: rules that are no numbers let nothing through.
 *
 * @example
 * import { SizeRules, venueSizeRules } from 'twoway'
 *
 * SizeRules.faults(venueSizeRules.polymarket, { price: 0.4, size: 4.005, takes: false })
 * // => [{ _tag: 'off-lot', size: 4.005, lot: 0.01 }, { _tag: 'under-min', size: 4.005, min: 5 }]
 *
 * @category market
 * @since 0.1.0
 */
export const faults = (rules: SizeRules, order: SizedOrder): ReadonlyArray<SizeFault> => {
  const { price, size } = order
  if (!(price > 0 && price < 1 && size > 0 && size < Infinity)) {
    return [{ _tag: 'bad-order', price, size }]
  }
  const { lot, min } = rules
  const max = rules.max ?? Infinity
  const least = leastNotional(rules, order)
  const found: Array<SizeFault> = []
  if (!isOnLot(rules, size)) found.push({ _tag: 'off-lot', size, lot })
  if (!(micros(size) >= micros(min))) found.push({ _tag: 'under-min', size, min })
  if (!(micros(size) <= micros(max))) found.push({ _tag: 'over-max', size, max })
  if (!(micros(price) * micros(size) >= micros(least) * million)) {
    const notional = (micros(price) * micros(size)) / (million * million)
    found.push({ _tag: 'under-notional', notional, min: least })
  }
  return found
}

/**
 * Returns the largest whole number of lots in a size, in shares: what is left of a size that was
 * computed. 0 where there is none, or what it is given is no number.
 *
 * @example
 * import { SizeRules, venueSizeRules } from 'twoway'
 *
 * SizeRules.floor(venueSizeRules.polymarket, 33.337) // => 33.33
 *
 * @category market
 * @since 0.1.0
 */
export const floor = ({ lot }: SizeRules, size: number): number => {
  const whole = floorMicros(size)
  const rest = whole % micros(lot)
  return whole > 0 && rest >= 0 ? (whole - rest) / million : 0
}

/**
 * Returns the smallest size, in shares, that a venue takes of an order at a price; Infinity where
 * that is over the largest, NaN where the price is not inside (0, 1) or a rule is no number.
 *
 * @example
 * import { SizeRules, venueSizeRules } from 'twoway'
 *
 * SizeRules.smallest(venueSizeRules.polymarket, { price: 0.03, takes: false }) // => 5
 * SizeRules.smallest(venueSizeRules.polymarket, { price: 0.03, takes: true }) // => 33.34
 *
 * @category market
 * @since 0.1.0
 */
export const smallest = (rules: SizeRules, order: Omit<SizedOrder, 'size'>): number => {
  if (!(order.price > 0 && order.price < 1)) return Number.NaN
  const lot = micros(rules.lot)
  const worth = Math.ceil((micros(leastNotional(rules, order)) * million) / micros(order.price))
  const needed = Math.max(worth, micros(rules.min), lot)
  const size = (Math.ceil(needed / lot) * lot) / million
  return size > (rules.max ?? Infinity) ? Infinity : size
}

/**
 * Returns a fault as a sentence that holds the offending value.
 *
 * @example
 * import { SizeRules } from 'twoway'
 *
 * SizeRules.message({ _tag: 'under-min', size: 4, min: 5 })
 * // => 'the size 4 is under the smallest, 5'
 *
 * @category market
 * @since 0.1.0
 */
export const message = (fault: SizeFault): string => {
  switch (fault._tag) {
    case 'bad-order':
      return `the price ${fault.price} is not inside (0, 1), or the size ${fault.size} not above 0`
    case 'off-lot':
      return `the size ${fault.size} is no multiple of the lot ${fault.lot}`
    case 'under-min':
      return `the size ${fault.size} is under the smallest, ${fault.min}`
    case 'over-max':
      return `the size ${fault.size} is over the largest, ${fault.max}`
    case 'under-notional':
      return `the order is worth ${fault.notional} dollars; at least ${fault.min} is asked`
  }
}

const million = 1e6

const leastNotional = (
  { minNotional, minTaking }: SizeRules,
  { takes }: Omit<SizedOrder, 'size'>,
): number => (takes ? Math.max(minNotional, minTaking) : minNotional)

/** The nearest whole number of millionths. */
const micros = (value: number): number => Math.floor(value * million + 0.5)

/** How far off its decimal a computed size may be, in millionths: a few roundings of its own. */
const slack = (size: number): number => 1e-3 + size * million * 2 ** -51

const floorMicros = (size: number): number => Math.floor(size * million + slack(size))

const isOnLot = ({ lot }: SizeRules, size: number): boolean =>
  Math.abs(size * million - micros(size)) <= slack(size) && micros(size) % micros(lot) === 0
