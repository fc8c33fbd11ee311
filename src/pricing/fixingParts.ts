/**
 * A fixing cut at the present: what of it is printed, what hangs on the past, what on the future.
 */

import type { Fixing, Printed } from '../market/settlement.js'

/**
 * Where the weight of a fixing lies, in shares that add up to 1.
 *
 * `ahead` diffuses, from `wait` seconds on, in prints of which there is one in `step` (0:
 * continuous) of `span` seconds. `behind` is not known though the spot that it is has passed: it
 * diffuses backwards from now, so that a print s seconds overdue is spot of s seconds and the lag
 * ago. Of what a lag has decided the youngest is `lag − left` seconds old, or the lag's remainder
 * to a print.
 *
 * @category pricing
 * @since 0.1.0
 */
export type FixingParts = {
  readonly printed: number
  readonly ahead: number
  readonly wait: number
  readonly span: number
  readonly step: number
  readonly behind: number
  readonly behindWait: number
  readonly behindSpan: number
  readonly behindStep: number
}

/**
 * Returns the parts of a fixing that is `secondsLeft` away, negative once it has passed.
 *
 * The index of an instant is the spot `lagMs` before it; a lag below 0 moves the fixing back.
 *
 * @category pricing
 * @since 0.1.0
 */
export const fixingParts = (
  fixing: Fixing,
  secondsLeft: number,
  lagMs: number,
  printed: Printed | null,
): FixingParts => {
  const left = lagMs < 0 ? secondsLeft - lagMs / 1000 : secondsLeft
  const lag = lagMs < 0 ? 0 : lagMs / 1000
  if (fixing.kind === 'point') return prints(1, 0, left, lag, printed)
  const window = fixing.windowMs / 1000
  if (fixing.prints !== null) return prints(fixing.prints, window, left, lag, printed)
  return window > 0 ? continuous(window, left, lag, printed) : prints(1, 0, left, lag, printed)
}

/** The prints that are left stand at `left − j·spacing`, j from 0. */
const prints = (
  count: number,
  window: number,
  left: number,
  lag: number,
  printed: Printed | null,
): FixingParts => {
  const spacing = window / count
  const done = printed === null ? 0 : Math.min(Math.max(Math.floor(printed.count), 0), count)
  const rest = count - done
  const ahead = left > lag ? Math.min(rest, Math.ceil((left - lag) / spacing)) : 0
  const behind = rest - ahead
  return {
    printed: done / count,
    ahead: ahead / count,
    wait: ahead > 0 ? Math.max(left - lag - (ahead - 1) * spacing, 0) : 0,
    span: ahead * spacing,
    step: ahead > 0 ? 1 / ahead : 1,
    behind: behind / count,
    behindWait: behind > 0 ? Math.max(lag - left + ahead * spacing, 0) : 0,
    behindSpan: behind * spacing,
    behindStep: behind > 0 ? 1 / behind : 1,
  }
}

const continuous = (
  window: number,
  left: number,
  lag: number,
  printed: Printed | null,
): FixingParts => {
  const rest = Math.min(Math.max(left, 0), window)
  const wait = Math.max(left - rest - lag, 0)
  const span = Math.max(left - lag, 0) - wait
  const elapsed = window - rest
  const missing = Math.max(rest - span, 0) + (printed === null ? elapsed : 0)
  return {
    printed: printed === null ? 0 : elapsed / window,
    ahead: span / window,
    wait: span > 0 ? wait : 0,
    span: span,
    step: 0,
    behind: missing / window,
    behindWait: missing > 0 ? Math.max(lag - left, 0) : 0,
    behindSpan: missing,
    behindStep: 0,
  }
}
