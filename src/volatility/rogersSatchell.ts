/**
 * Rogers and Satchell's volatility: the ranges above and below a bar's ends, whatever the drift.
 */

import type { PriceBar } from '../market/bar.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { type BarsState, overBars } from './overBars.js'
import type { RealisedConfig } from './overReturns.js'

/**
 * Returns Rogers and Satchell's volatility as a fold over bars: the sum of
 * `ln(H/C) ln(H/O) + ln(L/C) ln(L/O)` over the time of the last `window` bars. Drift adds no bias,
 * and a bar that only rises or only falls says zero.
 *
 * The range of a few prices is too small, as for `parkinson`: with 60 prices a bar the volatility
 * is 12 % low, with 3,600 it is 1.4 %. Bars that make no sense, or begin before the last one ended,
 * are passed over. Null while every bar says zero.
 *
 * The interval counts a bar as 6 squared returns, by the paper's variance of 0.331 σ⁴. A step is
 * O(1), its value O(window). Accuracy: rounding of the sums.
 *
 * Source: Rogers and Satchell (1991).
 *
 * @example
 * import { Fold, rogersSatchell } from 'twoway'
 *
 * const bar = { at: 60_000, milliseconds: 60_000, open: 100, high: 100.1, low: 100, close: 100 }
 * const estimator = rogersSatchell({ window: 60, confidence: 0.95, kurtosis: 3 })
 * Fold.run(estimator)([bar])?.volatility // => 0.724…
 *
 * @category volatility
 * @since 0.1.0
 */
export const rogersSatchell = (
  config: RealisedConfig,
): Fold<PriceBar, BarsState, VolatilityEstimate | null> => overBars(config, varianceOf, 2 / 0.331)

const varianceOf = ({ open, high, low, close }: PriceBar): number =>
  logRatio(high, close) * logRatio(high, open) + logRatio(low, close) * logRatio(low, open)
