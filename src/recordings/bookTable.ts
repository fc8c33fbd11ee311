/**
 * Files of books: best prices with sizes, as Binance's bookTicker and our tapes have them, and
 * levels or orders, one change a row.
 */

import type { Side } from '../market/side.js'
import { type BestPrices, createBestPrices } from './bestPrices.js'
import type { CellReader } from './cellReader.js'
import type { EventOptions } from './eventOptions.js'
import type { EventTable } from './eventTable.js'
import type { Roles } from './roles.js'

/**
 * Returns the table of a file of best prices, of levels, or of orders; null for any other.
 *
 * Levels are the columns `side,price,size` beside an instant: so many shares rest there now, 0 for
 * none; with an `order_id` beside them they are orders.
 *
 * @category recordings
 * @since 0.1.0
 */
export const bookTable = (roles: Roles, options: EventOptions): EventTable | null => {
  const { at, bid, ask, side, price, size, heard } = roles
  if (bid >= 0 && ask >= 0 && (at >= 0 || heard >= 0)) return ofBestPrices(roles, options)
  return at >= 0 && side >= 0 && price >= 0 && size >= 0 ? ofLevels(roles, options) : null
}

const ofBestPrices = (roles: Roles, options: EventOptions): EventTable => {
  const { at, heard, market, bid, bidSize, ask, askSize } = roles
  const books = new Map<string, ReturnType<typeof createBestPrices>>()
  const best = (read: CellReader, price: number, size: number): BestPrices['bid'] => {
    const found = read.bestPrice(price)
    if (found === null) return null
    const shares = size < 0 ? options.bookSize : read.size(size, 'of at least 0')
    return shares === 0 ? null : { price: found, size: shares }
  }
  return {
    at,
    heard,
    afterMs: 0,
    late: 'left-out',
    row: ({ at: instant, heardAt, read }, into) => {
      const marketId = market >= 0 ? read.name(market) : (options.marketId ?? '')
      const book = books.get(marketId) ?? createBestPrices(marketId)
      books.set(marketId, book)
      const [bids, asks] = [best(read, bid, bidSize), best(read, ask, askSize)]
      if (read.failure() === null) book({ at: instant, heardAt, bid: bids, ask: asks }, into)
    },
    end: () => {},
  }
}

const ofLevels = (roles: Roles, options: EventOptions): EventTable => {
  const { at, heard, market, side, price, size, order } = roles
  return {
    at,
    heard,
    afterMs: 0,
    late: 'left-out',
    row: ({ at: instant, heardAt, read }, into) => {
      const level = {
        marketId: market >= 0 ? read.name(market) : (options.marketId ?? ''),
        side: read.word(side, sides) ?? 'bid',
        price: read.share(price),
        size: read.size(size, 'of at least 0'),
      }
      into.push(
        order < 0
          ? { at: instant, heardAt, kind: 'depth', ...level }
          : { at: instant, heardAt, kind: 'rested', orderId: read.name(order), ...level },
      )
    },
    end: () => {},
  }
}

const sides: ReadonlyMap<string, Side> = new Map([
  ...['bid', 'buy'].map((word) => [word, 'bid'] as const),
  ...['ask', 'sell'].map((word) => [word, 'ask'] as const),
])
