/**
 * Time cut into windows of one length, aligned to the epoch, each the life of a market.
 */

import type { Spot } from '../market/market.js'
import type { Outcome } from '../market/side.js'

/**
 * How windows become markets: `windowMs`, above 0; and the strike, `open` for the last price known
 * at the start of the window, or dollars, the same for all.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarketRule = {
  readonly windowMs: number
  readonly strike: 'open' | number
}

/**
 * A window that is a market: instants in ms since the epoch, strike in dollars.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarketWindow = {
  readonly start: number
  readonly end: number
  readonly strike: number
}

/**
 * Returns the start of the window that an instant lies in; a window holds its start, not its end.
 *
 * @example
 * import { MarketWindow } from 'twoway/backtest'
 *
 * MarketWindow.startOf({ at: 1_500, windowMs: 1_000 }) // => 1_000
 *
 * @category backtest
 * @since 0.1.0
 */
export const startOf = ({
  at,
  windowMs,
}: {
  readonly at: number
  readonly windowMs: number
}): number => Math.floor(at / windowMs) * windowMs

/**
 * Returns the window that a price lies in, given the last price before it: null where the strike is
 * the price at its start and none was known there. A price stamped exactly at the start is known
 * there; a strike in dollars needs none.
 *
 * @example
 * import { MarketWindow } from 'twoway/backtest'
 *
 * const rule = { windowMs: 1_000, strike: 'open' } as const
 * MarketWindow.openAt(rule, { price: 99, at: 900 }, { price: 100, at: 1_500 })
 * // => { start: 1_000, end: 2_000, strike: 99 }
 * MarketWindow.openAt({ windowMs: 1_000, strike: 95 }, null, { price: 100, at: 1_500 })
 * // => { start: 1_000, end: 2_000, strike: 95 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const openAt = (
  { windowMs, strike }: MarketRule,
  before: Spot | null,
  spot: Spot,
): MarketWindow | null => {
  const start = startOf({ at: spot.at, windowMs })
  const end = start + windowMs
  if (strike !== 'open') return { start, end, strike }
  const known = spot.at === start ? spot : before
  return known === null || known.at > start ? null : { start, end, strike: known.price }
}

/**
 * Returns the outcome of a market from the last price known at its end: YES if that is no lower
 * than the price at its start, or, of a strike in dollars, higher.
 *
 * @example
 * import { MarketWindow } from 'twoway/backtest'
 *
 * MarketWindow.outcome('open', 100, 100) // => 'yes'
 * MarketWindow.outcome(100, 100, 100) // => 'no'
 *
 * @category backtest
 * @since 0.1.0
 */
export const outcome = (rule: MarketRule['strike'], strike: number, priceAtEnd: number): Outcome =>
  (rule === 'open' ? priceAtEnd >= strike : priceAtEnd > strike) ? 'yes' : 'no'

/**
 * Returns how many windows passed without a price between two prices, and how many of them ended
 * YES.
 *
 * They are markets like others, only that nobody decided in them. Counted, not walked: a recording
 * may lack a year.
 *
 * @example
 * import { MarketWindow } from 'twoway/backtest'
 *
 * const rule = { windowMs: 1_000, strike: 'open' } as const
 * MarketWindow.passedBetween(rule, { price: 100, at: 500 }, { price: 99, at: 4_000 })
 * // => { count: 3, yes: 2 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const passedBetween = (
  { windowMs, strike }: MarketRule,
  before: Spot,
  spot: Spot,
): { readonly count: number; readonly yes: number } => {
  const start = startOf({ at: spot.at, windowMs })
  const next = startOf({ at: before.at, windowMs }) + windowMs
  if (!(start > next)) return { count: 0, yes: 0 }
  const count = Math.floor((start - next) / windowMs + 0.5)
  const level = strike === 'open' ? before.price : strike
  const ended = (price: number): number => (outcome(strike, level, price) === 'yes' ? 1 : 0)
  // A price stamped exactly at the end of the last of them is the one that settles it.
  const last = spot.at === start ? spot.price : before.price
  return { count, yes: (count - 1) * ended(before.price) + ended(last) }
}
