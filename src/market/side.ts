/**
 * The two sides of a book and the two outcomes of a market, and how one mirrors the other.
 */

/**
 * Which way an order goes: a bid buys shares of its outcome, an ask sells them.
 *
 * @category market
 * @since 0.1.0
 */
export type Side = 'bid' | 'ask'

/** Which share an order is for. @category market @since 0.1.0 */
export type Outcome = 'yes' | 'no'

/**
 * Returns the other side.
 *
 * @example
 * import { Side } from 'twoway'
 *
 * Side.opposite('bid') // => 'ask'
 *
 * @category market
 * @since 0.1.0
 */
export const opposite = (side: Side): Side => (side === 'bid' ? 'ask' : 'bid')

/**
 * Returns the side on which an order stands in the book of YES: an order on NO is its mirror.
 *
 * @example
 * import { Side } from 'twoway'
 *
 * Side.onYes({ side: 'bid', outcome: 'no' }) // => 'ask'
 *
 * @category market
 * @since 0.1.0
 */
export const onYes = ({
  side,
  outcome,
}: {
  readonly side: Side
  readonly outcome: Outcome
}): Side => (outcome === 'yes' ? side : opposite(side))
