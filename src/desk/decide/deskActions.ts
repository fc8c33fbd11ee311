/**
 * What a desk asks for: plain data that a driver sends and hands back once it is sent.
 */

import type { CutReason } from '../../decision/cutReason.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import type { NewOrder } from '../../market/order.js'
import type { SwitchEvent } from '../../risk/killSwitch.js'
import type { RateBudget } from '../../risk/rateBudget.js'
import type { Rejection } from '../../risk/rejection.js'
import type { ConsensusHalt } from '../../signals/sourceReason.js'
import type { Marks } from '../ledger/holding.js'
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
 * over, the venue's word of what is held contradicts the ledger, no price is known, its sources are
 * apart or silent, or other markets score higher.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskHalt =
  | 'stopped'
  | 'resolved'
  | 'mismatched'
  | 'no-price'
  | ConsensusHalt['_tag']
  | 'not-selected'

/**
 * Why an order of a decision does not go out: its group could lose too much, a check rejects it,
 * the budget of messages does not reach so far, or the venue wants silence until an instant.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskCut =
  | { readonly _tag: 'group-limit' }
  | { readonly _tag: 'resting'; readonly until: number }
  | CutReason
  | Rejection

/** An order that is withheld, and every reason. @category desk @since 0.1.0 */
export type CutOrder = { readonly order: NewOrder; readonly reasons: ReadonlyArray<DeskCut> }

/** A cancel or a shrinking that has to wait, and why. @category desk @since 0.1.0 */
export type Delayed = { readonly id: string; readonly reason: DeskCut }

/**
 * Since when a market's model has been apart from its book, null where it is not.
 *
 * @category desk
 * @since 0.1.0
 */
export type Disagreement = { readonly marketId: string; readonly apartSince: number | null }

/**
 * A market's decision and what it was made from. `halted` is the desk's own reason, null where the
 * market is quoted; then `state` is what was decided on. `diff` is what goes out of it; `cut` are
 * its orders that are withheld, `delayed` what else has to wait.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketDecision = {
  readonly marketId: string
  readonly halted: DeskHalt | null
  readonly state: QuoteState | null
  readonly diff: OrderDiff
  readonly cut: ReadonlyArray<CutOrder>
  readonly delayed: ReadonlyArray<Delayed>
}

/**
 * All that is asked for: cancels go first, those of orders in unknown markets among them.
 * `nextOrder` is the desk's counter once this is sent and `budget` its tokens, null where nothing
 * is counted; `kill` moves the switch where a limit was passed; `scores` explain which markets were
 * chosen.
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
  readonly disagreements: ReadonlyArray<Disagreement>
  readonly nextOrder: number
  readonly budget: RateBudget | null
  readonly kill: SwitchEvent | null
  readonly decisions: ReadonlyArray<MarketDecision>
  readonly scores: ReadonlyArray<MarketScore>
}

/**
 * What of a desk's actions it has to hear once they are sent: all but why.
 *
 * @category desk
 * @since 0.1.0
 */
export type SentActions = Omit<DeskActions, 'decisions'>
