/**
 * Quantiles of what was seen, not of a law.
 */

/**
 * Returns the value that a part of a sorted list lies under, straight between its neighbours.
 *
 * `part` in [0, 1]; of an empty list, and out of range, it is NaN.
 *
 * Source: Hyndman and Fan (1996), the seventh of their definitions.
 *
 * @category statistics
 * @since 0.1.0
 */
export const sampleQuantile = (sorted: ArrayLike<number>, part: number): number => {
  const place = part * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  return low + (place - below) * (high - low)
}
