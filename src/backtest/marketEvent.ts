/**
 * What a recording holds: what others did and said, one event after the other.
 */

import type { Resolution } from '../desk/ledger/ledgerEvent.js'
import type { Market } from '../market/market.js'
import type { Band } from '../market/priceBands.js'
import type { Side } from '../market/side.js'

/**
 * One event of a recording. `at`: when it happened by its sender's clock; `heardAt`: when it was
 * heard here. A strategy knows of it at `heardAt` and not before; the venue lives by `at`. A
 * recording is in the order of `at`. Prices in dollars, sizes in shares, instants in ms since the
 * epoch. Of a market all is said of its YES book: a NO bid at x is a YES ask at 1 − x.
 *
 * `price`: a source's price of an underlying. `depth`: so many shares rest at a price, 0 for none.
 * `rested`: an order of the book, by its own id, now has so many shares (order-by-order data; 0: it
 * is gone). `trade`: `buys` where the taker bought YES. `struck`: the price to beat is known.
 * `resolved`: how the venue settles it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarketEvent = { readonly at: number; readonly heardAt: number } & (
  | {
      readonly kind: 'price'
      readonly asset: string
      readonly source: string
      readonly price: number
    }
  | { readonly kind: 'listed'; readonly market: Market }
  | { readonly kind: 'struck'; readonly marketId: string; readonly strike: number }
  | {
      readonly kind: 'regridded'
      readonly marketId: string
      readonly tickSize: number
      readonly bands: ReadonlyArray<Band> | null
    }
  | {
      readonly kind: 'depth'
      readonly marketId: string
      readonly side: Side
      readonly price: number
      readonly size: number
    }
  | {
      readonly kind: 'rested'
      readonly marketId: string
      readonly orderId: string
      readonly side: Side
      readonly price: number
      readonly size: number
    }
  | {
      readonly kind: 'trade'
      readonly marketId: string
      readonly buys: boolean
      readonly price: number
      readonly size: number
    }
  | { readonly kind: 'resolved'; readonly marketId: string; readonly outcome: Resolution }
)
