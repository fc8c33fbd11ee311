/**
 * What Binance says, in our words.
 */

/**
 * One frame. Instants in ms, `sentAt` that of the event. `trade`: several of one taker at one
 * price, `id` rising; `aggressor` who took. `quote`: the best prices, which carry no instant;
 * `update` rising. `candle` of one second; `closed` once it changes no more. `shutdown`: the
 * connection is about to end. `answered`: a request was taken. `rejected`: one was not.
 *
 * @category adapters
 * @since 0.1.0
 */
export type BinanceFrame =
  | BinanceTrade
  | BinanceQuote
  | BinanceCandle
  | { readonly kind: 'shutdown'; readonly sentAt: number }
  | { readonly kind: 'answered' }
  | { readonly kind: 'rejected'; readonly reason: string }

/** A trade. @category adapters @since 0.1.0 */
export type BinanceTrade = {
  readonly kind: 'trade'
  readonly symbol: string
  readonly id: number
  readonly price: number
  readonly size: number
  readonly aggressor: 'buy' | 'sell'
  readonly at: number
  readonly sentAt: number
}

/** The best prices. @category adapters @since 0.1.0 */
export type BinanceQuote = {
  readonly kind: 'quote'
  readonly symbol: string
  readonly update: number
  readonly bid: number
  readonly bidSize: number
  readonly ask: number
  readonly askSize: number
}

/** A candle. @category adapters @since 0.1.0 */
export type BinanceCandle = {
  readonly kind: 'candle'
  readonly symbol: string
  readonly openedAt: number
  readonly closesAt: number
  readonly closed: boolean
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly sentAt: number
}
