/**
 * Squares of returns at a scale, overlapping.
 */

import type { GridReturn } from './gridReturn.js'

/**
 * The sum of the squares of long returns, the seconds they took together, and how many they were.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Squares = { readonly squared: number; readonly seconds: number; readonly count: number }

/**
 * Returns the squares of every sum of `scale` returns in a row, each start once, none across a gap:
 * the realised variances of all offsets together.
 *
 * One pass with a running sum per chain, whose rounding is that of a price: 1e-16 of the chain's
 * whole move, not of the return.
 *
 * @category volatility
 * @since 0.1.0
 */
export const squaresAt = (returns: ReadonlyArray<GridReturn>, scale: number): Squares => {
  let [squared, seconds, count] = [0, 0, 0]
  // The sums before each return of the chain, its first one 0.
  let [changes, times]: [Array<number>, Array<number>] = [[0], [0]]
  for (const one of returns) {
    if (!one.isLinked) [changes, times] = [[0], [0]]
    const change = (changes.at(-1) ?? 0) + one.change
    const time = (times.at(-1) ?? 0) + one.seconds
    const first = changes.length - scale
    changes.push(change)
    times.push(time)
    if (first < 0) continue
    squared += (change - (changes[first] ?? 0)) ** 2
    seconds += time - (times[first] ?? 0)
    count += 1
  }
  return { squared, seconds, count }
}
