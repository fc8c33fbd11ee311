/**
 * The best prices that others offer.
 */

import type { Outcome } from '../../market/side.js'
import type { BookBySequence, Sizes } from './bookBySequence.js'

/**
 * An own order that may rest: micro-dollars and what of it is left, in micro-shares.
 *
 * @category adapters
 * @since 0.1.0
 */
export type OwnBid = { readonly outcome: Outcome; readonly price: number; readonly rest: number }

/** The best prices of others on YES, in micro-dollars. @category adapters @since 0.1.0 */
export type Best = { readonly bid: number | null; readonly ask: number | null }

const whole = 1_000_000

/**
 * Returns others' best prices of YES, one's own bids taken out: the bids on YES and the asks on NO
 * at the rest of the dollar are one side, `mirrored` where they are the same orders shown twice.
 *
 * @category adapters
 * @since 0.1.0
 */
export const best = (
  { yes, no }: Pick<BookBySequence, 'yes' | 'no'>,
  own: ReadonlyArray<OwnBid>,
  mirrored: boolean,
): Best => {
  const ownBids = new Map<number, number>()
  const ownAsks = new Map<number, number>()
  for (const { outcome, price, rest } of own) {
    const side = outcome === 'yes' ? ownBids : ownAsks
    const at = outcome === 'yes' ? price : whole - price
    side.set(at, (side.get(at) ?? 0) + rest)
  }
  return {
    bid: bestOf(yes.bids, mirrored ? none : no.asks, ownBids, true),
    ask: bestOf(yes.asks, mirrored ? none : no.bids, ownAsks, false),
  }
}

const none: Sizes = new Map()

/**
 * Returns the micro-shares by the micro-dollars of YES of both outcomes together, one's own among
 * them.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sidesOf = (
  { yes, no }: Pick<BookBySequence, 'yes' | 'no'>,
  mirrored: boolean,
): { readonly bids: Sizes; readonly asks: Sizes } =>
  mirrored
    ? { bids: yes.bids, asks: yes.asks }
    : { bids: merged(yes.bids, no.asks), asks: merged(yes.asks, no.bids) }

const merged = (ofYes: Sizes, ofNo: Sizes): Sizes => {
  if (ofNo.size === 0) return ofYes
  const sum = new Map(ofYes)
  for (const [price, size] of ofNo) sum.set(whole - price, (sum.get(whole - price) ?? 0) + size)
  return sum
}

/** The best of both, without making them one: a book is looked at with each frame. */
const bestOf = (ofYes: Sizes, ofNo: Sizes, own: Sizes, highest: boolean): number | null => {
  let found: number | null = null
  for (const [price, size] of ofYes) {
    if (found !== null && (highest ? price <= found : price >= found)) continue
    if (size + (ofNo.get(whole - price) ?? 0) > (own.get(price) ?? 0)) found = price
  }
  for (const [mirror, size] of ofNo) {
    const price = whole - mirror
    if (found !== null && (highest ? price <= found : price >= found)) continue
    if (size + (ofYes.get(price) ?? 0) > (own.get(price) ?? 0)) found = price
  }
  return found
}
