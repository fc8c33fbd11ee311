/**
 * Whoever says how likely YES is: a model, or what it must beat.
 */

import type { Bar } from '../../market/bar.js'
import type { Spot } from '../../market/market.js'
import type { Printed, Settlement } from '../../market/settlement.js'

/**
 * What is asked at an instant of a market that is open: instants in ms since the epoch, strike in
 * dollars. `spot` is the last price known; `settlement` is how the market settles, `printed` what
 * is known by then of its fixings, null before the first print.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Question = {
  readonly now: number
  readonly spot: Spot
  readonly strike: number
  readonly openedAt: number
  readonly expiresAt: number
  readonly settlement: Settlement
  readonly printed: { readonly strike: Printed | null; readonly end: Printed | null }
}

/**
 * The probabilities of YES and of NO, each from its own tail, and the volatility behind them,
 * annualised, 0 where there is none.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ClaimForecast = {
  readonly yes: number
  readonly no: number
  readonly volatility: number
}

/**
 * A forecaster: it sees each bar at its end, and is asked between bars. `forecast` is null while it
 * knows too little; such an instant is left out for all forecasters alike, and counted.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Forecaster<State> = {
  readonly name: string
  readonly initial: State
  readonly step: (state: State, bar: Bar) => State
  readonly forecast: (state: State, question: Question) => ClaimForecast | null
}
