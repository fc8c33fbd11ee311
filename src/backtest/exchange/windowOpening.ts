/**
 * Which windows a recording knows enough of to make markets of them.
 */

import type { Spot } from '../../market/market.js'
import {
  type MarketRule,
  type MarketWindow,
  openAt,
  passedBetween,
  startOf,
} from '../marketWindow.js'

/**
 * Returns how far prices are apart, as a running median, after another.
 *
 * @category backtest
 * @since 0.1.0
 */
export const usualAfter = (usualMs: number, last: Spot | null, spot: Spot): number => {
  if (last === null) return usualMs
  const stepMs = spot.at - last.at
  if (usualMs === 0 || stepMs === usualMs) return stepMs
  return stepMs > usualMs ? 1.1 * usualMs : usualMs / 1.1
}

/** A tape of trades is silent for some seconds now and then. */
const leastOldMs = 60_000

/**
 * Returns the window that a price opens, or null where the price at its start is too old to be one.
 *
 * @category backtest
 * @since 0.1.0
 */
export const openedBy = (
  rule: MarketRule,
  { last, usualMs }: { readonly last: Spot | null; readonly usualMs: number },
  spot: Spot,
): MarketWindow | null => {
  const window = openAt(rule, last, spot)
  if (window === null || last === null || rule.strike !== 'open') return window
  if (spot.at === window.start) return window
  const mostOldMs = Math.min(rule.windowMs, Math.max(leastOldMs, 1.5 * usualMs))
  return window.start - last.at <= mostOldMs ? window : null
}

/**
 * Returns how many windows since the last price are none that is known: those without a price, and
 * that of the price itself if none was known at its start.
 *
 * @category backtest
 * @since 0.1.0
 */
export const lackingBetween = (
  rule: MarketRule,
  last: Spot | null,
  spot: Spot,
  next: MarketWindow | null,
): number => {
  if (last === null) return 0
  const isOfLast = startOf({ ...rule, at: last.at }) === startOf({ ...rule, at: spot.at })
  return passedBetween(rule, last, spot).count + (next === null && !isOfLast ? 1 : 0)
}
