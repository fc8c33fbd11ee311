/**
 * An instant as Binance writes it: a whole number, of ms or of µs.
 */

import type { TimeUnit } from './binanceOptions.js'

/**
 * Returns the whole milliseconds of an instant, microseconds cut off; NaN for what is none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const instantIn =
  (unit: TimeUnit) =>
  (value: unknown): number => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return Number.NaN
    return unit === 'millisecond' ? value : Math.floor(value / 1_000)
  }
