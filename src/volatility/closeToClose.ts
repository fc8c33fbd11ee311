/**
 * Close-to-close volatility: the squares of the last returns over the time that they took.
 */

import type { Spot } from '../market/market.js'
import { type AnnualVol, annualVol, elapsed, secondsPerYear } from '../market/units.js'
import { quantile as chiSquareQuantile } from '../math/chiSquare.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'

/**
 * How many of the last returns count (`window`, at least 1), how sure the interval is
 * (`confidence`, inside (0, 1)), and the kurtosis of a return: 3 is normal, short-dated crypto is
 * nearer 8.
 *
 * @category volatility
 * @since 0.1.0
 */
export type CloseToCloseConfig = {
  readonly window: number
  readonly confidence: number
  readonly kurtosis: number
}

/**
 * A volatility, annualised, with the interval that holds the true one at the asked confidence, and
 * the number of returns it was made from.
 *
 * @category volatility
 * @since 0.1.0
 */
export type VolatilityEstimate = {
  readonly volatility: AnnualVol
  readonly lower: number
  readonly upper: number
  readonly returns: number
}

/**
 * What the estimator remembers: the last price, and square and seconds of each return that counts.
 *
 * @category volatility
 * @since 0.1.0
 */
export type CloseToCloseState = {
  readonly last: Spot | null
  readonly squares: ReadonlyArray<number>
  readonly seconds: ReadonlyArray<number>
}

/**
 * Returns the estimator as a fold over prices: `σ² = Σ r² / Σ Δt` with `r = ln(Sᵢ/Sᵢ₋₁)`, about a
 * mean of zero, since the drift of minutes cannot be told from nothing.
 *
 * It divides by the time that passed, so prices may come at any pace. A price that is not later
 * than the last one, or is no positive number, is passed over. Before two prices, or while none has
 * moved, it says null. The interval is `σ √(ν/χ²)` with `ν = 2n/(κ − 1)` degrees of freedom, where
 * `n = (Σ Δt)² / Σ Δt²` counts the returns by their weight.
 *
 * Accuracy: exact for the estimate up to rounding; the interval's quantile is Wilson–Hilferty's.
 *
 * @example
 * import { closeToClose, Fold } from 'twoway'
 *
 * const estimator = closeToClose({ window: 100, confidence: 0.95, kurtosis: 3 })
 * const prices = [100, 101, 100, 101].map((price, i) => ({ price, at: i * 60_000 }))
 * Fold.run(estimator)(prices)?.volatility // => 7.213…
 *
 * @category volatility
 * @since 0.1.0
 */
export const closeToClose = (
  config: CloseToCloseConfig,
): Fold<Spot, CloseToCloseState, VolatilityEstimate | null> => ({
  initial: { last: null, squares: [], seconds: [] },
  step: (state, spot) => step(config, state, spot),
  value: (state) => estimate(config, state),
})

const step = (
  { window }: CloseToCloseConfig,
  state: CloseToCloseState,
  spot: Spot,
): CloseToCloseState => {
  const { last } = state
  if (!(spot.price > 0 && spot.price < Infinity && Number.isFinite(spot.at))) return state
  if (last === null) return { last: spot, squares: [], seconds: [] }
  if (spot.at <= last.at) return state
  const change = logRatio(spot.price, last.price)
  return {
    last: spot,
    squares: appended(state.squares, change * change, window),
    seconds: appended(state.seconds, elapsed({ from: last.at, to: spot.at }), window),
  }
}

const appended = (
  values: ReadonlyArray<number>,
  value: number,
  window: number,
): ReadonlyArray<number> => {
  const kept = values.slice(Math.max(0, values.length + 1 - window))
  kept.push(value)
  return kept
}

const estimate = (
  { confidence, kurtosis }: CloseToCloseConfig,
  { squares, seconds }: CloseToCloseState,
): VolatilityEstimate | null => {
  const squared = sum(squares)
  if (!(squared > 0)) return null
  const time = sum(seconds)
  const effective = (time * time) / sum(seconds.map((each) => each * each))
  const degrees = (2 * effective) / (kurtosis - 1)
  const volatility = Math.sqrt((squared / time) * secondsPerYear)
  const bound = (probability: number): number =>
    volatility * Math.sqrt(degrees / chiSquareQuantile({ probability, degrees }))
  return {
    volatility: annualVol(volatility),
    lower: bound((1 + confidence) / 2),
    upper: bound((1 - confidence) / 2),
    returns: squares.length,
  }
}

const sum = (values: ReadonlyArray<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}
