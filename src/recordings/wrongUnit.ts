/**
 * Instants in a unit that nobody meant.
 */

/**
 * Returns what was expected where the first instant of a recording is in another unit than ms or
 * µs; null where it may be one of them.
 *
 * As ms, what counts seconds of our time lies in the first weeks of 1970, and what counts ns, read
 * as µs, past the year 4700.
 *
 * @category recordings
 * @since 0.1.0
 */
export const wrongUnit = (stamp: number): string | null => {
  if (stamp >= 1e9 && stamp < 5e9) return 'ms or µs since the epoch; these look like seconds'
  return stamp >= 1e17 ? 'ms or µs since the epoch; these look like ns' : null
}
