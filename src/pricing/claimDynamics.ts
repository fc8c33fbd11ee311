/**
 * How a claim's own price moves: by how much over a horizon, and how fast at this instant.
 */

import { pdf, quantile } from '../math/normal.js'
import { varianceOfMove } from './varianceOfMove.js'

/**
 * How the variance left to settlement falls over a horizon.
 *
 * `point`: settlement at an instant, whose variance falls with the seconds left. `variance`: any
 * other, an average say, by the variance left `now` and `after` the horizon, and what it loses in a
 * second, `lossPerSecond`, now; the three in one unit, seconds of diffusion or total variance.
 *
 * @category pricing
 * @since 0.1.0
 */
export type VarianceLeft =
  | { readonly kind: 'point'; readonly secondsToExpiry: number; readonly horizonSeconds: number }
  | {
      readonly kind: 'variance'
      readonly now: number
      readonly after: number
      readonly lossPerSecond: number
    }

/**
 * The variance and standard deviation of a claim's move over the horizon, in dollars of its $1, and
 * the standard deviation per square root of a second at this instant.
 *
 * @category pricing
 * @since 0.1.0
 */
export type ClaimMove = {
  readonly variance: number
  readonly deviation: number
  readonly deviationPerRootSecond: number
}

/**
 * Returns how far a claim's price is likely to move over a horizon.
 *
 * `variance = Φ₂(d, d; ρ) − p²`, with `d = Φ⁻¹(p)` and `ρ = h/τ` for a point, `1 − after/now` else,
 * computed without the difference; `deviationPerRootSecond = φ(d)·√(−ẇ/w)`. Exact for normal
 * returns, whatever the volatility: the price carries it. A horizon beyond settlement is cut there,
 * where the variance is `p(1 − p)`.
 *
 * Edges: with no variance left the claim is decided and all three are 0; a horizon of 0 or less has
 * variance 0; a price out of [0, 1], a negative variance and NaN give NaN. Accuracy as of
 * `deviationOfMove`, the kernel behind it.
 *
 * @example
 * import { claimDynamics } from 'twoway'
 *
 * const left = { kind: 'point', secondsToExpiry: 60, horizonSeconds: 5 } as const
 * claimDynamics({ price: 0.5, left }).deviation // => 0.1152315…
 * claimDynamics({ price: 0.5, left }).deviationPerRootSecond // => 0.0515032…
 *
 * @category pricing
 * @since 0.1.0
 */
export const claimDynamics = ({
  price,
  left,
}: {
  readonly price: number
  readonly left: VarianceLeft
}): ClaimMove => {
  const now = left.kind === 'point' ? left.secondsToExpiry : left.now
  if (!(price >= 0 && price <= 1 && now >= 0)) return unknown
  if (now === 0) return still
  const loss = left.kind === 'point' ? 1 : left.lossPerSecond
  const lost = left.kind === 'point' ? left.horizonSeconds : now - left.after
  const variance = varianceOfMove(price, lost / now)
  return {
    variance,
    deviation: Math.sqrt(variance),
    deviationPerRootSecond: pdf(quantile(price)) * Math.sqrt(loss / now),
  }
}

const still: ClaimMove = { variance: 0, deviation: 0, deviationPerRootSecond: 0 }

const createUnknown = (): ClaimMove => ({
  variance: Number.NaN,
  deviation: Number.NaN,
  deviationPerRootSecond: Number.NaN,
})

const unknown: ClaimMove = /* @__PURE__ */ createUnknown()
