/**
 * Trades and books of markets that a recording never lists: nobody quotes there, and they are lost.
 */

import type { MarketEvent } from '../../backtest/marketEvent.js'
import { render } from '../../codec/render.js'
import type { BacktestSettings } from './backtestSettings.js'

/**
 * How many `events` of trades and books are of markets that are never listed, and the market of the
 * `first` of them.
 *
 * @category cli
 * @since 0.1.0
 */
export type Unlisted = { readonly events: number; readonly first: string }

/**
 * Hears a recording. `trades`: how many so far are of a listed market. `unlisted` is null where all
 * that was heard is of one; `fault` says that nothing of a file, or of the market that was asked
 * for, is, null where something is.
 *
 * @category cli
 * @since 0.1.0
 */
export type Listing = {
  readonly hear: (events: ReadonlyArray<MarketEvent>) => void
  readonly trades: () => number
  readonly unlisted: () => Unlisted | null
  readonly fault: (asked: Pick<BacktestSettings, 'market' | 'trades' | 'book'>) => string | null
}

/**
 * Returns a listing that has heard nothing. What is said of a market before it is listed is no
 * fault: others trade in it long before its window begins.
 *
 * @category cli
 * @since 0.1.0
 */
export const createListing = (): Listing => {
  const listed = new Set<string>()
  const others = new Map<string, Counts>()
  const known: Counts = { trades: 0, book: 0 }
  const countsOf = (marketId: string): Counts => {
    if (listed.has(marketId)) return known
    const counts = others.get(marketId) ?? { trades: 0, book: 0 }
    others.set(marketId, counts)
    return counts
  }
  return {
    hear: (events) => {
      for (const event of events) {
        if (event.kind === 'trade') countsOf(event.marketId).trades += 1
        if (event.kind === 'depth' || event.kind === 'rested') countsOf(event.marketId).book += 1
        if (event.kind !== 'listed') continue
        const { trades, book } = others.get(event.market.id) ?? none
        known.trades += trades
        known.book += book
        others.delete(event.market.id)
        listed.add(event.market.id)
      }
    },
    trades: () => known.trades,
    unlisted: () => unlistedOf(others),
    fault: (asked) => faultOf(asked, { listed, others, known }),
  }
}

/** Of the events of a market, or of several. */
type Counts = { trades: number; book: number }

const none: Counts = { trades: 0, book: 0 }

const unlistedOf = (others: ReadonlyMap<string, Counts>): Unlisted | null => {
  const [first] = others.keys()
  let events = 0
  for (const { trades, book } of others.values()) events += trades + book
  return first === undefined ? null : { events, first }
}

type Heard = {
  readonly listed: ReadonlySet<string>
  readonly others: ReadonlyMap<string, Counts>
  readonly known: Readonly<Counts>
}

const faultOf = (
  { market, ...files }: Pick<BacktestSettings, 'market' | 'trades' | 'book'>,
  { listed, others, known }: Heard,
): string | null => {
  const [one] = listed
  const expected =
    one === undefined
      ? 'no market is listed at all'
      : `expected one that is, such as ${render(one)}`
  if (market !== null && !listed.has(market)) {
    return `--market is ${render(market)}, which is not listed; ${expected}`
  }
  for (const kind of ['trades', 'book'] as const) {
    const lost = [...others].find(([, counts]) => counts[kind] > 0)
    if (files[kind] === null || known[kind] > 0 || lost === undefined) continue
    const file = files[kind] === '-' ? 'standard input' : files[kind]
    return `${file}: none of its markets is listed, the first is ${render(lost[0])}; ${expected}`
  }
  return null
}
