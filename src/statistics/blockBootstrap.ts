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
  const table = tableOf(blocks)
  const figures = statistic(sumOf(table, new Float64Array(blocks.length).fill(1)))
  const seen = figures.map((): Array<number> => [])
  for (let stream = 0; blocks.length >= 2 && stream < resamples; stream++) {
    const values = statistic(sumOf(table, timesDrawn(seed, stream, blocks.length)))
    values.forEach((value, i) => {
      if (Number.isFinite(value)) seen[i]?.push(value)
    })
  }
  return figures.map((value, i) => estimate(value, seen[i] ?? [], confidence))
}

const timesDrawn = (seed: number, stream: number, count: number): Float64Array => {
  const times = new Float64Array(count)
  for (const i of draws({ seed, stream, count, below: count })) times[i] = (times[i] as number) + 1
  return times
}

/** The blocks one after another, each as wide as the first. */
type Table = { readonly width: number; readonly cells: Float64Array }

const tableOf = (blocks: ReadonlyArray<ReadonlyArray<number>>): Table => {
  const width = blocks[0]?.length ?? 0
  const cells = new Float64Array(blocks.length * width)
  blocks.forEach((block, b) => {
    for (let i = 0; i < width; i++) cells[b * width + i] = block[i] ?? 0
  })
  return { width, cells }
}

const sumOf = ({ width, cells }: Table, times: Float64Array): ReadonlyArray<number> => {
  const total = new Float64Array(width)
  for (let b = 0; b < times.length; b++) {
    const weight = times[b] as number
    if (weight === 0) continue
    const row = b * width
    for (let i = 0; i < width; i++)
      total[i] = (total[i] as number) + weight * (cells[row + i] as number)
  }
  return Array.from(total)
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
