/**
 * A market of each window of a stream of prices, as the events of a recording.
 */

import type { Spot } from '../../market/market.js'
import type { Settlement } from '../../market/settlement.js'
import type { MarketEvent } from '../marketEvent.js'
import type { MarketRule } from '../marketWindow.js'
import { type MarketWindow, outcome } from '../marketWindow.js'
import { lackingBetween, openedBy, usualAfter } from './windowOpening.js'

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
 * The last price; the window that it lies in, which is a market once `isListed`; and the events of
 * the last price. `usualMs`: how far prices are apart, 0 before the second. `empty`: how many
 * windows so far made no market, since no price was known in them or none at their start.
 *
 * @category backtest
 * @since 0.1.0
 */
export type WindowState = {
  readonly last: Spot | null
  readonly window: MarketWindow | null
  readonly isListed: boolean
  readonly usualMs: number
  readonly empty: number
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
export const initial: WindowState = {
  last: null,
  window: null,
  isListed: false,
  usualMs: 0,
  empty: 0,
  events: [],
}

/**
 * Returns the state after a price, with its events: the market that it ends is resolved by the last
 * price up to its end, the one that it opens listed at its opening, with its strike, and the price
 * told. A price that is not later than the last one, or no positive number, has no events.
 *
 * A window is a market where the recording knows it: a price after its start and no later than its
 * end, so that one opened by a price at its start is listed with the next; and, where the strike is
 * the price at the start, one there that is no older than half again the usual step of the prices
 * (a minute, if that is more, and never more than a window). The usual step is a running median.
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
  const { last, window, isListed, usualMs, empty } = state
  const isNext = spot.price > 0 && spot.price < Infinity && (last === null || spot.at > last.at)
  if (!isNext) return { last, window, isListed, usualMs, empty, events: [] }
  const told = toldBy(markets, spot)
  const usual = usualAfter(usualMs, last, spot)
  // As nearly every price is: in the midst of a market that is listed.
  if (window !== null && isListed && spot.at < window.end)
    return { last: spot, window, isListed, usualMs: usual, empty, events: [told] }
  const isMarket = window !== null && (isListed || spot.at <= window.end)
  const events: Array<MarketEvent> = []
  if (isMarket && !isListed) events.push(listed(markets, window))
  if (isMarket && spot.at < window.end) {
    events.push(told)
    return { last: spot, window, isListed: true, usualMs: usual, empty, events }
  }
  const next = openedBy(markets.rule, state, spot)
  // A price stamped at the border is known there: it settles the one and opens the other.
  const atBorder = spot.at === window?.end || spot.at === next?.start
  if (atBorder) events.push(told)
  if (isMarket && last !== null) {
    const settling = spot.at === window.end ? spot : last
    events.push(resolved(markets, window, settling.price))
  }
  const isInside = next !== null && spot.at > next.start
  if (isInside) events.push(listed(markets, next))
  if (!atBorder) events.push(told)
  const passed = window !== null && !isMarket ? 1 : 0
  const lacking = passed + lackingBetween(markets.rule, last, spot, next)
  return {
    last: spot,
    window: next,
    isListed: isInside,
    usualMs: usual,
    empty: empty + lacking,
    events,
  }
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
 * // => ['price', 'listed', 'price', 'price', 'resolved']
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
    for (const event of state.events) yield event
  }
}

const toldBy = ({ asset, source }: WindowMarkets, { price, at }: Spot): MarketEvent => ({
  kind: 'price',
  at,
  heardAt: at,
  asset,
  source,
  price,
})

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
