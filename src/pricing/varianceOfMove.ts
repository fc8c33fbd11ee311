/**
 * How much of a claim's variance a stretch of time brings out: Owen's T between two angles.
 *
 * With `d = Φ⁻¹(p)` and `ρ` the share of the settlement's variance that the stretch brings, the
 * price's variance over it is `Φ₂(d, d; ρ) − p²`, of which the difference is never formed here:
 *
 *     V = (1/2π) ∫₀^{asin ρ} e^{−d²/(1 + sin θ)} dθ
 *       = (e^{−d²/2}/π) ∫_{t₁}^1 e^{−d²t²/2}/(1 + t²) dt
 *
 * with `t₁ = √((1 − ρ)/(1 + ρ))`, by `t = tan(π/4 − θ/2)`; it is also Mehler's sum
 * `V = φ(d)² Σ ρⁿ He_{n−1}(d)²/n!`, n from 1, whose terms are all positive.
 */

import { type Rule, rule } from '../math/gaussLegendre.js'
import { quantile } from '../math/normal.js'

/**
 * Returns the variance of a claim's price over a stretch of time that brings the share `rho` of the
 * settlement's variance: `Φ₂(d, d; ρ) − p²` with `d = Φ⁻¹(p)`, without forming the difference.
 *
 * Edges and accuracy are those of `deviationOfMove`, its root. Where it is below the least double
 * it is 0.
 *
 * @category pricing
 * @since 0.1.0
 */
export const varianceOfMove = (price: number, rho: number): number =>
  varianceAt(price, quantile(price), rho)

/**
 * Returns the same, with the quantile of the price where it is already known.
 *
 * @category pricing
 * @since 0.1.0
 */
export const varianceAt = (price: number, place: number, rho: number): number => {
  if (!(price >= 0 && price <= 1)) return Number.NaN
  if (rho >= 1) return price * (1 - price)
  const d = Math.abs(place)
  if (rho <= 0 || d === Infinity) return 0
  // Beyond 0.4 the sum takes longer than the quadrature; far out its terms rise before they fall.
  return rho <= 0.4 && d <= 8 ? mehler(d, rho) : quadrature(d, rho)
}

/** Mehler's sum, until two terms in a row, which have no common root, are nothing. */
const mehler = (d: number, rho: number): number => {
  let before = 0
  let hermite = 1
  let weight = rho
  let term = rho
  let sum = rho
  let last = 0
  for (let n = 1; term + last > sum * 2e-17; n++) {
    const next = d * hermite - (n - 1) * before
    before = hermite
    hermite = next
    weight *= rho / (n + 1)
    last = term
    term = weight * hermite * hermite
    sum += term
  }
  // The plain exponential: the rounding of d has cost as much as that of its square does.
  return (Math.exp(-d * d) / (2 * Math.PI)) * sum
}

/** The integral over t, to where the exponential has fallen by 17 digits. */
const quadrature = (d: number, rho: number): number => {
  const from = Math.sqrt((1 - rho) / (1 + rho))
  const fall = 76 / (d * d)
  const to = Math.min(1, Math.sqrt(from * from + fall))
  // No difference is formed: a small share leaves next to nothing between the two ends.
  const width = to === 1 ? (2 * rho) / ((1 + rho) * (1 + from)) : fall / (to + from)
  const square = (d * d) / 2
  const { nodes, weights } = d <= 4 ? near : wide
  let sum = 0
  for (let i = 0; i < nodes.length; i++) {
    const above = width * (nodes[i] as number)
    const t = from + above
    sum += ((weights[i] as number) * Math.exp(-square * above * (t + from))) / (1 + t * t)
  }
  return (Math.exp(-square * (1 + from * from)) / Math.PI) * width * sum
}

/** 16 nodes are good to 1e-15 as far as d = 4, a price of 3e-5; 24 everywhere. */
const near: Rule = /* @__PURE__ */ rule(16)
const wide: Rule = /* @__PURE__ */ rule(24)
