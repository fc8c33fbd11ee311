/**
 * How far below its best a path has been.
 */

import type { Fold } from '../math/fold.js'

/**
 * The deepest fall from a peak: how deep, 0 where there is none; when it began and when it was at
 * its deepest; and how far below the peak the path is now.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Drawdown = {
  readonly deepest: number
  readonly from: number
  readonly to: number
  readonly now: number
}

/**
 * A value at an instant.
 *
 * @category statistics
 * @since 0.1.0
 */
export type Dated = { readonly at: number; readonly value: number }

/**
 * The highest point so far, the last one, and the deepest fall, with its two ends.
 *
 * @category statistics
 * @since 0.1.0
 */
export type DrawdownState = {
  readonly peak: Dated
  readonly value: number
  readonly deepest: number
  readonly from: number
  readonly to: number
}

/**
 * The greatest fall of a path that begins at 0, in the unit of its values; instants are NaN where
 * it never fell, and that of a peak which was the beginning.
 *
 * A value that is not a number changes nothing. Exact but for one subtraction.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { drawdown } from 'twoway/statistics'
 *
 * const path = [3, 5, 1, 4].map((value, at) => ({ at, value }))
 * Fold.run(drawdown)(path) // => { deepest: 4, from: 1, to: 2, now: 1 }
 *
 * @category statistics
 * @since 0.1.0
 */
export const drawdown: Fold<Dated, DrawdownState, Drawdown> = {
  initial: {
    peak: { at: Number.NaN, value: 0 },
    value: 0,
    deepest: 0,
    from: Number.NaN,
    to: Number.NaN,
  },
  step: (state, next) => {
    const { peak, deepest, from, to } = state
    const { at, value } = next
    if (value > peak.value) return { peak: next, value, deepest, from, to }
    const depth = peak.value - value
    if (depth > deepest) return { peak, value, deepest: depth, from: peak.at, to: at }
    return depth >= 0 ? { peak, value, deepest, from, to } : state
  },
  value: ({ peak, value, deepest, from, to }) => ({ deepest, from, to, now: peak.value - value }),
}
