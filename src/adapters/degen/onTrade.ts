/**
 * What others trade.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import type { TradeFrame } from './frame.js'
import { marketOf, set, setMarket, type Turn, tell } from './turn.js'

/** How many trades are known again by their ids. */
const keptTrades = 256

/**
 * Tells a trade of a market that is followed, as one of YES, once.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onTrade = (turn: Turn, frame: TradeFrame): void => {
  const { id, of, outcome, side, price, size } = frame
  const { trades, at } = turn.session
  const market = marketOf(turn.session, frame.market)
  if (market === undefined || (id !== null && trades.includes(id))) return
  if (id !== null) set(turn, { trades: [...trades.slice(1 - keptTrades), id] })
  const isYes = outcome === 'yes'
  if (of !== null && of > (market.tradedAt ?? Number.NEGATIVE_INFINITY))
    setMarket(turn, { ...market, tradedAt: of })
  const trade = {
    marketId: market.listed.address,
    of: of ?? at,
    buys: isYes === (side === 'bid'),
    price: toUnits(isYes ? price : 1_000_000 - price),
    size: toUnits(size),
  }
  tell(turn, { kind: 'trade', trade })
}

/**
 * Tells those of a list that are no older than the newest told: ids of older ones may be forgotten.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onTrades = (turn: Turn, address: string, list: ReadonlyArray<TradeFrame>): void => {
  const since = marketOf(turn.session, address)?.tradedAt ?? Number.NEGATIVE_INFINITY
  for (const one of list) if (one.of !== null && one.of >= since) onTrade(turn, one)
}
