/**
 * How many orders of the desk rest in a market, and for how long that was so.
 */

import type { ExchangeMarket } from './exchangeMarket.js'
import { type Turn, tell } from './turn.js'

/**
 * Counts an order that begins (`by` 1) or ceases (−1) to rest on a side.
 *
 * @category backtest
 * @since 0.1.0
 */
export const rests = (turn: Turn, held: ExchangeMarket, isBid: boolean, by: 1 | -1): void => {
  toldResting(turn, held)
  if (isBid) held.restingBids += by
  else held.restingAsks += by
}

/**
 * Tells what has rested since it was last told. What begins and ends at one instant has no time in
 * between and is not told.
 *
 * @category backtest
 * @since 0.1.0
 */
export const toldResting = (turn: Turn, held: ExchangeMarket): void => {
  const { now } = turn
  const { restingSince: since, restingBids: bids, restingAsks: asks, market } = held
  if (!(now > since)) return
  held.restingSince = now
  const secondsLeft = (market.expiresAt - now) / 1_000
  tell(turn, { kind: 'stood', at: now, marketId: market.id, since, secondsLeft, bids, asks })
}
