/**
 * What is known of a product from the frames before.
 */

import type { CoinbaseHeartbeat, CoinbaseTicker, CoinbaseTrade } from './coinbaseFrame.js'

/**
 * What was last heard of a product, −1 for nothing. `trade`: the last trade's number, and `price`
 * what it cost, null before any; `matched` and `ticked`: the sequence of the last match and of the
 * last ticker; `toldOf`: the instant of the last price told; `missed`: the trade of which a
 * heartbeat knew and which had not come by then, or −1; `passed`: frames since the last news that
 * counted as old.
 *
 * @category adapters
 * @since 0.1.0
 */
export type HeardProduct = {
  readonly asset: string
  readonly product: string
  readonly trade: number
  readonly price: number | null
  readonly matched: number
  readonly ticked: number
  readonly toldOf: number
  readonly missed: number
  readonly passed: number
}

/** Returns a product of which nothing was heard. @category adapters @since 0.1.0 */
export const unheard = (asset: string, product: string): HeardProduct => ({
  asset,
  product,
  trade: -1,
  price: null,
  matched: -1,
  ticked: -1,
  toldOf: -1,
  missed: -1,
  passed: 0,
})

/**
 * Returns it after a trade, which may be one that a ticker has told of.
 *
 * @category adapters
 * @since 0.1.0
 */
export const afterTrade = (
  one: HeardProduct,
  trade: CoinbaseTrade,
  toldOf: number,
): HeardProduct => {
  const isLater = trade.id > one.trade
  return {
    asset: one.asset,
    product: one.product,
    trade: isLater ? trade.id : one.trade,
    price: isLater ? trade.price : one.price,
    matched: trade.sequence,
    ticked: one.ticked,
    toldOf,
    missed: one.missed,
    passed: trade.id < one.trade ? one.passed + 1 : 0,
  }
}

/**
 * Returns it after a ticker, whose trade may have come as a match.
 *
 * @category adapters
 * @since 0.1.0
 */
export const afterTicker = (
  one: HeardProduct,
  ticker: CoinbaseTicker,
  toldOf: number,
): HeardProduct => {
  const isLater = ticker.id > one.trade
  return {
    asset: one.asset,
    product: one.product,
    trade: isLater ? ticker.id : one.trade,
    price: isLater ? ticker.price : one.price,
    matched: one.matched,
    ticked: ticker.sequence,
    toldOf,
    missed: one.missed,
    passed: 0,
  }
}

/**
 * Returns it after a heartbeat that knows of a trade which has not come.
 *
 * @category adapters
 * @since 0.1.0
 */
export const missing = (one: HeardProduct, { lastTrade }: CoinbaseHeartbeat): HeardProduct => ({
  ...one,
  missed: lastTrade,
})

/**
 * Returns it after a heartbeat that knows of its trade as the last, so that its numbers go on.
 *
 * @category adapters
 * @since 0.1.0
 */
export const confirmed = (one: HeardProduct, toldOf: number): HeardProduct => ({
  ...one,
  toldOf,
  passed: 0,
})

/**
 * Returns it with its numbers forgotten; what is told next is not told as earlier than before.
 *
 * @category adapters
 * @since 0.1.0
 */
export const renumbered = ({ asset, product, toldOf }: HeardProduct): HeardProduct => ({
  ...unheard(asset, product),
  toldOf,
})

/** Returns it after a frame that counts as old. @category adapters @since 0.1.0 */
export const passedOver = (one: HeardProduct): HeardProduct => ({
  ...one,
  passed: one.passed + 1,
})
