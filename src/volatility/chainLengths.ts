/**
 * How many returns follow one another without a gap.
 */

import type { GridReturn } from './gridReturn.js'

/**
 * Returns the number of returns in each unbroken chain, in their order; the first return begins one
 * whether linked or not, since what it followed is not there.
 *
 * @category volatility
 * @since 0.1.0
 */
export const chainLengths = (returns: ReadonlyArray<GridReturn>): ReadonlyArray<number> => {
  const lengths: number[] = []
  let length = 0
  for (const { isLinked } of returns) {
    if (!isLinked && length > 0) {
      lengths.push(length)
      length = 0
    }
    length += 1
  }
  if (length > 0) lengths.push(length)
  return lengths
}

/**
 * Returns how many runs of `size` returns in a row lie within the chains, each start once.
 *
 * @category volatility
 * @since 0.1.0
 */
export const runsOf = (chains: ReadonlyArray<number>, size: number): number => {
  let runs = 0
  for (const length of chains) runs += Math.max(0, length - size + 1)
  return runs
}
