/**
 * A market of each window of a stream of prices, as the events of a recording.
 */

import type { Spot } from '../../market/market.js'
import type { Settlement } from '../../market/settlement.js'
import type { MarketEvent } from '../marketEvent.js'
import { type MarketRule, type MarketWindow, openAt, outcome } from '../marketWindow.js'

/**
 * What the markets are: of an `asset`, by the prices of a `source`; `tickSize` in dollars, inside
 * (0, 1); `settlement` is what they carry, and does not change how they are resolved.
 *
 * @category backtest
 * @since 0.1.0
 */
export type WindowMarkets = {
  readonly asset: string
  readonly source: string
  readonly rule: MarketRule
  readonly tickSize: number
  readonly settlement: Settlement | null
}

/**
 * The last price and the open market, and the events of the last price.
 *
 * @category backtest
 * @since 0.1.0
 */
export type WindowState = {
  readonly last: Spot | null
  readonly window: MarketWindow | null
  readonly events: ReadonlyArray<MarketEvent>
}

/**
 * Where a stream of prices begins.
 *
 * @example
 * import { WindowMarkets } from 'twoway/backtest'
 *
 * WindowMarkets.initial.events // => []
 *
 * @category backtest
 * @since 0.1.0
 */
export const initial: WindowState = { last: null, window: null, events: [] }

/**
 * Returns the state after a price, with its events: the market that it ends is resolved by the last
 * price up to its end, the one that it opens listed at its opening, with its strike, and the price
 * told. A price that is not later than the last one, or no positive number, has no events.
 *
 * @example
 * import { WindowMarkets } from 'twoway/backtest'
 *
 * const markets = {
 *   asset: 'BTC', source: 'spot', rule: { windowMs: 1_000, strike: 'open' } as const,
 *   tickSize: 0.01, settlement: null,
 * }
 * WindowMarkets.step(markets, WindowMarkets.initial, { price: 100, at: 500 }).events.length // => 1
 *
 * @category backtest
 * @since 0.1.0
 */
export const step = (markets: WindowMarkets, state: WindowState, spot: Spot): WindowState => {
  const { last, window } = state
  const isNext = spot.price > 0 && spot.price < Infinity && (last === null || spot.at > last.at)
  if (!isNext) return { last, window, events: [] }
  const told: MarketEvent = {
    kind: 'price',
    at: spot.at,
    heardAt: spot.at,
    asset: markets.asset,
    source: markets.source,
    price: spot.price,
  }
  if (window !== null && spot.at < window.end) return { last: spot, window, events: [told] }
  const next = openAt(markets.rule, last, spot)
  const events: Array<MarketEvent> = []
  // A price stamped at the border is known there: it settles the one and opens the other.
  const atBorder = spot.at === window?.end || spot.at === next?.start
  if (atBorder) events.push(told)
  if (window !== null && last !== null) {
    const settling = spot.at === window.end ? spot : last
    events.push(resolved(markets, window, settling.price))
  }
  if (next !== null) events.push(listed(markets, next))
  if (!atBorder) events.push(told)
  return { last: spot, window: next, events }
}

/**
 * Yields the events of a stream of prices (dollars, ms since the epoch, in rising order), reading
 * no further than it has yielded.
 *
 * @example
 * import { WindowMarkets } from 'twoway/backtest'
 *
 * const markets = {
 *   asset: 'BTC', source: 'spot', rule: { windowMs: 1_000, strike: 'open' } as const,
 *   tickSize: 0.01, settlement: null,
 * }
 * const prices = [{ price: 100, at: 0 }, { price: 101, at: 500 }, { price: 102, at: 1_000 }]
 * Array.from(WindowMarkets.events(markets, prices), ({ kind }) => kind)
 * // => ['price', 'listed', 'price', 'price', 'resolved', 'listed']
 *
 * @category backtest
 * @since 0.1.0
 */
export const events = function* (
  markets: WindowMarkets,
  prices: Iterable<Spot>,
): Generator<MarketEvent, void, undefined> {
  let state = initial
  for (const spot of prices) {
    state = step(markets, state, spot)
    yield* state.events
  }
}

const idOf = ({ asset }: WindowMarkets, { start }: MarketWindow): string => `${asset}-${start}`

const listed = (markets: WindowMarkets, window: MarketWindow): MarketEvent => ({
  kind: 'listed',
  at: window.start,
  heardAt: window.start,
  market: {
    id: idOf(markets, window),
    asset: markets.asset,
    strike: window.strike,
    openedAt: window.start,
    expiresAt: window.end,
    tickSize: markets.tickSize,
    settlement: markets.settlement,
  },
})

const resolved = (markets: WindowMarkets, window: MarketWindow, price: number): MarketEvent => ({
  kind: 'resolved',
  at: window.end,
  heardAt: window.end,
  marketId: idOf(markets, window),
  outcome: outcome(markets.rule.strike, window.strike, price),
})
