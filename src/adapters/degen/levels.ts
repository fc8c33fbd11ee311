/**
 * The levels of a book, read from outside.
 */

import * as Fields from './fields.js'

/** Micro-shares by the price in micro-dollars. @category adapters @since 0.1.0 */
export type Side = ReadonlyArray<readonly [price: number, size: number]>

/** Both sides of a book. @category adapters @since 0.1.0 */
export type Levels = { readonly bids: Side; readonly asks: Side }

/**
 * Returns the levels of an object's `bids` and `asks`, or null where one of them is no price inside
 * (0, 1) with a size from 0. Where a price comes again, its sizes are added (`sum`: a row is an
 * order) or the last one holds (`last`).
 *
 * @category adapters
 * @since 0.1.0
 */
export const levelsOf = (fields: Fields.Fields, again: 'sum' | 'last'): Levels | null => {
  const bids = sideOf(Fields.own(fields, 'bids'), again)
  const asks = sideOf(Fields.own(fields, 'asks'), again)
  return bids === null || asks === null ? null : { bids, asks }
}

const sideOf = (value: unknown, again: 'sum' | 'last'): Side | null => {
  if (!Array.isArray(value)) return null
  const sizes = new Map<number, number>()
  for (const row of value) {
    if (!Array.isArray(row)) return null
    const price = Fields.priceOf(row[0])
    const size = Fields.amountOf(row[1])
    if (price === null || size === null) return null
    const sum = again === 'sum' ? (sizes.get(price) ?? 0) + size : size
    if (!Number.isSafeInteger(sum)) return null
    sizes.set(price, sum)
  }
  return [...sizes]
}
