/**
 * What a feed speaks, as a session hears it: each feed's own part, pure.
 */

import type { PriceEvent } from '../desk/deskEvent.js'
import type { FrameRefusal } from './frameRefusal.js'

/**
 * What a frame gives. `prices` in order, none twice; `about`: its asset, or null; `alive`: whether
 * it shows that what is known of the asset is up to date, with a price or without; `sentAt`: by the
 * sender's clock, in ms, null where it does not say; `leaving`: the feed is about to end the
 * connection; `lost`: the asset of which a trade never came, or null.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Hearing<S> = {
  readonly state: S
  readonly prices: ReadonlyArray<PriceEvent>
  readonly about: string | null
  readonly alive: boolean
  readonly sentAt: number | null
  readonly refusal: FrameRefusal | null
  readonly leaving: boolean
  readonly lost: string | null
}

/**
 * A feed: where it is, what to send once connected, and what its frames mean. `renumbered` is told
 * of an asset that has gone silent: where its frames came but counted as old, their numbers have
 * begun anew, and the next one is taken.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FeedProtocol<S> = {
  readonly name: string
  readonly url: string
  readonly assets: ReadonlyArray<string>
  readonly greeting: ReadonlyArray<string>
  readonly initial: S
  readonly hear: (state: S, data: unknown, now: number) => Hearing<S>
  readonly renumbered: (state: S, asset: string) => S
}

/** Nothing to hold on to. @category adapters @since 0.1.0 */
export const noPrices: ReadonlyArray<PriceEvent> = []

/** Returns what a frame gives that is refused. @category adapters @since 0.1.0 */
export const refused = <S>(state: S, refusal: FrameRefusal): Hearing<S> => ({
  state,
  prices: noPrices,
  about: null,
  alive: false,
  sentAt: null,
  refusal,
  leaving: false,
  lost: null,
})

/** What a frame is that is understood. @category adapters @since 0.1.0 */
export type Understood = {
  readonly about: string | null
  readonly alive: boolean
  readonly sentAt: number | null
}

/**
 * Returns what a frame gives that is understood and has no price.
 *
 * @category adapters
 * @since 0.1.0
 */
export const understood = <S>(state: S, { about, alive, sentAt }: Understood): Hearing<S> => ({
  state,
  prices: noPrices,
  about,
  alive,
  sentAt,
  refusal: null,
  leaving: false,
  lost: null,
})

/** Returns what a frame gives that is news of an asset. @category adapters @since 0.1.0 */
export const news = <S>(
  state: S,
  about: string,
  sentAt: number | null,
  prices: ReadonlyArray<PriceEvent>,
): Hearing<S> => ({
  state,
  prices,
  about,
  alive: true,
  sentAt,
  refusal: null,
  leaving: false,
  lost: null,
})
