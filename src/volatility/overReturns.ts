/**
 * What the estimators over returns share: the last returns, and a volatility of what they say.
 */

import type { Fold } from '../math/fold.js'
import type { VolatilityEstimate } from './closeToClose.js'
import {
  estimateVolatility,
  type IntervalConfig,
  type VarianceEstimate,
} from './estimateVolatility.js'
import type { GridReturn } from './gridReturn.js'
import * as Recent from './recent.js'

/**
 * How many of the last returns count (`window`, whole, at least 1), and what the interval is made
 * with.
 *
 * @category volatility
 * @since 0.1.0
 */
export type RealisedConfig = IntervalConfig & { readonly window: number }

/**
 * The same with a coarse scale: so many returns (`scale`, whole, at least 1) make one long one.
 *
 * @category volatility
 * @since 0.1.0
 */
export type ScaledConfig = RealisedConfig & { readonly scale: number }

/**
 * Returns the fold that keeps the last returns of the window and says what `measure` makes of them,
 * as a volatility. A return that is no number, or took no time, is passed over.
 *
 * @category volatility
 * @since 0.1.0
 */
export const overReturns = (
  config: RealisedConfig,
  measure: (returns: ReadonlyArray<GridReturn>) => VarianceEstimate,
): Fold<GridReturn, Recent.Recent<GridReturn>, VolatilityEstimate | null> => ({
  initial: Recent.empty,
  step: (state, one) => (isSound(one) ? Recent.appended(state, one, config.window) : state),
  value: (state) => estimateVolatility(config, measure(Recent.items(state, config.window))),
})

/**
 * Returns whether a return is a finite number that took a finite time above zero.
 *
 * @category volatility
 * @since 0.1.0
 */
export const isSound = ({ change, seconds }: GridReturn): boolean =>
  Number.isFinite(change) && seconds > 0 && seconds < Infinity
