/**
 * What lead and lag are made from: products of the returns of two feeds at every lag, by blocks of
 * time.
 */

import type { Spot } from '../market/market.js'
import { logRatio } from '../math/logRatio.js'

/**
 * The lags tried, from `−maxLagMs` to `maxLagMs` by `stepMs`; the longest silence that a return may
 * span; and how long a block is, in ms, above 0.
 *
 * @category signals
 * @since 0.1.0
 */
export type LagConfig = {
  readonly stepMs: number
  readonly maxLagMs: number
  readonly maxGapMs: number
  readonly blockMs: number
}

/** Two feeds, each in order of time. @category signals @since 0.1.0 */
export type FeedPair = {
  readonly first: ReadonlyArray<Spot>
  readonly second: ReadonlyArray<Spot>
}

/** Returns the lags tried, in ms, 0 among them. @category signals @since 0.1.0 */
export const lagsOf = ({ stepMs, maxLagMs }: LagConfig): ReadonlyArray<number> => {
  const half = stepMs > 0 && maxLagMs >= 0 ? Math.floor(maxLagMs / stepMs) : 0
  return Array.from({ length: 2 * half + 1 }, (_, i) => (i - half) * stepMs)
}

/**
 * Returns for each block of time the sums that make the correlations. To each return of the second
 * feed, taken a lag earlier, belongs the first's over all of its intervals that overlap it: for
 * each lag the sum of the products of the two, then for each the squares of the first's, then of
 * the second's.
 *
 * Sums of two blocks together are their sums, as `blockBootstrap` of `twoway/statistics` takes
 * them. A price that is no positive number, or not later than the one before it, is passed over; a
 * return that spans a longer silence in either feed does not count.
 *
 * Source: Hayashi and Yoshida (2005); Hoffmann, Rosenbaum and Yoshida (2013), equation 4.
 *
 * @category signals
 * @since 0.1.0
 */
export const lagSums = (
  config: LagConfig,
  feeds: FeedPair,
): ReadonlyArray<ReadonlyArray<number>> => {
  const first = pathOf(feeds.first, config.maxGapMs)
  const second = pathOf(feeds.second, config.maxGapMs)
  const lags = lagsOf(config)
  const blocks = new Map<number, Array<number>>()
  lags.forEach((lag, place) => {
    addProducts(first, second, lag, (at, one, other) => {
      const key = Math.floor(at / config.blockMs)
      const block = blocks.get(key) ?? new Array<number>(3 * lags.length).fill(0)
      const sums = [one * other, one * one, other * other]
      for (const [k, sum] of sums.entries()) {
        const index = k * lags.length + place
        block[index] = (block[index] ?? 0) + sum
      }
      blocks.set(key, block)
    })
  })
  return [...blocks.entries()].sort(([a], [b]) => a - b).map(([, sums]) => sums)
}

/** Instants, logarithms over the first price, and how many long silences lie before each. */
type Path = {
  readonly at: ReadonlyArray<number>
  readonly level: ReadonlyArray<number>
  readonly gaps: ReadonlyArray<number>
}

const pathOf = (prices: ReadonlyArray<Spot>, maxGapMs: number): Path => {
  const at: Array<number> = []
  const level: Array<number> = []
  const gaps: Array<number> = []
  let base = Number.NaN
  let last = -Infinity
  let count = 0
  for (const spot of prices) {
    if (!(spot.price > 0 && spot.price < Infinity && spot.at > last && spot.at < Infinity)) continue
    if (at.length === 0) base = spot.price
    else if (spot.at - last > maxGapMs) count += 1
    last = spot.at
    at.push(spot.at)
    level.push(logRatio(spot.price, base))
    gaps.push(count)
  }
  return { at, level, gaps }
}

const returnOf = ({ level, gaps }: Path, from: number, to: number): number | null =>
  gaps[from] === gaps[to] ? (level[to] ?? 0) - (level[from] ?? 0) : null

/** The first's returns that overlap one of the second's run from the price before to that after. */
const addProducts = (
  first: Path,
  second: Path,
  lag: number,
  add: (at: number, one: number, other: number) => void,
): void => {
  const end = first.at.length - 1
  let from = 0
  let to = 0
  for (let j = 1; j < second.at.length; j++) {
    const start = (second.at[j - 1] ?? 0) - lag
    const stop = (second.at[j] ?? 0) - lag
    while (from < end && (first.at[from + 1] ?? 0) <= start) from += 1
    while (to < end && (first.at[to] ?? 0) < stop) to += 1
    if (end < 1 || (first.at[from] ?? 0) > start || (first.at[to] ?? 0) < stop) continue
    const change = returnOf(second, j - 1, j)
    const overlapping = returnOf(first, from, to)
    if (change === null || overlapping === null) continue
    add(second.at[j] ?? 0, overlapping, change)
  }
}
