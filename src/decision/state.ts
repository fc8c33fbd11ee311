/**
 * What a decision is made from.
 */

import type { Book, DailyPnl, Market, Position, Spot } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'

/**
 * Everything known of one market at the instant `now` (ms since the epoch): plain data, as JSON
 * carries it, and `decideQuotes` takes a literal without a cast.
 *
 * `volatility` is annualised, 0.5 = 50 %; null or absent means the config's.
 *
 * @category decision
 * @since 0.1.0
 */
export type QuoteState = {
  readonly now: number
  readonly market: Market
  readonly spot: Spot
  readonly volatility?: number | null | undefined
  readonly position: Position
  readonly orders: ReadonlyArray<RestingOrder>
  readonly book?: Book | null | undefined
  readonly pnl: DailyPnl
}
