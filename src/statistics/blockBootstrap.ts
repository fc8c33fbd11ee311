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
  const figures = statistic(sumOf(table, everyBlock(blocks.length)))
  const seen = figures.map((): Array<number> => [])
  for (let stream = 0; blocks.length >= 2 && stream < resamples; stream++) {
    const values = statistic(sumOf(table, drawnBlocks(seed, stream, blocks.length)))
    values.forEach((value, i) => {
      if (Number.isFinite(value)) seen[i]?.push(value)
    })
  }
  return figures.map((value, i) => estimate(value, seen[i] ?? [], confidence))
}

/** Blocks in their order, the first `count` of the list, and how many times each. */
type Drawn = { readonly count: number; readonly blocks: Int32Array; readonly times: Float64Array }

const everyBlock = (count: number): Drawn => ({
  count,
  blocks: Int32Array.from({ length: count }, (_, i) => i),
  times: new Float64Array(count).fill(1),
})

const drawnBlocks = (seed: number, stream: number, below: number): Drawn => {
  const drawn = new Int32Array(below)
  for (const i of draws({ seed, stream, count: below, below })) drawn[i] = (drawn[i] as number) + 1
  const blocks = new Int32Array(below)
  const times = new Float64Array(below)
  let count = 0
  for (let i = 0; i < below; i++) {
    if (drawn[i] === 0) continue
    blocks[count] = i
    times[count++] = drawn[i] as number
  }
  return { count, blocks, times }
}

/**
 * The columns in which any block holds anything but 0, four side by side, each four of all blocks
 * before the next four: so the sums of four stay in registers, and one pass stays in the cache.
 */
type Table = {
  readonly width: number
  readonly rows: number
  readonly columns: ReadonlyArray<number>
  readonly cells: Float64Array
}

const tableOf = (blocks: ReadonlyArray<ReadonlyArray<number>>): Table => {
  const width = blocks[0]?.length ?? 0
  const rows = blocks.length
  const isHeld = new Uint8Array(width)
  for (const block of blocks) {
    for (let i = 0; i < width; i++) if ((block[i] ?? 0) !== 0) isHeld[i] = 1
  }
  const columns = Array.from(isHeld.keys()).filter((i) => isHeld[i] === 1)
  const cells = new Float64Array(4 * Math.ceil(columns.length / 4) * rows)
  columns.forEach((column, place) => {
    const first = 4 * Math.floor(place / 4) * rows + (place % 4)
    for (let b = 0; b < rows; b++) cells[first + 4 * b] = blocks[b]?.[column] ?? 0
  })
  return { width, rows, columns, cells }
}

const sumOf = (
  { width, rows, columns, cells }: Table,
  { count, blocks, times }: Drawn,
): ReadonlyArray<number> => {
  const sums = new Array<number>(width).fill(0)
  for (let place = 0; place < columns.length; place += 4) {
    let [one, two, three, four] = [0, 0, 0, 0]
    for (let i = 0; i < count; i++) {
      const weight = times[i] as number
      const at = place * rows + 4 * (blocks[i] as number)
      one += weight * (cells[at] as number)
      two += weight * (cells[at + 1] as number)
      three += weight * (cells[at + 2] as number)
      four += weight * (cells[at + 3] as number)
    }
    put(sums, columns, place, [one, two, three, four])
  }
  return sums
}

const put = (
  sums: Array<number>,
  columns: ReadonlyArray<number>,
  from: number,
  found: ReadonlyArray<number>,
): void => {
  found.forEach((sum, i) => {
    const column = columns[from + i]
    if (column !== undefined) sums[column] = sum
  })
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
