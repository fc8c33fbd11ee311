/**
 * The last trades on the page.
 */

import type { MarketView, TradeView } from '../window/deskViewMarket.js'
import { age, atTick, shares } from '../window/windowWords.js'
import { found, keep, rowOf, sayRow } from './element.js'

/** Shows a market's last trades, the newest first. @category bot @since 0.1.0 */
export const showTrades = (market: MarketView | null, now: number): void => {
  const trades = market?.trades ?? []
  const tickSize = market?.tickSize ?? 0.01
  keep(
    found('trade-rows'),
    trades.map((trade, at) => ({ trade, place: String(at) })),
    ({ place }) => place,
    () => rowOf(4),
    (row, { trade }) => {
      sayRow(row, cellsOf(trade, now, tickSize))
      row.className = trade.buys ? 'bid' : 'ask'
    },
  )
}

const cellsOf = (
  { at, buys, price, size }: TradeView,
  now: number,
  tickSize: number,
): ReadonlyArray<string> => [
  age(now - at),
  buys ? 'buys ABOVE' : 'buys BELOW',
  atTick(price, tickSize),
  shares(size),
]
