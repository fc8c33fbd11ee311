/**
 * The seasonal clock that an outlook is fitted with: how ranges, or returns, differ by the hour.
 */

import { logRatio } from '../math/logRatio.js'
import type { Minute } from './minutes.js'
import { rangeOf } from './outlookGauges.js'
import { type Place, placeOf } from './placeOf.js'
import { normalize, type SeasonalClock } from './seasonalClock.js'

/**
 * Returns the clock of a recording's minutes: of each half-hour of a weekday and of the weekend,
 * and each minute of the quarter-hour, the mean square of the minutes' ranges (`of` ranges, where
 * all minutes tell them) or returns, in parts of their mean over the last days (half-life three
 * days) and cut at 6 times it; the half-hours smoothed with ¼, ½, ¼, in a circle. What has no
 * minute is 1.
 *
 * A minute counts where the one before it is there, as in the means of the outlook: one after a gap
 * has no return, and the gaps of some hours would make these hours quiet. The first day only warms
 * up. Accuracy: 1e-12 against numpy.
 *
 * @category volatility
 * @since 0.1.0
 */
export const outlookClock = (
  minutes: ReadonlyArray<Minute>,
  of: 'ranges' | 'returns',
): SeasonalClock => {
  const seen = relativeSquares(minutes, of)
  const level = average(seen.map(({ square }) => square))
  const halfHours = placeMeans(96, seen, ({ halfHour }) => halfHour)
  const weekday = smoothed(halfHours.slice(0, 48).map((mean) => overLevel(mean, level)))
  const weekend = smoothed(halfHours.slice(48).map((mean) => overLevel(mean, level)))
  const day = [...weekday, ...weekend]
  const rest = seen.map(({ place, square }) => ({
    place,
    square: square / (day[place.halfHour] as number),
  }))
  const quarter = placeMeans(15, rest, ({ quarter }) => quarter).map((mean) => mean ?? 1)
  return normalize({ weekday, weekend, quarter })
}

/** A minute's size in parts of the mean of those so far, squared, and where on the clock it is. */
type Seen = { readonly place: Place; readonly square: number }

const minuteMs = 60_000
const warmUp = 1_440

const overLevel = (mean: number | null, level: number): number => (mean === null ? 1 : mean / level)

const relativeSquares = (
  minutes: ReadonlyArray<Minute>,
  of: 'ranges' | 'returns',
): ReadonlyArray<Seen> => {
  const kept = 2 ** (-1 / 4_320)
  const seen: Seen[] = []
  let [sum, weight] = [0, 0]
  minutes.forEach((minute, i) => {
    const before = minutes[i - 1]
    if (before === undefined || minute.at - before.at !== minuteMs) return
    const size = sizeOf(minute, before.close, of)
    sum = kept * sum + (1 - kept) * size
    weight = kept * weight + (1 - kept)
    // Of nothing but zeros so far, nothing stands out.
    const part = size > 0 ? Math.min(most, (size * weight) / sum) : 0
    if (i > warmUp) seen.push({ place: placeOf(minute.at / minuteMs - 1), square: part * part })
  })
  return seen
}

const most = 6

const sizeOf = (
  { close, traded }: Minute,
  closeBefore: number,
  of: 'ranges' | 'returns',
): number => {
  if (of === 'returns') return Math.abs(logRatio(close, closeBefore))
  return traded === null ? 0 : rangeOf(traded, closeBefore)
}

const placeMeans = (
  places: number,
  seen: ReadonlyArray<Seen>,
  indexOf: (place: Place) => number,
): ReadonlyArray<number | null> => {
  const sums = new Float64Array(places)
  const counts = new Float64Array(places)
  for (const { place, square } of seen) {
    const index = indexOf(place)
    sums[index] = (sums[index] as number) + square
    counts[index] = (counts[index] as number) + 1
  }
  return Array.from(sums, (sum, i) => (counts[i] === 0 ? null : sum / (counts[i] as number)))
}

const average = (values: ReadonlyArray<number>): number =>
  values.reduce((total, value) => total + value, 0) / values.length

const smoothed = (factors: ReadonlyArray<number>): ReadonlyArray<number> => {
  const at = (i: number): number => factors[(i + factors.length) % factors.length] as number
  return factors.map((factor, i) => at(i - 1) / 4 + factor / 2 + at(i + 1) / 4)
}
