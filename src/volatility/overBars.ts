/**
 * What the estimators over bars share: the last bars, and a volatility of what their ranges say.
 */

import { isSound, type PriceBar } from '../market/bar.js'
import { elapsed } from '../market/units.js'
import type { Fold } from '../math/fold.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { estimateVolatility } from './estimateVolatility.js'
import type { RealisedConfig } from './overReturns.js'
import * as Recent from './recent.js'

/**
 * What one bar says: its variance, and the seconds that it took.
 *
 * @category volatility
 * @since 0.1.0
 */
export type BarVariance = { readonly variance: number; readonly seconds: number }

/**
 * What an estimator over bars remembers: when the last bar ended, and what the bars that count say.
 *
 * @category volatility
 * @since 0.1.0
 */
export type BarsState = {
  readonly endedAt: number | null
  readonly variances: Recent.Recent<BarVariance>
}

/**
 * Returns the fold `σ² = Σ v / Σ Δt` over the last bars, where `varianceOf` says the variance of
 * one bar, and `efficiency` how many squared returns of its length it is worth.
 *
 * A bar that makes no sense, or begins before the last one ended, is passed over.
 *
 * @category volatility
 * @since 0.1.0
 */
export const overBars = (
  config: RealisedConfig,
  varianceOf: (bar: PriceBar) => number,
  efficiency: number,
): Fold<PriceBar, BarsState, VolatilityEstimate | null> => ({
  initial: { endedAt: null, variances: Recent.empty },
  step: (state, bar) => {
    const { at, milliseconds } = bar
    if (!isSound(bar) || (state.endedAt !== null && at - milliseconds < state.endedAt)) return state
    const said = { variance: varianceOf(bar), seconds: elapsed({ from: 0, to: milliseconds }) }
    return { endedAt: at, variances: Recent.appended(state.variances, said, config.window) }
  },
  value: ({ variances }) => estimate(config, efficiency, Recent.items(variances, config.window)),
})

const estimate = (
  config: RealisedConfig,
  efficiency: number,
  bars: ReadonlyArray<BarVariance>,
): VolatilityEstimate | null => {
  let [total, time, weight] = [0, 0, 0]
  for (const { variance, seconds } of bars) {
    total += variance
    time += seconds
    weight += seconds * seconds
  }
  return estimateVolatility(config, {
    variance: total / time,
    effective: (efficiency * time * time) / weight,
    returns: bars.length,
  })
}
