/**
 * The seasonal clock: how fast variance passes at each minute of the week, in UTC. A price observed
 * in it, in `u = ∫S dx`, looks as if its volatility had no season.
 */

import { sumError } from '../math/roundingError.js'
import { placeOf } from './placeOf.js'

/**
 * The clock as data: a factor of the variance for each half-hour of a weekday and of a day of the
 * weekend (48 each), and for each minute of the quarter-hour (15). All above 0; the season of a
 * minute is the product of its two. Only their ratios matter: see `prepare`.
 *
 * @category volatility
 * @since 0.1.0
 */
export type SeasonalClock = {
  readonly weekday: ReadonlyArray<number>
  readonly weekend: ReadonlyArray<number>
  readonly quarter: ReadonlyArray<number>
}

/**
 * A clock ready to be read: the season of each of the 10,080 minutes of a week from Thursday on, as
 * the epoch has it, with mean 1, and the seasonal seconds before each and after all. Not to be
 * written to.
 *
 * @category volatility
 * @since 0.1.0
 */
export type PreparedClock = {
  readonly rates: Float64Array
  readonly before: Float64Array
}

/**
 * The clock without a season.
 *
 * @example
 * import { SeasonalClock } from 'twoway'
 *
 * SeasonalClock.rate(SeasonalClock.prepare(SeasonalClock.flat), 0) // => 1
 *
 * @category volatility
 * @since 0.1.0
 */
export const flat: SeasonalClock = {
  weekday: /* @__PURE__ */ Array.from({ length: 48 }, () => 1),
  weekend: /* @__PURE__ */ Array.from({ length: 48 }, () => 1),
  quarter: /* @__PURE__ */ Array.from({ length: 15 }, () => 1),
}

/**
 * Returns the clock with mean 1: the quarter-hour's factors over their mean, the half-hours' over
 * theirs, five weekdays counting against two days of the weekend.
 *
 * @example
 * import { SeasonalClock } from 'twoway'
 *
 * const twice = { ...SeasonalClock.flat, quarter: SeasonalClock.flat.quarter.map(() => 2) }
 * SeasonalClock.normalize(twice).quarter[0] // => 1
 *
 * @category volatility
 * @since 0.1.0
 */
export const normalize = ({ weekday, weekend, quarter }: SeasonalClock): SeasonalClock => {
  const day = (5 * mean(weekday) + 2 * mean(weekend)) / 7
  const minute = mean(quarter)
  return {
    weekday: weekday.map((factor) => factor / day),
    weekend: weekend.map((factor) => factor / day),
    quarter: quarter.map((factor) => factor / minute),
  }
}

const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((total, value) => total + value, 0) / values.length

/**
 * Returns a clock ready to be read, with mean 1 whatever the factors' mean: a week has 604,800
 * seconds in every clock. Takes about a millisecond: once a clock. A factor that is missing gives
 * NaN.
 *
 * @example
 * import { SeasonalClock } from 'twoway'
 *
 * SeasonalClock.prepare(SeasonalClock.flat).rates.length // => 10_080
 *
 * @category volatility
 * @since 0.1.0
 */
export const prepare = (clock: SeasonalClock): PreparedClock => {
  const { weekday, weekend, quarter } = normalize(clock)
  const halfHours = [...weekday, ...weekend]
  const rates = new Float64Array(minutesPerWeek)
  for (let minute = 0; minute < minutesPerWeek; minute++) {
    const place = placeOf(minute)
    rates[minute] =
      (halfHours[place.halfHour] ?? Number.NaN) * (quarter[place.quarter] ?? Number.NaN)
  }
  return { rates, before: sumsBefore(rates) }
}

/** What rounding takes from ten thousand sums would be a hundred times what it takes from one. */
const sumsBefore = (rates: Float64Array): Float64Array => {
  const before = new Float64Array(minutesPerWeek + 1)
  let total = 0
  let lost = 0
  for (let i = 0; i < minutesPerWeek; i++) {
    before[i] = total + lost
    const seconds = 60 * (rates[i] as number)
    lost += sumError(total, seconds)
    total += seconds
  }
  before[minutesPerWeek] = secondsPerWeek
  return before
}

/**
 * Returns the season at an instant, in ms since the epoch: seasonal seconds a second. Off the
 * numbers, or further than 2⁵³ ms from the epoch, it is NaN.
 *
 * @example
 * import { SeasonalClock } from 'twoway'
 *
 * const busy = { ...SeasonalClock.flat, quarter: [15, ...Array.from({ length: 14 }, () => 0)] }
 * SeasonalClock.rate(SeasonalClock.prepare(busy), 900_000) // => 15
 *
 * @category volatility
 * @since 0.1.0
 */
export const rate = ({ rates }: PreparedClock, at: number): number =>
  rates[minuteOf(at)] ?? Number.NaN

/**
 * Returns the seasonal seconds from one instant to another, both in ms since the epoch; negative
 * backwards. `∫S dx` of a function that is constant over each minute, at the same cost for a second
 * and for years; instants off the numbers give NaN.
 *
 * Accuracy: 3e-10 seconds, the rounding of a sum of up to 604,800; to the end of the next minute,
 * 1e-15 of it.
 *
 * @example
 * import { SeasonalClock } from 'twoway'
 *
 * const clock = SeasonalClock.prepare(SeasonalClock.flat)
 * SeasonalClock.elapsed(clock, { from: 0, to: 90_500 }) // => 90.5
 *
 * @category volatility
 * @since 0.1.0
 */
export const elapsed = (
  clock: PreparedClock,
  { from, to }: { readonly from: number; readonly to: number },
): number => {
  if (from > to) return -elapsed(clock, { from: to, to: from })
  const [first, last] = [minuteOf(from), minuteOf(to)]
  const weeks = weekOf(to) - weekOf(from)
  if (weeks === 0 && first === last) return (rate(clock, from) * (to - from)) / 1000
  // What is left of one minute and has passed of the other stay apart from the large sums, so that
  // two ticks in neighbouring minutes keep all digits.
  const ends = rate(clock, from) * (60 - intoMinute(from)) + rate(clock, to) * intoMinute(to)
  const between = (clock.before[last] ?? Number.NaN) - (clock.before[first + 1] ?? Number.NaN)
  return weeks * secondsPerWeek + between + ends
}

const minuteOf = (at: number): number => Math.floor((at - weekOf(at) * msPerWeek) / 60_000)

const intoMinute = (at: number): number => (at - Math.floor(at / 60_000) * 60_000) / 1000

const weekOf = (at: number): number => Math.floor(at / msPerWeek)

const minutesPerWeek = 10_080
const secondsPerWeek = 604_800
const msPerWeek = 604_800_000
