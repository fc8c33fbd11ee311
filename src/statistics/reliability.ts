/**
 * Whether what was said is what came: forecasts counted by what they said.
 */

/**
 * The forecasts that fell in one bucket: how many, the sum of their probabilities, and how many
 * came true.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Bucket = {
  readonly count: number
  readonly sum: number
  readonly came: number
}

/**
 * Returns the bucket that a probability falls in, between edges that rise: bucket `i` holds its
 * lower edge `edges[i]` and not its upper one, but for the last, which holds both.
 *
 * Outside all edges, or not a number, it is −1.
 *
 * @example
 * import { Reliability } from 'twoway/statistics'
 *
 * Reliability.bucketOf([0.5, 0.9, 1], 0.9) // => 1
 * Reliability.bucketOf([0.5, 0.9, 1], 1) // => 1
 * Reliability.bucketOf([0.5, 0.9, 1], 0.4) // => -1
 *
 * @category statistics
 * @since 0.1.0
 */
export const bucketOf = (edges: ReadonlyArray<number>, probability: number): number => {
  const last = edges.length - 1
  if (probability === edges[last]) return last - 1
  // Written so that a value above all edges, or none, finds none.
  const above = edges.findIndex((edge) => probability < edge)
  return above - 1 < 0 ? -1 : above - 1
}

/**
 * Returns by how much more often than said it came: the share that came true less the mean
 * probability, NaN where nothing fell in.
 *
 * @example
 * import { Reliability } from 'twoway/statistics'
 *
 * Reliability.gap({ count: 4, sum: 2, came: 3 }) // => 0.25
 *
 * @category statistics
 * @since 0.1.0
 */
export const gap = ({ count, sum, came }: Bucket): number => (came - sum) / count
