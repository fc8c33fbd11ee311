/**
 * What Coinbase Exchange says, in our words.
 */

/**
 * One frame. Instants in ms. `trade`: one match, `id` rising; `isLast` for the one that opens a
 * subscription, which is old; `aggressor` who took: theirs is the side of who rested. `ticker`: a
 * trade and the best prices after it. `heartbeat`: each second, with the last trade there was, 0
 * for not said. `subscribed`: to what. `rejected`: a request was not taken.
 *
 * @category adapters
 * @since 0.1.0
 */
export type CoinbaseFrame =
  | CoinbaseTrade
  | CoinbaseTicker
  | CoinbaseHeartbeat
  | { readonly kind: 'subscribed'; readonly channels: number }
  | { readonly kind: 'rejected'; readonly reason: string }

/** A trade. @category adapters @since 0.1.0 */
export type CoinbaseTrade = {
  readonly kind: 'trade'
  readonly product: string
  readonly sequence: number
  readonly id: number
  readonly price: number
  readonly size: number
  readonly aggressor: 'buy' | 'sell'
  readonly isLast: boolean
  readonly at: number
}

/** The best prices after a trade; null where a side is empty. @category adapters @since 0.1.0 */
export type CoinbaseTicker = {
  readonly kind: 'ticker'
  readonly product: string
  readonly sequence: number
  readonly id: number
  readonly price: number
  readonly bid: number | null
  readonly ask: number | null
  readonly at: number
}

/** A sign of life. @category adapters @since 0.1.0 */
export type CoinbaseHeartbeat = {
  readonly kind: 'heartbeat'
  readonly product: string
  readonly sequence: number
  readonly lastTrade: number
  readonly at: number
}
