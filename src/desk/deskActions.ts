/**
 * What a desk asks for: plain data that a driver sends and hands back once it is sent.
 */

import type { OrderDiff } from '../decision/orderDiff.js'
import type { QuoteState } from '../decision/state.js'
import type { NewOrder } from '../market/order.js'
import type { SwitchEvent } from '../risk/killSwitch.js'
import type { Marks } from './holding.js'
import type { MarketScore } from './selectMarkets.js'

/**
 * An order to cancel, by the desk's id and, once it is known, by the venue's.
 *
 * @category desk
 * @since 0.1.0
 */
export type CancelAction = {
  readonly marketId: string
  readonly clientOrderId: string
  readonly venueId: string | null
}

/** An order to place, under an id of the desk's own. @category desk @since 0.1.0 */
export type PlaceAction = {
  readonly marketId: string
  readonly clientOrderId: string
  readonly order: NewOrder
}

/**
 * An order to shrink where it stands, to so many shares that still rest; it counts with its old
 * size until the venue's next word.
 *
 * @category desk
 * @since 0.1.0
 */
export type AmendAction = CancelAction & { readonly size: number }

/**
 * Complete sets to give back for a dollar each, in micro-shares.
 *
 * @category desk
 * @since 0.1.0
 */
export type MergeAction = {
  readonly marketId: string
  readonly id: string
  readonly sets: number
}

/**
 * What a share of each outcome is worth at least, in micro-dollars, by the fair value and its
 * spread: what is held is marked at it, or at the book if that is less.
 *
 * @category desk
 * @since 0.1.0
 */
export type Worth = { readonly marketId: string; readonly marks: Marks }

/**
 * Why a desk leaves a market alone, all of whose orders it cancels: it stands still, the market is
 * over, the venue's word of what is held contradicts the ledger, or others score higher.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskHalt = 'stopped' | 'resolved' | 'mismatched' | 'no-price' | 'not-selected'

/**
 * A market's decision and what it was made from. `halted` is the desk's own reason, null where the
 * market is quoted; then `state` is what was decided on. `cut` are orders of the decision that a
 * limit of the group withholds.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketDecision = {
  readonly marketId: string
  readonly halted: DeskHalt | null
  readonly state: QuoteState | null
  readonly diff: OrderDiff
  readonly cut: ReadonlyArray<NewOrder>
}

/**
 * All that is asked for: cancels go first, those of orders in unknown markets among them.
 * `nextOrder` is the desk's counter once this is sent; `kill` moves the switch where a limit was
 * passed; `scores` explain which markets were chosen.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskActions = {
  readonly cancels: ReadonlyArray<CancelAction>
  readonly places: ReadonlyArray<PlaceAction>
  readonly amends: ReadonlyArray<AmendAction>
  readonly merges: ReadonlyArray<MergeAction>
  readonly worths: ReadonlyArray<Worth>
  readonly nextOrder: number
  readonly kill: SwitchEvent | null
  readonly decisions: ReadonlyArray<MarketDecision>
  readonly scores: ReadonlyArray<MarketScore>
}
