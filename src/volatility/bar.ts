/**
 * A bar: the first, highest, lowest and last price of a stretch of time.
 */

/**
 * A bar that ends `at` an instant in ms, `milliseconds` after it began; prices in dollars.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Bar = {
  readonly at: number
  readonly milliseconds: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
}

/**
 * Returns whether a bar makes sense: finite prices above 0, open and close between low and high,
 * and a finite time above 0.
 *
 * @example
 * import { Bar } from 'twoway'
 *
 * const bar = { at: 60_000, milliseconds: 60_000, open: 100, high: 102, low: 99, close: 101 }
 * Bar.isSound(bar) // => true
 * Bar.isSound({ ...bar, high: 100 }) // => false
 *
 * @category volatility
 * @since 0.1.0
 */
export const isSound = ({ at, milliseconds, open, high, low, close }: Bar): boolean =>
  low > 0 &&
  high < Infinity &&
  low <= open &&
  open <= high &&
  low <= close &&
  close <= high &&
  milliseconds > 0 &&
  milliseconds < Infinity &&
  Number.isFinite(at)
