/**
 * What is on its way in a simulation: requests, answers, and what time itself brings.
 */

import type {
  AmendAction,
  CancelAction,
  MergeAction,
  PlaceAction,
} from '../../desk/decide/deskActions.js'
import type { DeskEvent, Snapshot } from '../../desk/deskEvent.js'
import type { Entry } from './faultyVenue.js'

/** What happens of itself. @category backtest @since 0.1.0 */
export type Timer = 'clock' | 'price' | 'taker' | 'poll' | 'second' | 'calm' | 'day'

/**
 * A request of the desk to the venue. A `poll` asks for all that rests and is held, and for the
 * journal after `since`; `asOf` by the desk's clock and `askedAt` by the true one.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ToVenue =
  | { readonly kind: 'place'; readonly action: PlaceAction }
  | { readonly kind: 'cancel'; readonly action: CancelAction }
  | { readonly kind: 'amend'; readonly action: AmendAction }
  | { readonly kind: 'merge'; readonly action: MergeAction }
  | {
      readonly kind: 'poll'
      readonly since: number
      readonly asOf: number
      readonly askedAt: number
    }

/**
 * What the venue or a feed tells the desk; `at` of an event is put in when it is heard. `number` is
 * that of its entry in the journal, null where it has none.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ToDesk =
  | { readonly kind: 'event'; readonly event: DeskEvent; readonly number: number | null }
  | {
      readonly kind: 'polled'
      readonly since: number
      readonly askedAt: number
      readonly upTo: number
      readonly journal: ReadonlyArray<Entry>
      readonly snapshot: Snapshot
    }

/**
 * What the venue does of itself: a fill settles, a market resolves.
 *
 * @category backtest
 * @since 0.1.0
 */
export type InVenue =
  | { readonly kind: 'settle'; readonly marketId: string; readonly fillId: string }
  | { readonly kind: 'expire' | 'resolve' | 'correct' | 'purge'; readonly marketId: string }

/**
 * One thing on its way, due at an instant in ms; of two due together the one sent first is first.
 * `life` is that of the desk which sent or awaits it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Message = { readonly due: number; readonly number: number } & (
  | { readonly to: 'venue'; readonly body: ToVenue }
  | { readonly to: 'desk'; readonly body: ToDesk; readonly sure: boolean }
  | { readonly to: 'inside'; readonly body: InVenue }
  | { readonly to: 'time'; readonly timer: Timer }
)
