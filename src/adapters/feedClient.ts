/**
 * A price feed as a bot drives it, whichever it is.
 */

import type { PriceEvent } from '../desk/deskEvent.js'
import type { ConnectionStatus } from './venueClient.js'

/**
 * What a feed says. `price`: a source's price, `at` when it was heard and `of` when its sender says
 * it was. `connection`: of the socket. `stale`: nothing was heard of an asset since `since`.
 * `refused`: a frame that means nothing, in words. `clock`: by how many ms the sender's clock is
 * estimated to be ahead of ours.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FeedMessage =
  | { readonly kind: 'price'; readonly event: PriceEvent }
  | { readonly kind: 'connection'; readonly status: ConnectionStatus }
  | { readonly kind: 'stale'; readonly asset: string; readonly since: number }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'clock'; readonly offsetMs: number }

/**
 * A feed's client. `open` connects and reconnects until `close`; neither throws.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FeedClient = {
  readonly name: string
  readonly open: (listen: (message: FeedMessage) => void) => void
  readonly close: () => void
}

/**
 * What a client takes from outside, so that a test or a replay can stand in: a WebSocket's
 * constructor (`ws` on Node 20, the platform's own elsewhere), the time in ms, timers and a draw
 * from [0, 1) for jitter.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ClientWorld = {
  readonly WebSocket: new (url: string) => SocketLike
  readonly now: () => number
  readonly setTimeout: (run: () => void, ms: number) => unknown
  readonly clearTimeout: (timer: unknown) => void
  readonly random: () => number
}

/** The part of the standard WebSocket that a client uses. @category adapters @since 0.1.0 */
export type SocketLike = {
  readonly readyState: number
  send(data: string): void
  close(code?: number, reason?: string): void
  onopen: ((event: unknown) => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code?: number; readonly reason?: string }) => void) | null
  onerror: ((event: unknown) => void) | null
}
