/**
 * What happens to a desk: one closed union, whoever turns the crank.
 */

import type { PrintedSoFar } from '../decision/state.js'
import type { Book, Market } from '../market/market.js'
import type { Band } from '../market/priceBands.js'
import type { Outcome, Side } from '../market/side.js'
import type { SwitchEvent } from '../risk/killSwitch.js'
import type { SentActions } from './decide/deskActions.js'
import type { VenueTold } from './deskConditions.js'
import type { Fill } from './ledger/fill.js'
import type { LedgerEvent, Resolution } from './ledger/ledgerEvent.js'
import type { OrderMessage } from './orders/orderMessage.js'

/** What of an order is neither a fill nor its reversal. @category desk @since 0.1.0 */
export type OrderNews = Exclude<OrderMessage, { readonly _tag: 'filled' | 'fill-reverted' }>

/**
 * A fill of one's own order, in millionths as the ledger counts: matched, then confirmed or failed,
 * told as often as the venue likes. `clientOrderId` may be the venue's id; it is null where the
 * venue does not say whose it was.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskFill = Fill & { readonly clientOrderId: string | null }

/**
 * One of one's own orders as the venue lists it: `price`, `size` (all of it) and `filled` in
 * millionths; `clientOrderId` null where the venue keeps none.
 *
 * @category desk
 * @since 0.1.0
 */
export type VenueOrder = {
  readonly marketId: string
  readonly clientOrderId: string | null
  readonly venueId: string
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly size: number
  readonly filled: number
}

/** What the venue says is held, in micro-shares. @category desk @since 0.1.0 */
export type VenuePosition = {
  readonly marketId: string
  readonly yes: number
  readonly no: number
}

/**
 * The whole of what the venue says rests and is held, as it was when it was asked, `asOf`.
 *
 * @category desk
 * @since 0.1.0
 */
export type Snapshot = {
  readonly asOf: number
  readonly orders: ReadonlyArray<VenueOrder>
  readonly positions: ReadonlyArray<VenuePosition>
}

/**
 * One event. `at` is the instant in ms at which the desk's own clock heard of it; every other
 * instant is its sender's.
 *
 * `price`: a source says what an asset costs, and `of` when. `outlook`: volatility a year, the
 * standard error of its logarithm and the drift of an asset, null for the config's. `struck`: the
 * price to beat is known. `printed`: what the settlement's fixings have printed. `book`: others'
 * best prices. `regridded`: another tick. `order`: news of an order, `fill`: of a fill. `merged`,
 * `split`: the venue has made or taken so many micro-shares of complete sets, or not (`done`).
 * `resolved`: said again with another outcome it is a correction, with null it is taken back.
 * `reconciled`: the venue's snapshot. `day`: a new day of that name begins. `booked`: a deposit or
 * a rebate. `switch`: kill, pause, resume, reset. `venue`: how the connection stands. `limited`:
 * the venue wants silence until then. `acted`: what a decision asked for is sent.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskEvent =
  | { readonly kind: 'clock'; readonly at: number }
  | PriceEvent
  | OutlookEvent
  | { readonly kind: 'listed'; readonly at: number; readonly market: Market }
  | DeskMarketEvent
  | {
      readonly kind: 'reconciled'
      readonly at: number
      readonly snapshot: Snapshot
    }
  | { readonly kind: 'day'; readonly at: number; readonly day: string }
  | { readonly kind: 'booked'; readonly at: number; readonly entry: Booking }
  | { readonly kind: 'switch'; readonly at: number; readonly event: SwitchEvent }
  | { readonly kind: 'venue'; readonly at: number; readonly told: VenueTold }
  | { readonly kind: 'limited'; readonly at: number; readonly until: number }
  | { readonly kind: 'acted'; readonly at: number; readonly actions: SentActions }

/** What the ledger hears of money that no fill moves. @category desk @since 0.1.0 */
export type Booking = Extract<LedgerEvent, { readonly _tag: 'deposited' | 'granted' | 'rebated' }>

/** A source's price. @category desk @since 0.1.0 */
export type PriceEvent = {
  readonly kind: 'price'
  readonly at: number
  readonly asset: string
  readonly source: string
  readonly price: number
  readonly of: number
}

/** What is expected of an asset. @category desk @since 0.1.0 */
export type OutlookEvent = {
  readonly kind: 'outlook'
  readonly at: number
  readonly asset: string
  readonly volatility: number | null
  readonly volatilityError: number | null
  readonly drift: number | null
}

/** What happens to one market. @category desk @since 0.1.0 */
export type DeskMarketEvent = { readonly at: number; readonly marketId: string } & (
  | { readonly kind: 'struck'; readonly strike: number }
  | { readonly kind: 'printed'; readonly printed: PrintedSoFar }
  | { readonly kind: 'book'; readonly book: Book }
  | {
      readonly kind: 'regridded'
      readonly tickSize: number
      readonly bands: ReadonlyArray<Band> | null
    }
  | { readonly kind: 'order'; readonly clientOrderId: string; readonly news: OrderNews }
  | {
      readonly kind: 'fill'
      readonly status: 'matched' | 'confirmed' | 'failed'
      readonly fill: DeskFill
    }
  | {
      readonly kind: 'merged' | 'split'
      readonly id: string
      readonly sets: number
      readonly done: boolean
    }
  | { readonly kind: 'resolved'; readonly outcome: Resolution | null }
)
