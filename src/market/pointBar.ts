/**
 * A price at an instant, for what reads bars.
 */

import type { Bar } from './bar.js'
import type { Spot } from './market.js'

/**
 * Returns the bar of no length whose prices are all one: what an estimator over bars is told where
 * there are only prices.
 *
 * @example
 * import { pointBar } from 'twoway'
 *
 * pointBar({ price: 65_000, at: 0 }).milliseconds // => 0
 *
 * @category market
 * @since 0.1.0
 */
export const pointBar = ({ price, at }: Spot): Bar => ({
  at,
  milliseconds: 0,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: null,
  trades: null,
  takerBuyVolume: null,
})
