/**
 * Files of markets and how they ended: one row a market, in the order of their opening.
 */

import type { MarketEvent } from '../backtest/marketEvent.js'
import type { Resolution } from '../desk/ledger/ledgerEvent.js'
import { type EventOptions, upOrDown } from './eventOptions.js'
import type { EventTable } from './eventTable.js'
import type { Roles } from './roles.js'

/**
 * Returns the table of a file with markets, when they open and close, and outcomes; null for any
 * other.
 *
 * Each market is listed when it opens, with its strike where the file has it, and resolved when it
 * closes: outcome 1, yes or up; 0, no or down; 0.5 or void; an empty one is not known. The file is
 * in the order of the opening; markets may overlap.
 *
 * @category recordings
 * @since 0.1.0
 */
export const outcomeTable = (roles: Roles, options: EventOptions): EventTable | null => {
  const { market, opens, closes, strike, outcome } = roles
  if (market < 0 || opens < 0 || closes < 0 || outcome < 0) return null
  let open: ReadonlyArray<MarketEvent> = []
  const settlement = options.settlement ?? upOrDown(options)
  return {
    at: opens,
    heard: -1,
    afterMs: 0,
    late: 'wrong',
    row: ({ at, heardAt, read }, into) => {
      for (const event of open) if (event.at <= at) into.push(event)
      open = open.filter((event) => event.at > at)
      const known = strike >= 0 && read.text(strike) !== ''
      const listed = {
        id: read.name(market),
        asset: options.asset,
        strike: known ? read.price(strike) : null,
        openedAt: at,
        expiresAt: read.instantAfter(closes, at),
        tickSize: options.tickSize,
        settlement,
      }
      into.push({ at, heardAt, kind: 'listed', market: listed })
      if (read.text(outcome).trim() === '') return
      const ended = read.word(outcome, outcomes) ?? 'void'
      open = withResolved(open, {
        at: listed.expiresAt,
        heardAt: listed.expiresAt + options.heardAfterMs,
        kind: 'resolved',
        marketId: listed.id,
        outcome: ended,
      })
    },
    end: (into) => {
      into.push(...open)
    },
  }
}

/** In the order of the ends; of two at once the one listed first. */
const withResolved = (
  open: ReadonlyArray<MarketEvent>,
  event: MarketEvent,
): ReadonlyArray<MarketEvent> => {
  const later = open.findIndex(({ at }) => at > event.at)
  return later < 0 ? [...open, event] : [...open.slice(0, later), event, ...open.slice(later)]
}

/**
 * How files write an outcome.
 *
 * @category recordings
 * @since 0.1.0
 */
export const outcomes: ReadonlyMap<string, Resolution> = new Map([
  ...['1', 'yes', 'up', 'true'].map((word) => [word, 'yes'] as const),
  ...['0', 'no', 'down', 'false'].map((word) => [word, 'no'] as const),
  ...['0.5', 'void', 'half'].map((word) => [word, 'void'] as const),
])
