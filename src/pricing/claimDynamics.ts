/**
 * How a claim's own price moves: by how much over a horizon, and how fast at this instant.
 */

import { pdf, quantile } from '../math/normal.js'
import { varianceOfMove } from './varianceOfMove.js'
import { varianceOfTouch } from './varianceOfTouch.js'

/**
 * How the variance left to settlement falls over a horizon.
 *
 * `point`: settlement at an instant, whose variance falls with the seconds left. `touch`: on the
 * extreme of a life, of a claim that pays once its level is reached; the variance falls alike, and
 * the price stands still from the touch on. `variance`: any other that is no extreme, an average
 * say, by the variance left `now` and `after` the horizon, and what it loses in a second,
 * `lossPerSecond`, now; the three in one unit, seconds of diffusion (`diffusionLeft`) or total
 * variance. Seconds to expiry are those to the last instant that counts: less an index's lag.
 *
 * @category pricing
 * @since 0.1.0
 */
export type VarianceLeft =
  | {
      readonly kind: 'point' | 'touch'
      readonly secondsToExpiry: number
      readonly horizonSeconds: number
    }
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
 * Of a point `variance = Φ₂(d, d; ρ) − p²`, with `d = Φ⁻¹(p)` and `ρ = h/τ`, of an average
 * `ρ = 1 − after/now`, computed without the difference; `deviationPerRootSecond = φ(d)·√(−ẇ/w)`. Of
 * a touch that of `varianceOfTouch`, and `2φ(a)/√τ` with `a = −Φ⁻¹(p/2)`. Exact for normal returns
 * without drift, whatever the volatility: the price carries it. A horizon beyond settlement is cut
 * there, where the variance is `p(1 − p)`.
 *
 * Edges: with no variance left the claim is decided and all three are 0; so is a touch at a price
 * of 1, which has been; a horizon of 0 or less has variance 0; a price out of [0, 1], a negative
 * variance and NaN give NaN. Accuracy as of `deviationOfMove` and `varianceOfTouch`, the kernels
 * behind it.
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
  const now = left.kind === 'variance' ? left.now : left.secondsToExpiry
  if (!(price >= 0 && price <= 1 && now >= 0)) return unknown
  if (now === 0) return still
  const loss = left.kind === 'variance' ? left.lossPerSecond : 1
  const lost = left.kind === 'variance' ? now - left.after : left.horizonSeconds
  const isTouch = left.kind === 'touch'
  const variance = isTouch ? varianceOfTouch(price, lost / now) : varianceOfMove(price, lost / now)
  const slope = isTouch ? slopeOfTouch(price) : pdf(quantile(price))
  return {
    variance,
    deviation: Math.sqrt(variance),
    deviationPerRootSecond: slope * Math.sqrt(loss / now),
  }
}

/** Up to the touch it is twice a tail; after it there is nothing to move. */
const slopeOfTouch = (price: number): number => (price === 1 ? 0 : 2 * pdf(quantile(price / 2)))

const still: ClaimMove = { variance: 0, deviation: 0, deviationPerRootSecond: 0 }

const createUnknown = (): ClaimMove => ({
  variance: Number.NaN,
  deviation: Number.NaN,
  deviationPerRootSecond: Number.NaN,
})

const unknown: ClaimMove = /* @__PURE__ */ createUnknown()
