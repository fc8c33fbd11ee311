/**
 * Files of hourly up-or-down markets: a row a minute, with the bids of both tokens and the spot.
 */

import type { MarketEvent } from '../backtest/marketEvent.js'
import { createBestPrices } from './bestPrices.js'
import { type CellReader, tidy } from './cellReader.js'
import { type EventOptions, upOrDown } from './eventOptions.js'
import type { EventTable } from './eventTable.js'
import { outcomes } from './outcomeTable.js'
import type { Roles } from './roles.js'

/**
 * Returns the table of a file with `ts_ms`, the hour, its strike and outcome, the spot at the end
 * of the minute and the closing bids of Up and Down; null for any other.
 *
 * What a row says is known at the end of its minute: the spot, the bid of Up as that of YES, and
 * that of Down, at x, as an ask at 1 − x; where the two would meet, nobody stands. Of the sizes it
 * says nothing: `bookSize`. A market is listed with its strike when its hour begins and resolved
 * when it ends.
 *
 * @category recordings
 * @since 0.1.0
 */
export const hourlyTable = (roles: Roles, options: EventOptions): EventTable | null => {
  const { at, opens, closes, strike, outcome, spot, upBid, downBid } = roles
  if (Math.min(at, opens, closes, strike, outcome, spot, upBid, downBid) < 0) return null
  let current: Hour | null = null
  const resolve = (into: Array<MarketEvent>): void => {
    if (current !== null) into.push(current.resolved)
  }
  return {
    at,
    heard: -1,
    afterMs: 60_000,
    late: 'left-out',
    row: ({ at: instant, heardAt, read }, into) => {
      const openedAt = read.instant(opens)
      if (current === null || openedAt !== current.openedAt) {
        resolve(into)
        current = hourOf(read, roles, options)
        into.push(current.listed)
      }
      const { asset, source } = options
      const price = read.price(spot)
      into.push({ at: instant, heardAt, kind: 'price', asset, source, price })
      const [up, down] = [read.bestPrice(upBid), read.bestPrice(downBid)]
      if (read.failure() !== null) return
      const size = options.bookSize
      // Two bids that come to a dollar are of different instants: of that minute's book who knows.
      const isKnown = up === null || down === null || up + down < 1 - 1e-9
      const bid = up === null || !isKnown ? null : { price: up, size }
      const ask = down === null || !isKnown ? null : { price: tidy(1 - down), size }
      current.book({ at: instant, heardAt, bid, ask }, into)
    },
    end: resolve,
  }
}

type Hour = {
  readonly openedAt: number
  readonly listed: MarketEvent
  readonly resolved: MarketEvent
  readonly book: ReturnType<typeof createBestPrices>
}

const hourOf = (read: CellReader, roles: Roles, options: EventOptions): Hour => {
  const openedAt = read.instant(roles.opens)
  const expiresAt = read.instantAfter(roles.closes, openedAt)
  const id = `${options.asset}-${openedAt}-${expiresAt}`
  const market = {
    id,
    asset: options.asset,
    strike: read.price(roles.strike),
    openedAt,
    expiresAt,
    tickSize: options.tickSize,
    settlement: options.settlement ?? upOrDown(options),
  }
  const after = options.heardAfterMs
  return {
    openedAt,
    listed: { at: openedAt, heardAt: openedAt + after, kind: 'listed', market },
    resolved: {
      at: expiresAt,
      heardAt: expiresAt + after,
      kind: 'resolved',
      marketId: id,
      outcome: read.word(roles.outcome, outcomes) ?? 'void',
    },
    book: createBestPrices(id),
  }
}
