/**
 * An outlook as data: how volatility, and the odds of a market, follow from the minutes so far.
 */

import type { SeasonalClock } from './seasonalClock.js'

/**
 * Two models fitted to the same recording, named by `fittedOn`: `full` reads ranges, volume and
 * trades beside prices, null where the recording did not tell them; `prices` reads closes alone.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookConfig = {
  readonly fittedOn: string
  readonly full: OutlookModel | null
  readonly prices: OutlookModel
}

/**
 * One model. The logarithm of the deviation to settlement, in parts of that of the log odds, is
 * that of the seasonal time left, plus that of the volatility of the last minutes with the
 * half-life `levelMinutes`, plus the sum of the `terms` and of the `trends`' part in it. The
 * `trends` and the `tie`, for a price that stands at the strike, also move the log odds themselves.
 *
 * A trend is made of returns in parts of the volatility with the half-life `pulseMinutes`. `errors`
 * are the standard errors of ln σ by the seconds ahead, in rising order.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookModel = {
  readonly clock: SeasonalClock
  readonly levelMinutes: number
  readonly pulseMinutes: number
  readonly terms: ReadonlyArray<OutlookTerm>
  readonly trends: ReadonlyArray<OutlookTrend>
  readonly tie: number
  readonly errors: ReadonlyArray<OutlookError>
}

/**
 * A part of the logarithm of the deviation. `weights` are those of its value times 1, λ, λ², as
 * many as there are, with `λ = ln(minutes left / 5) / ln 3`.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookTerm = OutlookCircumstance | OutlookGauge

/**
 * A term that the question alone tells: 1; the part of the market's life that has passed, and its
 * square; half the logarithm of how much faster than on average the seasonal clock will run.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookCircumstance = {
  readonly of: 'one' | 'elapsed' | 'elapsedSquared' | 'season'
  readonly weights: ReadonlyArray<number>
}

/**
 * A term that the past tells: by how much the logarithm of a mean over the last minutes, with the
 * half-life `minutes`, is above the same one with the half-life `against`.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookGauge = {
  readonly of: GaugeKind
  readonly minutes: number
  readonly against: number
  readonly weights: ReadonlyArray<number>
}

/**
 * What a mean is of: squared returns, their sizes, squared returns of a quarter of an hour (against
 * those of a minute), ranges, all in the seasonal clock; dollars traded; trades.
 *
 * @category volatility
 * @since 0.1.0
 */
export type GaugeKind = 'squares' | 'sizes' | 'quarters' | 'ranges' | 'volume' | 'trades'

/**
 * What a trend does, measured with a half-life in minutes and about 1 where it is strong: to the
 * logarithm of the deviation while it leads `away` from the strike and while it leads `back`, and
 * to the log odds (`drift`).
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookTrend = {
  readonly minutes: number
  readonly away: number
  readonly back: number
  readonly drift: number
}

/**
 * So many seconds ahead, the standard error of ln σ.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookError = { readonly seconds: number; readonly error: number }
