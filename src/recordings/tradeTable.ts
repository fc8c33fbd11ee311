/**
 * Files of trades: Binance's trades and aggTrades, Kalshi's trades, our tapes.
 */

import type { EventOptions } from './eventOptions.js'
import type { EventTable } from './eventTable.js'
import type { Roles } from './roles.js'

/**
 * Returns the table of a file with instants, prices, sizes and takers; null for any other.
 *
 * The taker is `is_buyer_maker`, true where YES was sold, or `taker_side`, `taker_yes` or `taker`:
 * 1, buy or yes where it was bought.
 *
 * @category recordings
 * @since 0.1.0
 */
export const tradeTable = (roles: Roles, options: EventOptions): EventTable | null => {
  const { at, heard, market, price, size, buyerMade, taker } = roles
  const sides = buyerMade >= 0 ? buyerMade : taker
  if (at < 0 || price < 0 || size < 0 || sides < 0) return null
  const words = buyerMade >= 0 ? makers : takers
  return {
    at,
    heard,
    afterMs: 0,
    late: 'left-out',
    row: ({ at: instant, heardAt, read }, into) => {
      const marketId = market >= 0 ? read.name(market) : (options.marketId ?? '')
      const buys = read.word(sides, words) === true
      const [paid, traded] = [read.share(price), read.size(size, 'above 0')]
      into.push({ at: instant, heardAt, kind: 'trade', marketId, buys, price: paid, size: traded })
    },
    end: () => {},
  }
}

const makers: ReadonlyMap<string, boolean> = new Map([
  ['true', false],
  ['false', true],
])

const takers: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'buy', 'yes', 'true'].map((word) => [word, true] as const),
  ...['-1', 'sell', 'no', 'false'].map((word) => [word, false] as const),
])
