/**
 * How long to wait before another attempt.
 */

/** The first wait and the longest, in ms. @category adapters @since 0.1.0 */
export type BackoffSettings = { readonly leastMs: number; readonly mostMs: number }

/**
 * Returns the wait in ms after so many failures in a row: `leastMs` doubled with each, at most
 * `mostMs`, of which one half is sure and the other drawn, so that clients that fell together do
 * not come back together. `draw` lies in [0, 1).
 *
 * @category adapters
 * @since 0.1.0
 */
export const backoff =
  ({ leastMs, mostMs }: BackoffSettings) =>
  ({ failures, draw }: { readonly failures: number; readonly draw: number }): number => {
    const whole = Math.min(mostMs, leastMs * 2 ** Math.min(failures, 30))
    return whole / 2 + (whole / 2) * draw
  }
