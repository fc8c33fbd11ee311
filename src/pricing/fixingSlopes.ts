/**
 * How fast the parts of a fixing change as time goes by.
 */

import type { Fixing, Printed } from '../market/settlement.js'
import type { FixingParts } from './fixingParts.js'

/**
 * Returns the derivatives of `fixingParts` by calendar time, each per second, towards what comes.
 *
 * Between two prints only the waits change. Of a continuous mean the present moves into the window,
 * while the mean of what is printed stays what it is.
 *
 * @category pricing
 * @since 0.1.0
 */
export const fixingSlopes = (
  fixing: Fixing,
  parts: FixingParts,
  secondsLeft: number,
  lagMs: number,
  printed: Printed | null,
): FixingParts => {
  const isContinuous = fixing.kind === 'mean' && fixing.prints === null && fixing.windowMs > 0
  if (!isContinuous)
    return {
      ...noSlopes,
      wait: parts.ahead > 0 ? -1 : 0,
      behindWait: parts.behind > 0 ? 1 : 0,
    }
  const left = lagMs < 0 ? secondsLeft - lagMs / 1000 : secondsLeft
  return continuousSlopes(fixing.windowMs / 1000, left, Math.max(lagMs, 0) / 1000, printed)
}

/**
 * The derivatives of parts that stand. @category pricing @since 0.1.0
 */
export const noSlopes: FixingParts = {
  printed: 0,
  ahead: 0,
  wait: 0,
  span: 0,
  step: 0,
  behind: 0,
  behindWait: 0,
  behindSpan: 0,
  behindStep: 0,
}

const continuousSlopes = (
  window: number,
  left: number,
  lag: number,
  printed: Printed | null,
): FixingParts => {
  const entered = left > 0 && left <= window ? 1 : 0
  const wait = left > window + lag ? -1 : 0
  const span = left > lag ? -1 - wait : 0
  const known = printed === null ? 0 : entered
  const missing = 0 - span - known
  return {
    ...noSlopes,
    printed: known / window,
    ahead: span / window,
    wait,
    span,
    behind: missing / window,
    behindWait: left <= lag && (left > 0 || printed === null) ? 1 : 0,
    behindSpan: missing,
  }
}
