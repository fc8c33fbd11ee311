/**
 * What others trade.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import type { Frame } from './frame.js'
import { marketOf, set, type Turn, tell } from './turn.js'

/** How many trades are known again by their ids. */
const keptTrades = 256

/**
 * Tells a trade of a market that is followed, as one of YES, once.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onTrade = (turn: Turn, frame: Extract<Frame, { readonly kind: 'trade' }>): void => {
  const { id, of, outcome, side, price, size } = frame
  const { trades, at } = turn.session
  const market = marketOf(turn.session, frame.market)
  if (market === undefined || (id !== null && trades.includes(id))) return
  if (id !== null) set(turn, { trades: [...trades.slice(1 - keptTrades), id] })
  const isYes = outcome === 'yes'
  const trade = {
    marketId: market.listed.address,
    of: of ?? at,
    buys: isYes === (side === 'bid'),
    price: toUnits(isYes ? price : 1_000_000 - price),
    size: toUnits(size),
  }
  tell(turn, { kind: 'trade', trade })
}
