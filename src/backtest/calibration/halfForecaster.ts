/**
 * The forecaster who knows nothing.
 */

import type { Forecaster } from './forecaster.js'

/**
 * The baseline `half`: one half, always.
 *
 * @example
 * import { halfForecaster } from 'twoway/backtest'
 *
 * halfForecaster.name // => 'half'
 *
 * @category backtest
 * @since 0.1.0
 */
export const halfForecaster: Forecaster<null> = {
  name: 'half',
  initial: null,
  step: (state) => state,
  forecast: () => ({ yes: 0.5, no: 0.5, volatility: 0 }),
}
