/**
 * What the venue says on its socket.
 */

import type { Outcome, Side } from '../../market/side.js'
import type { Levels } from './levels.js'

/**
 * A frame. Prices of shares in micro-dollars, sizes in micro-shares, prices of assets in dollars,
 * instants in ms; `market` is the address or the venue's own id. A `book` that is `whole` replaces
 * what was known of its outcome, another one what it names. A `fill` of one's own order is told
 * without an id of its own: what of the order is filled has to be read off it with care.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Frame =
  | { readonly kind: 'welcome' | 'pong' | 'subscribed' | 'authenticated' | 'other' }
  | { readonly kind: 'refused'; readonly isAuth: boolean }
  | BookFrame
  | TradeFrame
  | {
      readonly kind: 'prices'
      readonly prices: ReadonlyArray<{
        readonly asset: string
        readonly price: number
        readonly of: number
      }>
    }
  | {
      readonly kind: 'activated'
      readonly market: string
      readonly strike: number
      readonly expiresAt: number | null
    }
  | { readonly kind: 'resolved'; readonly market: string; readonly outcome: Outcome }
  | FillFrame
  | { readonly kind: 'settled'; readonly market: string }
  | { readonly kind: 'trade-failed'; readonly market: string }

/** News of a book. @category adapters @since 0.1.0 */
export type BookFrame = {
  readonly kind: 'book'
  readonly market: string
  readonly outcome: Outcome | null
  readonly whole: boolean
  readonly levels: Levels
  readonly sequence: number
}

/** News that an own order was filled. @category adapters @since 0.1.0 */
export type FillFrame = {
  readonly kind: 'fill'
  readonly venueId: string
  readonly outcome: Outcome | null
  readonly price: number | null
  readonly filled: number
  readonly remaining: number | null
}

/** News of a trade, the taker's. @category adapters @since 0.1.0 */
export type TradeFrame = {
  readonly kind: 'trade'
  readonly id: string | null
  readonly of: number | null
  readonly market: string
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
}
