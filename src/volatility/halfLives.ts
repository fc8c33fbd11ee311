/**
 * The mix of half-lives: several exponentially weighted variances in the seasonal clock and a
 * long-run level, weighed for the horizon that is asked about.
 */

import type { Spot } from '../market/market.js'
import { annualVol, elapsed, secondsPerYear } from '../market/units.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { Forecast, Horizon } from './forecast.js'
import { freshPart } from './freshPart.js'
import { type HorizonRow, horizonRow } from './horizonRow.js'
import { isNews } from './isNews.js'
import { isSameSecond } from './isSameSecond.js'
import { isFrozen, sameSince } from './sameSince.js'
import * as SeasonalClock from './seasonalClock.js'

/**
 * The model as data. Half-lives in seconds, any number of them, and the table of what they weigh at
 * each horizon; the long-run volatility, annualised, with the standard error of its logarithm; the
 * least a forecast may be, in parts of the long-run volatility (`floor`, 0.3 is usual); past how
 * many deviations a return is cut (`winsorAt`); the longest silence whose return counts; for how
 * long a price may stay the same before the feed counts as frozen (null for ever); the kurtosis.
 *
 * @category volatility
 * @since 0.1.0
 */
export type HalfLivesConfig = {
  readonly clock: SeasonalClock.SeasonalClock
  readonly halfLivesSeconds: ReadonlyArray<number>
  readonly horizons: ReadonlyArray<HorizonRow>
  readonly longRun: { readonly volatility: number; readonly error: number }
  readonly floor: number
  readonly winsorAt: number
  readonly maxGapMs: number
  readonly staleMs: number | null
  readonly kurtosis: number
}

/**
 * What the mix remembers: the last price, since when it is the same, that where the next return
 * begins, and by half-life the weighted sum of variance a seasonal second, the sum of the weights
 * (at most 1), of their squares.
 *
 * @category volatility
 * @since 0.1.0
 */
export type HalfLivesState = {
  readonly last: Spot | null
  readonly changedAt: number
  readonly from: Spot | null
  readonly sums: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
  readonly weightsSquared: ReadonlyArray<number>
}

/**
 * Returns the mix as a fold over prices. It says a function: of an instant and seconds, a forecast.
 *
 * Each half-life keeps `v ← g v + (1 − g) r²/∫S` with `g = 2^(−Δt/H)` in ordinary time, beginning
 * at the long-run variance. `r²` counts up to `k² ∫S` times the largest of these variances, the
 * long run among them, and up to that of a second where less passed. The forecast variance is
 * `Σ ω v`, at least `floor²` of the long run's, times the season of the horizon, `(1/h)∫S`. Which
 * prices count is as for `ewma`; while a price is frozen and over a silence, also one that lasts at
 * `now`, each `v` and its error return to those of the long run by its `g`.
 *
 * The error combines that of the table with that of the variances at hand, which are taken to err
 * together. No horizon, or a negative one, is the instant itself, and an endless one has the mean
 * season; of one that is no number the volatility is NaN. Accuracy: rounding, 1e-13 against numpy.
 *
 * @example
 * import { Fold, halfLives, SeasonalClock } from 'twoway'
 *
 * const mix = halfLives({
 *   clock: SeasonalClock.flat, halfLivesSeconds: [600, 3_600],
 *   horizons: [{ horizonSeconds: 300, weights: [0.8, 0.2], longRun: 0, error: 0.3 }],
 *   longRun: { volatility: 0.5, error: 0.5 },
 *   floor: 0.3, winsorAt: 6, maxGapMs: 120_000, staleMs: 300_000, kurtosis: 8,
 * })
 * const prices = [65_000, 65_030, 65_010].map((price, i) => ({ price, at: i * 60_000 }))
 * Fold.run(mix)(prices)({ now: 120_000, seconds: 300 }).volatility // => 0.481…
 *
 * @category volatility
 * @since 0.1.0
 */
export const halfLives = (
  config: HalfLivesConfig,
): Fold<Spot, HalfLivesState, (horizon: Horizon) => Forecast> => {
  const clock = SeasonalClock.prepare(config.clock)
  const zeros = config.halfLivesSeconds.map(() => 0)
  const none = { sums: zeros, weights: zeros, weightsSquared: zeros }
  return {
    initial: { last: null, changedAt: 0, from: null, ...none },
    step: (state, spot) => step(config, clock, state, spot),
    value: (state) => (horizon) => forecast(config, clock, state, horizon),
  }
}

const step = (
  config: HalfLivesConfig,
  clock: SeasonalClock.PreparedClock,
  state: HalfLivesState,
  spot: Spot,
): HalfLivesState => {
  const { last, from } = state
  if (!isNews(last, spot)) return state
  if (last === null || from === null) return { ...heard(state, spot), from: spot }
  const seconds = elapsed({ from: from.at, to: spot.at })
  const isApart = isFrozen(config.staleMs, state, spot) || spot.at - last.at > config.maxGapMs
  if (isApart) return after(config, state, spot, { seconds, told: null })
  if (isSameSecond(from, spot)) return heard(state, spot)
  const passed = SeasonalClock.elapsed(clock, { from: from.at, to: spot.at })
  // Where a clock stands still no return has a variance a second.
  if (!(passed > 0)) return after(config, state, spot, { seconds, told: null })
  const change = logRatio(spot.price, from.price)
  const square = (change * change) / passed
  const told = Math.min(square, limit(config, state) / Math.min(seconds, 1))
  return after(config, state, spot, { seconds, told })
}

const heard = (state: HalfLivesState, last: Spot): HalfLivesState => {
  const { from, sums, weights, weightsSquared } = state
  return { last, changedAt: sameSince(state, last), from, sums, weights, weightsSquared }
}

/** So many seconds later, of which the variance is told, or null: then the sums only fade. */
const after = (
  { halfLivesSeconds }: HalfLivesConfig,
  state: HalfLivesState,
  last: Spot,
  { seconds, told }: { readonly seconds: number; readonly told: number | null },
): HalfLivesState => {
  const [sums, weights, weightsSquared]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i < halfLivesSeconds.length; i++) {
    const part = freshPart(seconds, halfLivesSeconds[i] as number)
    const kept = 1 - part
    const fresh = told === null ? 0 : part
    // Untold, the squares fade by g, not g², so that the number of returns does.
    const keptSquare = told === null ? kept : kept * kept
    sums.push(kept * (state.sums[i] as number) + fresh * (told ?? 0))
    weights.push(kept * (state.weights[i] as number) + fresh)
    weightsSquared.push(keptSquare * (state.weightsSquared[i] as number) + fresh * fresh)
  }
  return { last, changedAt: sameSince(state, last), from: last, sums, weights, weightsSquared }
}

const limit = (config: HalfLivesConfig, { sums, weights }: HalfLivesState): number => {
  const longRun = longRunVariance(config)
  let largest = longRun
  for (let i = 0; i < sums.length; i++) {
    largest = Math.max(largest, (sums[i] as number) + (1 - (weights[i] as number)) * longRun)
  }
  return config.winsorAt * config.winsorAt * largest
}

/** Of a seasonal second, whose mean over the year is an ordinary one. */
const longRunVariance = ({ longRun: { volatility } }: HalfLivesConfig): number =>
  (volatility * volatility) / secondsPerYear

const forecast = (
  config: HalfLivesConfig,
  clock: SeasonalClock.PreparedClock,
  state: HalfLivesState,
  { now, seconds }: Horizon,
): Forecast => {
  const { sums, weights, weightsSquared } = atNow(config, state, now)
  const row = horizonRow(config.horizons, seconds)
  const longRun = longRunVariance(config)
  let variance = row.longRun * longRun
  let deviation = 0
  for (let i = 0; i < sums.length; i++) {
    const toLongRun = (1 - (weights[i] as number)) * longRun
    const level = (sums[i] as number) + toLongRun
    const sampled = (config.kurtosis - 1) * (weightsSquared[i] as number) * level * level
    const believed = 2 * config.longRun.error * toLongRun
    const weight = row.weights[i] ?? 0
    variance += weight * level
    deviation += Math.abs(weight) * Math.sqrt(sampled + believed * believed)
  }
  const held = Math.max(variance, config.floor * config.floor * longRun)
  // The error of ln σ is half that of ln σ², which is that of σ² in parts of it.
  const estimated = deviation / (2 * held)
  return {
    volatility: annualVol(Math.sqrt(held * season(clock, now, seconds) * secondsPerYear)),
    error: Math.sqrt(estimated * estimated + row.error * row.error),
  }
}

const atNow = (config: HalfLivesConfig, state: HalfLivesState, now: number): HalfLivesState => {
  const { last, from } = state
  return last !== null && from !== null && now - last.at > config.maxGapMs
    ? after(config, state, last, { seconds: elapsed({ from: from.at, to: now }), told: null })
    : state
}

const season = (clock: SeasonalClock.PreparedClock, now: number, seconds: number): number => {
  if (seconds <= 0) return SeasonalClock.rate(clock, now)
  if (seconds === Infinity) return 1
  return SeasonalClock.elapsed(clock, { from: now, to: now + seconds * 1000 }) / seconds
}
