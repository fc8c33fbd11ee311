/**
 * How wide a quote must be to earn from slow takers what fast ones take.
 */

import { cdf, pdf } from '../math/normal.js'

/**
 * `move` is the standard deviation in dollars of the fair value over `latencySeconds`;
 * `arrivalsPerSecond` those of uninformed takers on one side, above 0; `snipeProbability` how
 * likely a quote left behind is taken, in [0, 1]; `takerFee` dollars a share, which keeps a sniper
 * off until the price has moved by as much more.
 *
 * @category quoting
 * @since 0.1.0
 */
export type Sniping = {
  readonly move: number
  readonly latencySeconds: number
  readonly arrivalsPerSecond: number
  readonly snipeProbability: number
  readonly takerFee: number
}

/**
 * Returns the half spread in dollars at which income equals loss: the `h` of
 * `λℓ·h = π·(σφ(y) − hΦ(−y))`, `y = (h + f)/σ`. With `move: 1` and no fee it is the number of
 * standard deviations, `LatencySpread.times`.
 *
 * Rises with `move`, `latencySeconds` and `snipeProbability` as they are, falls with arrivals and
 * fee. 0 without movement or snipers. What is no number gives NaN; without arrivals no half spread
 * is wide enough, and it gives infinity.
 *
 * Accuracy: a relative 1e-12, by bisected Newton steps.
 *
 * @example
 * import { breakEvenHalfSpread } from 'twoway'
 *
 * const slow = { latencySeconds: 1, arrivalsPerSecond: 0.01, snipeProbability: 1, takerFee: 0 }
 * breakEvenHalfSpread({ ...slow, move: 1 }) // => 1.72409…
 *
 * @category quoting
 * @since 0.1.0
 */
export const breakEvenHalfSpread = ({
  move,
  latencySeconds,
  arrivalsPerSecond,
  snipeProbability,
  takerFee,
}: Sniping): number => {
  if (!(move >= 0 && latencySeconds >= 0 && arrivalsPerSecond >= 0 && takerFee >= 0)) {
    return Number.NaN
  }
  if (!(snipeProbability >= 0 && snipeProbability <= 1)) return Number.NaN
  if (move === 0 || snipeProbability === 0) return 0
  const rate = (arrivalsPerSecond * latencySeconds) / snipeProbability
  return rate === 0 ? Infinity : move * solve(rate, takerFee / move)
}

/**
 * The root of `φ(y) − hΦ(−y) − rate·h`, `y = h + fee`, all in deviations. It falls all the way from
 * φ(fee) ≥ 0 at 0, and its first term never exceeds φ(fee), so the root is below φ(fee)/rate.
 */
const solve = (rate: number, fee: number): number => {
  let low = 0
  let high = Math.min(pdf(fee) / rate, farthest)
  let half = high / 2
  for (let i = 0; i < mostSteps; i++) {
    const y = half + fee
    const excess = pdf(y) - half * cdf(-y) - rate * half
    const step = excess / (cdf(-y) + pdf(y) * fee + rate)
    if (Math.abs(step) <= precision * half) break
    if (excess > 0) low = half
    else high = half
    half = half + step > low && half + step < high ? half + step : (low + high) / 2
  }
  return half
}

/** Beyond 40 deviations the density is 0 in doubles. */
const farthest = 40
const precision = 1e-13
const mostSteps = 200
