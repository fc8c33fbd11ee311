/**
 * Garman and Klass' volatility: the range of each bar, less what its move explains.
 */

import type { PriceBar } from '../market/bar.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { type BarsState, overBars } from './overBars.js'
import type { RealisedConfig } from './overReturns.js'

/**
 * Returns Garman and Klass' volatility as a fold over bars: the sum of
 * `½ ln(H/L)² − (2 ln 2 − 1) ln(C/O)²` over the time of the last `window` bars. No bar's is
 * negative.
 *
 * The range of a few prices is too small, as for `parkinson`, and more here: with 60 prices a bar
 * the volatility is 12 % low, with 3,600 it is 1.5 %. Bars that make no sense, or begin before the
 * last one ended, are passed over. Null while no bar has a range.
 *
 * The interval counts a bar as 7.44 squared returns, by the paper's fourth moments. A step is O(1),
 * its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Garman and Klass (1980), who give 7.4 and leave out nothing that matters here.
 *
 * @example
 * import { Fold, garmanKlass } from 'twoway'
 *
 * const bar = { at: 60_000, milliseconds: 60_000, open: 100, high: 100.1, low: 100, close: 100 }
 * const estimator = garmanKlass({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)([bar])?.volatility // => 0.512…
 *
 * @category volatility
 * @since 0.1.0
 */
export const garmanKlass = (
  config: RealisedConfig,
): Fold<PriceBar, BarsState, VolatilityEstimate | null> => overBars(config, varianceOf, 7.44)

const varianceOf = ({ open, high, low, close }: PriceBar): number =>
  logRatio(high, low) ** 2 / 2 - (2 * Math.LN2 - 1) * logRatio(close, open) ** 2
