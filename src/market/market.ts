/**
 * A binary market and what is known of it at an instant.
 */

import type { Band } from './priceBands.js'
import type { Settlement } from './settlement.js'

/**
 * A market that pays $1 a share of YES if the price ends above the strike. Instants in ms since the
 * epoch; `strike` in dollars, above 0; `tickSize` in dollars, inside (0, 1). Where the step depends
 * on the price, `bands` say how, as in `PriceBands`; null or absent means a price on every tick.
 *
 * `settlement` says which price, taken how; null or absent means the price at expiry. With one, the
 * strike may be null: a price to beat that is not published yet.
 *
 * @category market
 * @since 0.1.0
 */
export type Market = {
  readonly id: string
  readonly asset: string
  readonly strike: number | null
  readonly openedAt: number
  readonly expiresAt: number
  readonly tickSize: number
  readonly bands?: ReadonlyArray<Band> | null | undefined
  readonly settlement?: Settlement | null | undefined
}

/** A market whose strike is known. @category market @since 0.1.0 */
export type StruckMarket = Market & { readonly strike: number }

/**
 * A price of the underlying in dollars, and the instant in ms at which it held.
 *
 * @category market
 * @since 0.1.0
 */
export type Spot = { readonly price: number; readonly at: number }

/** Shares held of each outcome, 0 or more. @category market @since 0.1.0 */
export type Position = { readonly yes: number; readonly no: number }

/**
 * Other people's best prices of YES, one's own orders taken out; null or absent where not known.
 *
 * @category market
 * @since 0.1.0
 */
export type Book = {
  readonly bestBid?: number | null | undefined
  readonly bestAsk?: number | null | undefined
}

/** Realised profit and loss since the day began, in dollars. @category market @since 0.1.0 */
export type DailyPnl = { readonly today: number }
