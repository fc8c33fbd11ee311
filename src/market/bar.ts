/**
 * What a recording holds of a stretch of time: its prices, and what was traded.
 */

/**
 * The first, highest, lowest and last price of a stretch of time in dollars, above 0. They are
 * known in full at its end and not before: `at` is that end, in ms since the epoch, and
 * `milliseconds` its length.
 *
 * @category market
 * @since 0.1.0
 */
export type PriceBar = {
  readonly at: number
  readonly milliseconds: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
}

/**
 * A bar with what was traded in it: `volume` in units of the asset, `takerBuyVolume` the part of it
 * that buyers took, `trades` their number, each null where the recording does not tell.
 *
 * A price without a stretch of time is a bar of length 0 whose four prices are one.
 *
 * @category market
 * @since 0.1.0
 */
export type Bar = PriceBar & {
  readonly volume: number | null
  readonly trades: number | null
  readonly takerBuyVolume: number | null
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
 * @category market
 * @since 0.1.0
 */
export const isSound = ({ at, milliseconds, open, high, low, close }: PriceBar): boolean =>
  low > 0 &&
  high < Infinity &&
  low <= open &&
  open <= high &&
  low <= close &&
  close <= high &&
  milliseconds > 0 &&
  milliseconds < Infinity &&
  Number.isFinite(at)
