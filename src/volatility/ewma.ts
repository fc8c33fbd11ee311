/**
 * Exponentially weighted volatility of prices at any pace: the last half-life counts as much as all
 * before it, and a single wild price is not believed.
 */

import type { Spot } from '../market/market.js'
import { annualVol, elapsed, secondsPerYear } from '../market/units.js'
import { quantile as chiSquareQuantile } from '../math/chiSquare.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { VolatilityEstimate } from './closeToClose.js'
import { freshPart } from './freshPart.js'
import { isNews } from './isNews.js'
import { isSameSecond } from './isSameSecond.js'
import { isFrozen, sameSince } from './sameSince.js'

/**
 * How fast the past fades (`halfLifeSeconds`, above 0); after how long a silence (`maxGapMs`) the
 * next return is not believed; for how long a price may stay the same before the feed counts as
 * frozen (`staleMs`, null for ever); past how many deviations a return is a jump (`winsorAt`, 6 is
 * usual), once so many returns count (`winsorFrom`); and as for `closeToClose` kurtosis and
 * confidence.
 *
 * @category volatility
 * @since 0.1.0
 */
export type EwmaConfig = {
  readonly halfLifeSeconds: number
  readonly maxGapMs: number
  readonly staleMs: number | null
  readonly winsorAt: number
  readonly winsorFrom: number
  readonly kurtosis: number
  readonly confidence: number
}

/**
 * What the estimator remembers: the last price, and since when it is the same; the price that the
 * next return begins at; the sum of the weights and of their squares; and with these weights the
 * sums of variance a second, of jump variance a second, of jumps a second.
 *
 * @category volatility
 * @since 0.1.0
 */
export type EwmaState = {
  readonly last: Spot | null
  readonly changedAt: number
  readonly from: Spot | null
  readonly weight: number
  readonly weightSquared: number
  readonly diffusive: number
  readonly excess: number
  readonly jumps: number
}

/**
 * A volatility without its jumps, annualised, its interval, the effective number of returns behind
 * it, and `error`, the standard error of its logarithm. Of the jumps: what lay past the limit, as
 * an annualised volatility, and their number a day.
 *
 * @category volatility
 * @since 0.1.0
 */
export type EwmaEstimate = VolatilityEstimate & {
  readonly error: number
  readonly jumps: { readonly volatility: number; readonly perDay: number }
}

/**
 * Returns the estimator as a fold over prices: `v ← g v + (1 − g) r²/Δt` with `g = 2^(−Δt/H)` and
 * `r = ln(Sᵢ/Sᵢ₋₁)`, divided by the sum of its weights, so that it is unbiased from the first
 * return. Of each second of the clock the first price counts, so that a feed of every tick says
 * what one of a price a second does; noise in a price counts as on such a grid.
 *
 * `r²` counts up to `k² v Δt`, or `k² v` times a second where that is more; what is above goes to
 * the jumps. Without this limit until `winsorFrom` returns count, while nothing has moved, and
 * while more than a tenth of the returns lie past it, as they do after a feed stood still. A
 * duplicate, an earlier instant and what is no positive price are passed over; the same price at a
 * later instant is a return of 0. A return over a silence longer than `maxGapMs`, such as that of a
 * reconnect, or beyond `staleMs` of one price, is not counted: the estimate stays and the number of
 * returns behind it falls by `g`. Before two prices, or while none has moved, null.
 *
 * `n = (Σw)²/Σw²`, the error is `√((κ − 1)/(4n))`, the interval that of `closeToClose`; with less
 * than one degree of freedom it is [0, ∞]. Accuracy: rounding of the sums, 1e-14 against numpy.
 *
 * @example
 * import { ewma, Fold } from 'twoway'
 *
 * const limits = { maxGapMs: 30_000, staleMs: 60_000, winsorAt: 6, winsorFrom: 20 }
 * const estimator = ewma({ halfLifeSeconds: 600, ...limits, kurtosis: 3, confidence: 0.95 })
 * const prices = [100, 101, 100, 101].map((price, i) => ({ price, at: i * 1_000 }))
 * Fold.run(estimator)(prices)?.volatility // => 55.87…
 *
 * @category volatility
 * @since 0.1.0
 */
export const ewma = (config: EwmaConfig): Fold<Spot, EwmaState, EwmaEstimate | null> => ({
  initial: {
    last: null,
    changedAt: 0,
    from: null,
    weight: 0,
    weightSquared: 0,
    diffusive: 0,
    excess: 0,
    jumps: 0,
  },
  step: (state, spot) => step(config, state, spot),
  value: (state) => estimate(config, state),
})

const step = (config: EwmaConfig, state: EwmaState, spot: Spot): EwmaState => {
  const { last, from } = state
  if (!isNews(last, spot)) return state
  if (last === null || from === null) return faded(state, spot, spot, 1)
  const { halfLifeSeconds, maxGapMs, staleMs } = config
  const seconds = elapsed({ from: from.at, to: spot.at })
  const fresh = freshPart(seconds, halfLifeSeconds)
  const isApart = isFrozen(staleMs, state, spot) || spot.at - last.at > maxGapMs
  if (isApart) return faded(state, spot, spot, 1 - fresh)
  return isSameSecond(from, spot)
    ? faded(state, spot, from, 1)
    : counted(config, state, spot, { fresh, seconds })
}

/** One return, from the price that the last one ended at. */
const counted = (
  config: EwmaConfig,
  state: EwmaState,
  spot: Spot,
  { fresh, seconds }: { readonly fresh: number; readonly seconds: number },
): EwmaState => {
  const kept = 1 - fresh
  const change = logRatio(spot.price, (state.from as Spot).price)
  const square = (change * change) / seconds
  const believed = Math.min(square, limit(config, state, seconds))
  return {
    last: spot,
    changedAt: sameSince(state, spot),
    from: spot,
    weight: kept * state.weight + fresh,
    weightSquared: kept * kept * state.weightSquared + fresh * fresh,
    diffusive: kept * state.diffusive + fresh * believed,
    excess: kept * state.excess + fresh * (square - believed),
    jumps: kept * state.jumps + (square > believed ? fresh / seconds : 0),
  }
}

/** All sums fade alike, so the estimate stays; the squares by g, not g², so that n falls by g. */
const faded = (state: EwmaState, last: Spot, from: Spot, kept: number): EwmaState => ({
  last,
  changedAt: sameSince(state, last),
  from,
  weight: kept * state.weight,
  weightSquared: kept * state.weightSquared,
  diffusive: kept * state.diffusive,
  excess: kept * state.excess,
  jumps: kept * state.jumps,
})

/**
 * A price moves by ticks: within a second it may move as far as within one. And what is past the
 * limit time and again is no jump: the feed has come back from standing still.
 */
const limit = (
  { winsorAt, winsorFrom }: EwmaConfig,
  { weight, weightSquared, diffusive, jumps }: EwmaState,
  seconds: number,
): number => {
  if (!(diffusive > 0 && (weight * weight) / weightSquared >= winsorFrom)) return Infinity
  const isUsual = (jumps / weight) * seconds > mostJumps
  return isUsual ? Infinity : (winsorAt * winsorAt * diffusive) / weight / Math.min(seconds, 1)
}

/** The part of the returns that may lie past the limit. */
const mostJumps = 0.1

const estimate = ({ kurtosis, confidence }: EwmaConfig, state: EwmaState): EwmaEstimate | null => {
  const { weight, weightSquared, diffusive, excess, jumps } = state
  const returns = (weight * weight) / weightSquared
  if (!(diffusive > 0 && returns > 0)) return null
  const volatility = Math.sqrt((diffusive / weight) * secondsPerYear)
  const degrees = (2 * returns) / (kurtosis - 1)
  const bound = (probability: number): number =>
    volatility * Math.sqrt(degrees / chiSquareQuantile({ probability, degrees }))
  return {
    volatility: annualVol(volatility),
    lower: degrees >= 1 ? bound((1 + confidence) / 2) : 0,
    upper: degrees >= 1 ? bound((1 - confidence) / 2) : Infinity,
    returns,
    error: Math.sqrt((kurtosis - 1) / (4 * returns)),
    jumps: {
      volatility: Math.sqrt((excess / weight) * secondsPerYear),
      perDay: (jumps / weight) * 86_400,
    },
  }
}
