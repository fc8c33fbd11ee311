/**
 * Which prices an estimator hears.
 */

import type { Spot } from '../market/market.js'

/**
 * Returns whether a price is a positive number at an instant later than the last price heard.
 *
 * The same instant again is a duplicate, an earlier one came out of order: neither is news. The
 * same price at a later instant is.
 *
 * @category volatility
 * @since 0.1.0
 */
export const isNews = (last: Spot | null, { price, at }: Spot): boolean =>
  price > 0 && price < Infinity && Number.isFinite(at) && (last === null || at > last.at)
