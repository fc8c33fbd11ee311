/**
 * How sure a figure is that was made of data which hang together: by resampling whole blocks.
 */

import { draws } from './draws.js'
import { sampleQuantile } from './sampleQuantile.js'

/**
 * A figure, the interval that holds the true one at the asked confidence, and its standard error.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Estimate = {
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly standardError: number
}

/**
 * What to resample. Each of the `blocks` holds the sums of its data, all of one length, such that
 * those of two blocks together are their sums; `statistic` makes the figures from the sums of all.
 * `resamples` at least 2, `confidence` inside (0, 1), `seed` from 0 to 2³² − 1.
 *
 * @category statistics
 * @since 0.1.0
 */
export type BlockBootstrap = {
  readonly blocks: ReadonlyArray<ReadonlyArray<number>>
  readonly statistic: (sums: ReadonlyArray<number>) => ReadonlyArray<number>
  readonly resamples: number
  readonly confidence: number
  readonly seed: number
}

/**
 * Returns each figure of all blocks together, with its interval: the same for the same seed.
 *
 * As many blocks as there are, drawn with replacement, make a resample; all figures are made from
 * the same resamples, so that of two of them the difference may be a third. The interval lies
 * between the quantiles of the resampled figures. A resample in which a figure is not finite, as
 * that of a bucket nobody fell in, does not count for it. With fewer than two blocks the bounds and
 * the error are NaN, and so they are where fewer than two resamples count.
 *
 * Source: Efron (1979); Carlstein (1986), blocks that do not overlap. The interval is off by order
 * `1/√blocks` and too narrow for fewer than some 20 of them.
 *
 * @example
 * import { blockBootstrap } from 'twoway/statistics'
 *
 * const blocks = [1, 2, 3, 4, 5].map((value) => [value, 1])
 * const statistic = ([sum = 0, count = 0]: ReadonlyArray<number>) => [sum / count]
 * const options = { resamples: 1_000, confidence: 0.95, seed: 1 }
 * blockBootstrap({ blocks, statistic, ...options })[0]?.value // => 3
 *
 * @category statistics
 * @since 0.1.0
 */
export const blockBootstrap = ({
  blocks,
  statistic,
  resamples,
  confidence,
  seed,
}: BlockBootstrap): ReadonlyArray<Estimate> => {
  const figures = statistic(sumOf(blocks, new Array<number>(blocks.length).fill(1)))
  const seen = figures.map((): Array<number> => [])
  for (let stream = 0; blocks.length >= 2 && stream < resamples; stream++) {
    const values = statistic(sumOf(blocks, timesDrawn(seed, stream, blocks.length)))
    values.forEach((value, i) => {
      if (Number.isFinite(value)) seen[i]?.push(value)
    })
  }
  return figures.map((value, i) => estimate(value, seen[i] ?? [], confidence))
}

const timesDrawn = (seed: number, stream: number, count: number): ReadonlyArray<number> => {
  const times = new Array<number>(count).fill(0)
  for (const i of draws({ seed, stream, count, below: count })) times[i] = (times[i] ?? 0) + 1
  return times
}

const sumOf = (
  blocks: ReadonlyArray<ReadonlyArray<number>>,
  times: ReadonlyArray<number>,
): ReadonlyArray<number> => {
  const total = new Array<number>(blocks[0]?.length ?? 0).fill(0)
  blocks.forEach((block, b) => {
    const weight = times[b] ?? 0
    if (weight === 0) return
    for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + weight * (block[i] ?? 0)
  })
  return total
}

const estimate = (value: number, seen: ReadonlyArray<number>, confidence: number): Estimate => {
  if (seen.length < 2) {
    return { value, lower: Number.NaN, upper: Number.NaN, standardError: Number.NaN }
  }
  const sorted = Float64Array.from(seen).sort()
  const mean = seen.reduce((total, each) => total + each, 0) / seen.length
  const squares = seen.reduce((total, each) => total + (each - mean) * (each - mean), 0)
  return {
    value,
    lower: sampleQuantile(sorted, (1 - confidence) / 2),
    upper: sampleQuantile(sorted, (1 + confidence) / 2),
    standardError: Math.sqrt(squares / (seen.length - 1)),
  }
}
