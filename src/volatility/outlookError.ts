/**
 * How sure an outlook is of its volatility.
 */

import type { OutlookError } from './outlookConfig.js'

/**
 * Returns the standard error of ln σ so many seconds ahead: linear in the logarithm of the seconds
 * between the rows around it, and that of the end row beyond an end; 0 of no rows.
 *
 * @category volatility
 * @since 0.1.0
 */
export const errorAt = (rows: ReadonlyArray<OutlookError>, seconds: number): number => {
  const above = rows.findIndex((row) => row.seconds > seconds)
  const upper = rows[above]
  if (upper === undefined) return rows.at(-1)?.error ?? 0
  const lower = rows[above - 1]
  if (lower === undefined) return upper.error
  const part = Math.log(seconds / lower.seconds) / Math.log(upper.seconds / lower.seconds)
  return lower.error + part * (upper.error - lower.error)
}
