/**
 * What a desk has seen of a market beside its orders.
 */

import type { Side } from '../market/side.js'

/**
 * What the checks before an order ask of a market: when its book was heard, the last fills, oldest
 * first, `side` that of YES in shares, and since when the model has been apart from the book.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketSeen = {
  readonly bookAt: number | null
  readonly fills: ReadonlyArray<{ readonly at: number; readonly side: Side; readonly size: number }>
  readonly apartSince: number | null
}
