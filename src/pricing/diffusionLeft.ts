/**
 * How long a settlement still diffuses: the time of spot that its variance is worth.
 */

import type { EndRule } from '../market/settlement.js'
import { secondsOfMean } from './pathMoments.js'

/**
 * Returns the seconds of spot of which the variance equals that of the price that settles, for a
 * fixing `secondsLeft` away: of n prints of which k are to come, the next in δ and then one every
 * Δ, `(k²δ + Δ(k − 1)k(2k − 1)/6)/n²`; of a continuous window of A seconds `τ − 2A/3` before it and
 * `τ³/3A²` inside it; of a point and an extreme τ.
 *
 * A print that is due now counts as made. Exact for a driftless Brownian path, whose prints add up;
 * of a trimmed mean it is that of the whole mean, whose ratio at two instants is the same to the
 * trim's own small part. 0 once the fixing has passed, NaN of NaN. Source: the covariance of two
 * prints is the time to the earlier.
 *
 * @example
 * import { diffusionLeft } from 'twoway'
 *
 * const minute = { kind: 'mean', windowMs: 60_000, prints: 60 } as const
 * diffusionLeft(minute, 100) // => 60.5027777…
 * diffusionLeft({ ...minute, prints: null }, 30) // => 2.5
 *
 * @category pricing
 * @since 0.1.0
 */
export const diffusionLeft = (end: EndRule, secondsLeft: number): number => {
  if (!(secondsLeft > 0)) return secondsLeft <= 0 ? 0 : Number.NaN
  if (end.kind === 'point' || end.kind === 'extremum') return secondsLeft
  const window = end.windowMs / 1000
  if (end.prints !== null) return ofPrints(end.prints, window / end.prints, secondsLeft)
  if (!(window > 0)) return secondsLeft
  const rest = Math.min(secondsLeft, window)
  return (rest / window) ** 2 * secondsOfMean(secondsLeft - rest, rest, 0)
}

const ofPrints = (count: number, spacing: number, secondsLeft: number): number => {
  const ahead = Math.min(count, Math.ceil(secondsLeft / spacing))
  const wait = Math.max(secondsLeft - (ahead - 1) * spacing, 0)
  return (ahead / count) ** 2 * secondsOfMean(wait, ahead * spacing, 1 / ahead)
}
