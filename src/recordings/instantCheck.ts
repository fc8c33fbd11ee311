/**
 * Instants that nobody meant: in another unit, or far from all the others.
 */

/**
 * Returns a check of the instants of one recording, in ms, one after the other: what was expected
 * of one that is wrong, null for one that may be right.
 *
 * The first decides: one that, taken as ms, lies in the first weeks of 1970 counts seconds of our
 * time, and one past the year 2200 µs or ns; one at 0 is the beginning of a made-up recording. All
 * others lie within thirty years of it: whoever changes the unit, or writes a digit too many, is
 * farther off, since what is of our time is more than fifty years from its own seconds.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createInstantCheck = (): ((at: number) => string | null) => {
  let first = Number.NaN
  return (at) => {
    if (Math.abs(at - first) <= farthestMs) return null
    if (!Number.isNaN(first)) return tooFar(at, first)
    const unit = wrongUnit(at)
    if (unit === null) first = at
    return unit
  }
}

/**
 * Returns what was expected of an instant in ms that is too far from another one of its row, null
 * for one within thirty years of it.
 *
 * @category recordings
 * @since 0.1.0
 */
export const farFrom = (at: number, other: number): string | null =>
  Math.abs(at - other) <= farthestMs ? null : tooFar(at, other)

const farthestMs = 30 * 365.25 * 86_400_000

/**
 * The first instant that no recording has: that of the year 2200, in ms.
 *
 * @category recordings
 * @since 0.1.0
 */
export const year2200 = 7_258_118_400_000

const tooFar = (at: number, other: number): string =>
  wrongUnit(at) ?? `ms or µs since the epoch, within 30 years of ${other}`

/**
 * Returns what was expected of an instant in ms that, alone, looks like one in another unit; null
 * for one that does not.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongUnit = (at: number): string | null => {
  if (at >= 1e9 && at < 5e9) return 'ms or µs since the epoch; these look like seconds'
  // Taken as µs, ns lie past the year 4700 in ms.
  if (at >= 1e14) return 'ms or µs since the epoch; these look like ns'
  return at >= year2200 ? 'ms or µs since the epoch, before the year 2200' : null
}
