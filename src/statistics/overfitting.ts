/**
 * How often the best of what was tried is not the best of what comes.
 */

import { splits } from './splits.js'

/**
 * What came of the splits. `probability` is the share of them in which the best inside was,
 * outside, no better than the middle of all; `loss` the share in which it lost money outside;
 * `splits` how many there were, `parts` into how many parts the rows were cut.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Overfitting = {
  readonly probability: number
  readonly loss: number
  readonly splits: number
  readonly parts: number
}

/**
 * Returns the probability of backtest overfitting, by combinatorially symmetric cross-validation.
 *
 * `series` has one list for each configuration, all of the same rows in the order of time. The rows
 * are cut into `parts` equal runs (the rows left over at the end are left out), and each half of
 * the parts is once the inside and once the outside. The configuration of the highest Sharpe ratio
 * inside has the rank ω among the N outside, `ω/(N + 1)` of it, and counts where its logit is at
 * most 0; of ties each gets the mean rank. A ratio without a deviation counts as 0.
 *
 * `parts` even, 2 to 24; out of range, and with fewer than two configurations, or rows than parts
 * twice over, both shares are NaN. More than 0.2 says that the choice was made of noise.
 *
 * Source: Bailey, Borwein, López de Prado and Zhu (2017). Cost: `C(parts, parts/2)·N`, 12,870·N for
 * 16 parts and 2,704,156·N for 24.
 *
 * @example
 * import { overfitting } from 'twoway/statistics'
 *
 * const better = [3, 1, 2, 4, 2, 3, 1, 4]
 * const worse = better.map((value) => value - 4)
 * overfitting({ series: [better, worse], parts: 4 }).probability // => 0
 *
 * @category statistics
 * @since 0.1.0
 */
export const overfitting = ({
  series,
  parts,
}: {
  readonly series: ReadonlyArray<ReadonlyArray<number>>
  readonly parts: number
}): Overfitting => {
  const rows = Math.min(...series.map(({ length }) => length))
  const none = { probability: Number.NaN, loss: Number.NaN, splits: 0, parts }
  const isCut = parts >= 2 && parts <= mostParts && parts % 2 === 0
  if (!(isCut && series.length >= 2 && rows >= 2 * parts)) return none
  const sums = series.map((each) => partSums(each, parts, Math.floor(rows / parts)))
  const halves = splits(parts)
  let overfit = 0
  let lost = 0
  for (const inside of halves) {
    const { logit, outside } = chosen(sums, inside)
    if (logit <= 0) overfit++
    if (outside < 0) lost++
  }
  const count = halves.length
  return { probability: overfit / count, loss: lost / count, splits: count, parts }
}

/** Two more would be four times as many halves, ten million, and take all memory. */
const mostParts = 24

/** Of each part the sum and the sum of squares; the number of rows is the same for all. */
type PartSums = {
  readonly rows: number
  readonly sums: Float64Array
  readonly squares: Float64Array
}

const partSums = (values: ReadonlyArray<number>, parts: number, rows: number): PartSums => {
  const sums = new Float64Array(parts)
  const squares = new Float64Array(parts)
  for (let i = 0; i < parts * rows; i++) {
    const part = Math.floor(i / rows)
    const value = values[i] ?? 0
    sums[part] = (sums[part] ?? 0) + value
    squares[part] = (squares[part] ?? 0) + value * value
  }
  return { rows, sums, squares }
}

const chosen = (
  all: ReadonlyArray<PartSums>,
  inside: ReadonlyArray<boolean>,
): { readonly logit: number; readonly outside: number } => {
  let best = 0
  let bestRatio = Number.NEGATIVE_INFINITY
  all.forEach((each, i) => {
    const ratio = ratioOf(each, inside, true)
    if (!(ratio > bestRatio)) return
    best = i
    bestRatio = ratio
  })
  const ratios = all.map((each) => ratioOf(each, inside, false))
  const own = ratios[best] ?? 0
  let below = 0
  let same = 0
  for (const ratio of ratios) {
    if (ratio < own) below++
    if (ratio === own) same++
  }
  const rank = (below + (same + 1) / 2) / (all.length + 1)
  return { logit: Math.log(rank / (1 - rank)), outside: own }
}

const ratioOf = (each: PartSums, inside: ReadonlyArray<boolean>, which: boolean): number => {
  let sum = 0
  let squares = 0
  inside.forEach((isInside, part) => {
    if (isInside !== which) return
    sum += each.sums[part] ?? 0
    squares += each.squares[part] ?? 0
  })
  const count = (each.rows * inside.length) / 2
  const variance = (squares - (sum * sum) / count) / (count - 1)
  // What is left of a variance of nothing by rounding is nothing.
  return variance > 1e-14 * (squares / count) ? sum / count / Math.sqrt(variance) : 0
}
