/**
 * A fill: what changed hands, for how much.
 */

import type { Outcome, Side } from '../../market/side.js'
import { ceilValue, floorValue, isPrice, isWhole } from './micro.js'

/**
 * A fill of one of the maker's orders. `size` in micro-shares, above 0; `price` in micro-dollars a
 * share; `fee` in micro-dollars for all of it, negative where the venue pays. The id is the fill's
 * own among those of its market.
 *
 * A bid buys shares of its outcome for cash; an ask sells them, and owes them where none are held,
 * which is worth the same as buying the other outcome for the rest of the dollar. A venue that
 * books an ask as a purchase of the other outcome is spoken of so: as a bid on that, at the
 * mirrored price.
 *
 * @category desk
 * @since 0.1.0
 */
export type Fill = {
  readonly id: string
  readonly outcome: Outcome
  readonly side: Side
  readonly size: number
  readonly price: number
  readonly fee: number
}

/**
 * What a fill moves: micro-shares of its outcome, and the micro-dollars paid for them without the
 * fee, both negative on a sale.
 *
 * @category desk
 * @since 0.1.0
 */
export type Move = { readonly shares: number; readonly paid: number }

/** Tells whether a fill holds numbers that can be. @category desk @since 0.1.0 */
export const isFill = ({ id, outcome, side, size, price, fee }: Fill): boolean =>
  typeof id === 'string' &&
  (outcome === 'yes' || outcome === 'no') &&
  (side === 'bid' || side === 'ask') &&
  isWhole(size) &&
  size > 0 &&
  isPrice(price) &&
  isWhole(fee)

/**
 * Returns what a fill moves. A part of a micro-dollar is rounded against the maker: a purchase up,
 * a sale down.
 *
 * @category desk
 * @since 0.1.0
 */
export const moveOf = ({ side, size, price }: Pick<Fill, 'side' | 'size' | 'price'>): Move =>
  side === 'bid'
    ? { shares: size, paid: ceilValue({ size, price }) }
    : { shares: 0 - size, paid: 0 - floorValue({ size, price }) }
