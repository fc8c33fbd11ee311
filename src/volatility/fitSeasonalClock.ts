/**
 * The seasonal clock that a recording of prices shows: one pass a fold, each from the last one's.
 */

import type { Spot } from '../market/market.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import { isNews } from './isNews.js'
import { type Place, placeOf } from './placeOf.js'
import { addAt, emptyPlaces, meanOfAll, means, type PlaceSums, smoothed } from './placeSums.js'
import { normalize, type SeasonalClock } from './seasonalClock.js'
import { countTail, noTail, type Tail, tailQuantile } from './tail.js'

/**
 * What a pass knows and the next begins with: a clock, the largest square that counts, in parts of
 * the variance expected, and how many returns of a minute it was made from.
 *
 * @category volatility
 * @since 0.1.0
 */
export type ClockFit = {
  readonly clock: SeasonalClock
  readonly limit: number
  readonly returns: number
}

/**
 * Where a pass starts (at first a flat clock and the limit Infinity), the half-life in minutes of
 * the level that the season is measured against, and the share of the squares under the limit
 * (0.9995).
 *
 * @category volatility
 * @since 0.1.0
 */
export type SeasonalFitConfig = {
  readonly start: ClockFit
  readonly levelHalfLifeMinutes: number
  readonly winsorShare: number
}

/**
 * What a pass remembers: the last price, the close of the minute before its own, the level with its
 * weight, and the squares by half-hour, by minute of the quarter-hour and by their size.
 *
 * @category volatility
 * @since 0.1.0
 */
export type SeasonalFitState = {
  readonly last: Spot | null
  readonly previous: Spot | null
  readonly level: number
  readonly weight: number
  readonly halfHours: PlaceSums
  readonly quarters: PlaceSums
  readonly tail: Tail
}

/**
 * Returns one pass of the fit as a fold over prices: bars by their close, at the instant of the
 * end, or ticks. Two passes, the second from what the first says, are enough:
 *
 * The last price of a minute is its close; a return counts between the closes of two minutes in a
 * row, so what is missing biases nothing. Its square, over the variance that the level and the
 * clock so far expect of it, cut at the limit, is averaged by half-hour (with the clock's
 * quarter-hour taken out) and by minute of the quarter-hour (with the half-hour taken out).
 * Half-hours are smoothed with ¼, ½, ¼ round the day; a place where nothing moved takes the mean of
 * all. Nothing counts in the first half-life, while the level is being learnt. Of nothing, a pass
 * says where it started. A quantile of the sizes is the next pass's limit.
 *
 * @example
 * import { type ClockFit, fitSeasonalClock, Fold, SeasonalClock } from 'twoway'
 *
 * const pass = (start: ClockFit) =>
 *   fitSeasonalClock({ start, levelHalfLifeMinutes: 60, winsorShare: 0.9995 })
 * const nothing = { clock: SeasonalClock.flat, limit: Infinity, returns: 0 }
 * const prices = Array.from({ length: 900 }, (_, i) => ({ price: 99 + (i % 2), at: i * 60_000 }))
 * const first = Fold.run(pass(nothing))(prices)
 * Fold.run(pass(first))(prices).clock.quarter[7] // => 1.000…
 *
 * @category volatility
 * @since 0.1.0
 */
export const fitSeasonalClock = (
  config: SeasonalFitConfig,
): Fold<Spot, SeasonalFitState, ClockFit> => {
  const clock = normalize(config.start.clock)
  const prior = { halfHours: [...clock.weekday, ...clock.weekend], quarters: clock.quarter }
  return {
    initial: {
      last: null,
      previous: null,
      level: 0,
      weight: 0,
      halfHours: emptyPlaces(96),
      quarters: emptyPlaces(15),
      tail: noTail,
    },
    step: (state, spot) => step(config, prior, state, spot),
    value: (state) => fitted(config, state),
  }
}

type Factors = {
  readonly halfHours: ReadonlyArray<number>
  readonly quarters: ReadonlyArray<number>
}

/** A close at the very end of a minute is still that minute's. */
const minuteOf = ({ at }: Spot): number => Math.ceil(at / 60_000) - 1

const step = (
  config: SeasonalFitConfig,
  prior: Factors,
  state: SeasonalFitState,
  spot: Spot,
): SeasonalFitState => {
  const { last, previous } = state
  if (!isNews(last, spot)) return state
  if (last === null || minuteOf(spot) === minuteOf(last)) return { ...state, last: spot }
  const closed = { ...state, last: spot, previous: last }
  if (previous === null || minuteOf(last) !== minuteOf(previous) + 1) return closed
  const change = logRatio(last.price, previous.price)
  return counted(config, prior, closed, placeOf(minuteOf(last)), change * change)
}

/** One return: it counts at its place, once the level has a half-life behind it. */
const counted = (
  { start, levelHalfLifeMinutes }: SeasonalFitConfig,
  prior: Factors,
  state: SeasonalFitState,
  { halfHour, quarter }: Place,
  square: number,
): SeasonalFitState => {
  const byHalfHour = prior.halfHours[halfHour] as number
  const byQuarter = prior.quarters[quarter] as number
  const deflated = square / (byHalfHour * byQuarter)
  const expected = state.level / state.weight
  const learnt = state.weight >= 0.5 && expected > 0
  const size = learnt ? Math.min(deflated / expected, start.limit) : 1
  const kept = 2 ** (-1 / levelHalfLifeMinutes)
  const { halfHours, quarters, tail } = state
  return {
    last: state.last,
    previous: state.previous,
    level: kept * state.level + (1 - kept) * (learnt ? size * expected : deflated),
    weight: kept * state.weight + (1 - kept),
    halfHours: learnt ? addAt(halfHours, { place: halfHour, value: size * byHalfHour }) : halfHours,
    quarters: learnt ? addAt(quarters, { place: quarter, value: size * byQuarter }) : quarters,
    tail: learnt ? countTail(tail, deflated / expected) : tail,
  }
}

const fitted = (
  { start, winsorShare }: SeasonalFitConfig,
  { halfHours, quarters, tail }: SeasonalFitState,
): ClockFit => {
  if (!(meanOfAll(halfHours) > 0)) return start
  const byHalfHour = means(smoothed(halfHours, 48))
  const clock = normalize({
    weekday: byHalfHour.slice(0, 48),
    weekend: byHalfHour.slice(48),
    quarter: means(quarters),
  })
  return { clock, limit: tailQuantile(tail, winsorShare), returns: tail.count }
}
