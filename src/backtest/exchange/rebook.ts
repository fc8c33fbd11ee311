/**
 * Others' best prices as the desk hears of them.
 */

import { reckonBest } from './exchangeBook.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import type { Turn } from './turn.js'
import { newsAt, report } from './underway.js'

/**
 * Puts others' best prices anew and, where they have changed, lets the desk know.
 *
 * @category backtest
 * @since 0.1.0
 */
export const rebook = (turn: Turn, held: ExchangeMarket, heardAt: number = turn.now): void => {
  reckonBest(held)
  const { bestBid, bestAsk, market } = held
  if (bestBid === held.toldBid && bestAsk === held.toldAsk) return
  held.toldBid = bestBid
  held.toldAsk = bestAsk
  const book = {
    bestBid: bestBid > 0 ? bestBid / 1e6 : null,
    bestAsk: bestAsk < 1_000_000 ? bestAsk / 1e6 : null,
  }
  report(turn, { kind: 'book', at: newsAt(turn, heardAt, held), marketId: market.id, book })
}
