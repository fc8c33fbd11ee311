/**
 * A venue as a bot drives it, whichever it is: requests out, the desk's events in.
 */

import type { CancelAction, MergeAction, PlaceAction } from '../desk/decide/deskActions.js'
import type { DeskEvent, Snapshot } from '../desk/deskEvent.js'

/**
 * How a connection stands; `detail` for a person, without secrets.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ConnectionStatus = {
  readonly kind: 'connecting' | 'connected' | 'disconnected' | 'refused'
  readonly detail: string
}

/**
 * What a venue says. `event`: news for the desk, stamped with the instant at which it was heard.
 * `connection`: of the socket. `limited`: the venue asks for a rest until an instant. `depth`: the
 * whole book of YES for a person to look at, one's own orders among it, now and then; the desk
 * hears of the best prices by an event. `trade`: anyone's, for a person and a recording. `problem`:
 * an answer that is no order's, in words.
 *
 * @category adapters
 * @since 0.1.0
 */
export type VenueMessage =
  | { readonly kind: 'event'; readonly event: DeskEvent }
  | { readonly kind: 'connection'; readonly status: ConnectionStatus }
  | { readonly kind: 'limited'; readonly scope: 'all' | 'cancels'; readonly until: number }
  | {
      readonly kind: 'depth'
      readonly marketId: string
      readonly bids: ReadonlyArray<DepthLevel>
      readonly asks: ReadonlyArray<DepthLevel>
    }
  | { readonly kind: 'trade'; readonly trade: VenueTrade }
  | { readonly kind: 'problem'; readonly code: string; readonly detail: string }

/**
 * A price of YES in dollars and the shares that rest there.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DepthLevel = readonly [price: number, size: number]

/**
 * A trade at the venue: `buys` where the taker bought YES or sold NO, `price` of YES in dollars,
 * `size` in shares; `of` when it happened, in ms by the venue's clock.
 *
 * @category adapters
 * @since 0.1.0
 */
export type VenueTrade = {
  readonly marketId: string
  readonly of: number
  readonly buys: boolean
  readonly price: number
  readonly size: number
}

/**
 * A venue's client. Nothing rejects but `open` and `snapshot`: an order's answer comes as an event,
 * and one that does not come leaves the order to the desk, which counts it as live.
 *
 * `open` signs in, lists markets and follows them until `close`. `place`, `cancel` and `merge` send
 * at once. `cancelAll` asks for every order's end and resolves once asked. `snapshot` asks for all
 * that rests and is held. `serverTime` is the venue's clock in ms.
 *
 * @category adapters
 * @since 0.1.0
 */
export type VenueClient = {
  readonly name: string
  readonly open: (listen: (message: VenueMessage) => void) => Promise<void>
  readonly place: (action: PlaceAction) => void
  readonly cancel: (action: CancelAction) => void
  readonly merge: (action: MergeAction) => void
  readonly cancelAll: () => Promise<void>
  readonly snapshot: () => Promise<Snapshot>
  readonly serverTime: () => Promise<number>
  readonly close: () => Promise<void>
}
