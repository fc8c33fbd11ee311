/**
 * Parkinson's volatility: the range of each bar.
 */

import type { PriceBar } from '../market/bar.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { type BarsState, overBars } from './overBars.js'
import type { RealisedConfig } from './overReturns.js'

/**
 * Returns Parkinson's volatility as a fold over bars: the sum of `ln(H/L)² / (4 ln 2)` over the
 * time of the last `window` bars.
 *
 * The range of a few prices is too small: with 60 prices a bar the volatility is 8 % low, with
 * 3,600 it is 1 %. Drift makes it too high. Bars that make no sense, or begin before the last one
 * ended, are passed over. Null while no bar has a range.
 *
 * The interval counts a bar as 4.91 squared returns: the variance of its estimate is
 * `9 ζ(3)/(4 ln 2)² − 1 = 0.407` of σ⁴ where a squared return has 2 (5.2 in the paper, by less
 * exact moments). A step is O(1), its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Parkinson (1980).
 *
 * @example
 * import { Fold, parkinson } from 'twoway'
 *
 * const bar = { at: 60_000, milliseconds: 60_000, open: 100, high: 100.1, low: 100, close: 100 }
 * const estimator = parkinson({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)([bar])?.volatility // => 0.435…
 *
 * @category volatility
 * @since 0.1.0
 */
export const parkinson = (
  config: RealisedConfig,
): Fold<PriceBar, BarsState, VolatilityEstimate | null> =>
  overBars(config, ({ high, low }) => logRatio(high, low) ** 2 / (4 * Math.LN2), efficiency)

/** `2/(9ζ(3)/(4 ln 2)² − 1)`. */
const efficiency = 4.909997019789323
