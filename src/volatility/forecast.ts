/**
 * What is said of the volatility to come, and how sure that is.
 */

import type { AnnualVol } from '../market/units.js'

/**
 * A volatility, annualised: the one that, held flat over the horizon, has the variance expected in
 * it. `error` is the standard error of its logarithm: 0.1 is about 10 %.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Forecast = { readonly volatility: AnnualVol; readonly error: number }

/**
 * What a forecast is for: so many seconds from the instant `now`, in ms since the epoch.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Horizon = { readonly now: number; readonly seconds: number }
