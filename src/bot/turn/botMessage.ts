/**
 * What a bot hears and what it has done: the two sides of its turn.
 */

import type { FeedMessage } from '../../adapters/feedClient.js'
import type { VenueMessage, VenueTrade } from '../../adapters/venueClient.js'
import type { JournalEntry } from '../../codec/journal.js'
import type { CancelAction, MergeAction, PlaceAction } from '../../desk/decide/deskActions.js'
import type { Snapshot } from '../../desk/deskEvent.js'
import type { AlertEvent } from '../../risk/alerts.js'
import type { SwitchEvent } from '../../risk/killSwitch.js'

/**
 * What a bot hears, `at` an instant in ms of its own clock. `time`: nothing but that it passes.
 * `snapshot`: the answer to the question of that `number`, null where it failed. `skew`: by how
 * many ms the venue's clock is ahead. `jump`: by how many ms the machine's clock has jumped, back
 * where negative, while `at` went on as before. `switch`: a person moves the switch. `unsent`: a
 * place that was asked for did not go out, and never will. `stop`: end.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotInput =
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'venue'; readonly at: number; readonly message: VenueMessage }
  | {
      readonly kind: 'feed'
      readonly at: number
      readonly feed: string
      readonly message: FeedMessage
    }
  | {
      readonly kind: 'snapshot'
      readonly at: number
      readonly number: number
      readonly snapshot: Snapshot | null
      readonly detail: string
    }
  | { readonly kind: 'skew'; readonly at: number; readonly skewMs: number }
  | { readonly kind: 'jump'; readonly at: number; readonly byMs: number }
  | { readonly kind: 'switch'; readonly at: number; readonly event: SwitchEvent }
  | { readonly kind: 'unsent'; readonly at: number; readonly action: PlaceAction }
  | { readonly kind: 'stop'; readonly at: number; readonly why: string }

/** How much a line matters. @category bot @since 0.1.0 */
export type Weight = 'news' | 'warning' | 'critical'

/**
 * What a turn asks of its driver, in this order. `heard`: to be journaled before anything that
 * follows is sent. `cancel`, `place`, `merge`: to be sent now and once. `cancel-all`: for orders
 * that nobody knows of. `ask`: for a snapshot, under a number. `traded`: anyone's trade, which the
 * desk does not decide by. `say`: a line for a person. `alert`: one that began or is over.
 * `stopped`: the end is reached, `live` orders in doubt.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotOutput =
  | { readonly kind: 'heard'; readonly entry: JournalEntry }
  | { readonly kind: 'cancel'; readonly action: CancelAction }
  | { readonly kind: 'place'; readonly action: PlaceAction }
  | { readonly kind: 'merge'; readonly action: MergeAction }
  | { readonly kind: 'cancel-all' }
  | { readonly kind: 'ask'; readonly number: number }
  | { readonly kind: 'traded'; readonly at: number; readonly trade: VenueTrade }
  | { readonly kind: 'say'; readonly at: number; readonly weight: Weight; readonly text: string }
  | { readonly kind: 'alert'; readonly event: AlertEvent }
  | BotStopped

/** The end that a turn has come to. @category bot @since 0.1.0 */
export type BotStopped = {
  readonly kind: 'stopped'
  readonly live: number
  readonly inTime: boolean
}
