/**
 * How long a settlement still diffuses: the time of spot that its variance is worth.
 */

import type { EndRule } from '../market/settlement.js'

/**
 * Returns the seconds of spot of which the variance equals that of the price that settles, for a
 * fixing `secondsLeft` away, as if its window were continuous: `τ − 2A/3` before a window of A
 * seconds, `τ³/3A²` inside it; a point and an extreme have τ.
 *
 * For what a claim moves in the next instants, where the grid of the prints does not matter: its
 * ratio at two instants is off by less than a print is of the window. 0 once the fixing has passed.
 *
 * @example
 * import { diffusionLeft } from 'twoway'
 *
 * const minute = { kind: 'mean', windowMs: 60_000, prints: 60 } as const
 * diffusionLeft(minute, 100) // => 60
 * diffusionLeft(minute, 30) // => 2.5
 *
 * @category pricing
 * @since 0.1.0
 */
export const diffusionLeft = (end: EndRule, secondsLeft: number): number => {
  if (!(secondsLeft > 0)) return secondsLeft <= 0 ? 0 : Number.NaN
  if (end.kind === 'point' || end.kind === 'extremum') return secondsLeft
  const window = end.windowMs / 1000
  if (!(window > 0)) return secondsLeft
  return secondsLeft >= window
    ? secondsLeft - (2 * window) / 3
    : (secondsLeft * secondsLeft * secondsLeft) / (3 * window * window)
}
