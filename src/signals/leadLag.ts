/**
 * Which of two feeds says a move first, and by how much.
 */

import { type FeedPair, type LagConfig, lagSums, lagsOf } from './lagSums.js'

/**
 * By how many ms the first feed leads the second, negative where it trails; the standard error of
 * that, from how many blocks of time; between which lags (`from`, `to`) the correlation stays above
 * nine tenths of the best: where the error is small and this is wide, the feeds speak too seldom to
 * tell; the correlation of their returns at the best lag and at none; and whether the best is at
 * an end of those tried, so that the true one may lie outside.
 *
 * @category signals
 * @since 0.1.0
 */
export type LeadLag = {
  readonly leadMs: number
  readonly error: number
  readonly from: number
  readonly to: number
  readonly correlation: number
  readonly atNoLag: number
  readonly blocks: number
  readonly atEnd: boolean
}

/**
 * Returns the lag at which the returns of two feeds are most correlated; null where either never
 * moves or no lag has a positive correlation.
 *
 * The feeds need no common grid: each return of one counts against all of the other that overlap
 * it, so that a feed that speaks once a second is not half a second late for being held. (On a grid
 * it is, and its correlation is flat over that second.) The best lag is the vertex of the parabola,
 * by least squares, through the lags around the highest correlation that have at least nine tenths
 * of it, two neighbours at the least. The error is the jackknife's over blocks of time; NaN of
 * fewer than two.
 *
 * By which clock the instants are is up to the caller: by our own it is what we hear first, by the
 * sources' what they know first.
 *
 * Source: Hoffmann, Rosenbaum and Yoshida (2013); Efron (1982) for the jackknife. Accuracy: on
 * random walks heard at random times the truth is within its error as often as it says.
 *
 * @example
 * import { leadLag } from 'twoway'
 *
 * const steps = [0, 1, 0, 2, 1, 3, 2, 2, 3, 1, 0, 1]
 * const first = steps.map((step, i) => ({ price: 100 + step, at: i * 1_000 }))
 * const second = first.map(({ price, at }) => ({ price, at: at + 500 }))
 * const config = { stepMs: 100, maxLagMs: 2_000, maxGapMs: 5_000, blockMs: 6_000 }
 * leadLag(config)({ first, second })?.leadMs // => 500
 *
 * @category signals
 * @since 0.1.0
 */
export const leadLag =
  (config: LagConfig) =>
  (feeds: FeedPair): LeadLag | null => {
    const lags = lagsOf(config)
    const blocks = lagSums(config, feeds)
    const all = added(blocks, 3 * lags.length)
    const curve = curveOf(all)
    const best = peakOf(lags, curve)
    if (best === null) return null
    const without = blocks.flatMap((block) => {
      const peak = peakOf(lags, curveOf(all.map((sum, i) => sum - (block[i] ?? 0))))
      return peak === null ? [] : [peak.lag]
    })
    return {
      leadMs: best.lag,
      error: jackknife(without),
      from: best.from,
      to: best.to,
      correlation: best.height,
      atNoLag: curve[lags.indexOf(0)] ?? Number.NaN,
      blocks: blocks.length,
      atEnd: best.atEnd,
    }
  }

const added = (
  blocks: ReadonlyArray<ReadonlyArray<number>>,
  length: number,
): ReadonlyArray<number> =>
  Array.from({ length }, (_, i) => blocks.reduce((sum, block) => sum + (block[i] ?? 0), 0))

/** The correlation at each lag; NaN where a feed never moved. */
const curveOf = (sums: ReadonlyArray<number>): ReadonlyArray<number> => {
  const count = sums.length / 3
  return sums.slice(0, count).map((product, i) => {
    const squares = (sums[count + i] ?? 0) * (sums[2 * count + i] ?? 0)
    return squares > 0 ? product / Math.sqrt(squares) : Number.NaN
  })
}

type Peak = {
  readonly lag: number
  readonly from: number
  readonly to: number
  readonly height: number
  readonly atEnd: boolean
}

const peakOf = (lags: ReadonlyArray<number>, curve: ReadonlyArray<number>): Peak | null => {
  const height = curve.reduce((most, each) => (each > most ? each : most), 0)
  if (height === 0) return null
  const best = curve.indexOf(height)
  const last = curve.length - 1
  let low = best
  let high = best
  while (low > 0 && (curve[low - 1] ?? 0) >= 0.9 * height) low -= 1
  while (high < last && (curve[high + 1] ?? 0) >= 0.9 * height) high += 1
  const from = lags[low] ?? 0
  const to = lags[high] ?? 0
  const atEnd = best === 0 || best === last
  const lag = atEnd ? (lags[best] ?? 0) : vertexAround(lags, curve, { best, low, high })
  return { lag, from, to, height, atEnd }
}

const vertexAround = (
  lags: ReadonlyArray<number>,
  curve: ReadonlyArray<number>,
  { best, low, high }: { readonly best: number; readonly low: number; readonly high: number },
): number => {
  const start = Math.min(low, best - 1)
  const end = Math.max(high, best + 1)
  const vertex = vertexOf(lags.slice(start, end + 1), curve.slice(start, end + 1))
  const isInside = vertex >= (lags[start] ?? 0) && vertex <= (lags[end] ?? 0)
  return isInside ? vertex : (lags[best] ?? 0)
}

/** Of the least-squares parabola through points that are evenly apart, around their middle. */
const vertexOf = (at: ReadonlyArray<number>, heights: ReadonlyArray<number>): number => {
  const middle = ((at[0] ?? 0) + (at.at(-1) ?? 0)) / 2
  const mean = at.reduce((sum, each) => sum + (each - middle) ** 2, 0) / at.length
  let slope = 0
  let squares = 0
  let curvature = 0
  let fourths = 0
  at.forEach((each, i) => {
    const x = each - middle
    const height = heights[i] ?? 0
    slope += x * height
    squares += x * x
    curvature += (x * x - mean) * height
    fourths += (x * x - mean) ** 2
  })
  const bend = curvature / fourths
  return bend < 0 ? middle - slope / squares / (2 * bend) : Number.NaN
}

const jackknife = (values: ReadonlyArray<number>): number => {
  const count = values.length
  if (count < 2) return Number.NaN
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(((count - 1) / count) * squares)
}
