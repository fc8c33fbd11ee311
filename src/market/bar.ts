/**
 * What a recording holds of a stretch of time: its prices, and what was traded.
 */

/**
 * A bar, known in full at its end and not before: `at` is that end, in ms since the epoch, and
 * `milliseconds` its length. Prices in dollars, above 0, `low` the least and `high` the greatest;
 * `volume` in units of the asset, `takerBuyVolume` the part of it that buyers took, `trades` their
 * number, each null where the recording does not tell.
 *
 * A price without a stretch of time is a bar of length 0 whose four prices are one.
 *
 * @category market
 * @since 0.1.0
 */
export type Bar = {
  readonly at: number
  readonly milliseconds: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number | null
  readonly trades: number | null
  readonly takerBuyVolume: number | null
}
