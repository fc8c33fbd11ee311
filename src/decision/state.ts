/**
 * What a decision is made from.
 */

import type { Book, DailyPnl, Market, Position, Spot } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'
import type { Printed } from '../market/settlement.js'
import type { Basis } from '../pricing/claim.js'

/**
 * Everything known of one market at the instant `now` (ms since the epoch): plain data, as JSON
 * carries it, and `decideQuotes` takes a literal without a cast.
 *
 * `volatility` is annualised, 0.5 = 50 %; null or absent means the config's. The next four only a
 * fair value of the model `settled` reads: `volatilityError`, the standard error of the
 * volatility's logarithm; `drift`, by how much the logarithm of the price is expected to move until
 * settlement; `printed`, what the settlement's fixings have printed so far; `basis`, how the index
 * stands to the spot. Null or absent means the config's, no drift and nothing printed.
 *
 * @category decision
 * @since 0.1.0
 */
export type QuoteState = {
  readonly now: number
  readonly market: Market
  readonly spot: Spot
  readonly volatility?: number | null | undefined
  readonly volatilityError?: number | null | undefined
  readonly drift?: number | null | undefined
  readonly printed?: PrintedSoFar | null | undefined
  readonly basis?: Basis | null | undefined
  readonly position: Position
  readonly orders: ReadonlyArray<RestingOrder>
  readonly book?: Book | null | undefined
  readonly pnl: DailyPnl
}

/**
 * What is printed of the opening fixing and of the one at the end; null or absent where nothing is.
 *
 * @category decision
 * @since 0.1.0
 */
export type PrintedSoFar = {
  readonly strike?: Printed | null | undefined
  readonly end?: Printed | null | undefined
}
