/**
 * The one comparison with a limit.
 */

import type { Bound, Rejection } from './rejection.js'

/**
 * What a sum may pass a limit by and still count as on it, in dollars, shares or ms: less than any
 * unit of money or size, more than the rounding of the sums.
 *
 * @category risk
 * @since 0.1.0
 */
export const dust = 1e-9

/**
 * Returns the rejection of a value above its limit, or null; a value that is not finite is missing,
 * and a limit that is NaN is passed by everything.
 *
 * @category risk
 * @since 0.1.0
 */
export const past = (of: Bound, value: number, limit: number): Rejection | null => {
  if (!Number.isFinite(value)) return { _tag: 'missing', path: of }
  return value <= limit + dust ? null : { _tag: 'past', of, value, limit }
}

/**
 * Returns the rejection of something that cannot be read.
 *
 * @category risk
 * @since 0.1.0
 */
export const missing = (path: string): Rejection => ({ _tag: 'missing', path })
