/**
 * The symmetric laws that a link may have, each of variance 1.
 */

import * as Logistic from '../math/logistic.js'
import * as Normal from '../math/normal.js'
import * as Mixture from '../math/normalMixture.js'
import * as StudentT from '../math/studentT.js'

/**
 * The standardised settlement is normal, logistic, Student's t brought to variance 1, or normal
 * with an uncertain volatility. `scale` is what its own deviation is taken to be, above 0;
 * `degrees` is above 2; `deviation` is η, that of the logarithm of the volatility.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Law =
  | { readonly kind: 'normal'; readonly scale: number }
  | { readonly kind: 'logistic'; readonly scale: number }
  | { readonly kind: 'studentT'; readonly scale: number; readonly degrees: number }
  | { readonly kind: 'mixture'; readonly scale: number; readonly deviation: number }

/**
 * Returns the probability that the variable of variance 1 is at most z.
 *
 * Accuracy that of the law's own function in `math`; a t of no variance gives NaN.
 *
 * @category pricing
 * @since 0.1.0
 */
export const cdf = (law: Law, z: number): number => {
  if (law.kind === 'logistic') return Logistic.cdf(z)
  if (law.kind === 'normal') return Normal.cdf(z)
  if (law.kind === 'mixture') return Mixture.cdf(z, law.deviation)
  return StudentT.cdf(z * spread(law.degrees), law.degrees)
}

/**
 * Returns the density of the variable of variance 1 at z.
 *
 * @category pricing
 * @since 0.1.0
 */
export const pdf = (law: Law, z: number): number => {
  if (law.kind === 'logistic') return Logistic.pdf(z)
  if (law.kind === 'normal') return Normal.pdf(z)
  if (law.kind === 'mixture') return Mixture.pdf(z, law.deviation)
  const k = spread(law.degrees)
  return k * StudentT.pdf(z * k, law.degrees)
}

/**
 * Returns the slope of that density at z.
 *
 * @category pricing
 * @since 0.1.0
 */
export const slope = (law: Law, z: number): number => {
  if (law.kind === 'logistic') return Logistic.slope(z)
  if (law.kind === 'normal') return 0 - z * Normal.pdf(z)
  if (law.kind === 'mixture') return Mixture.slope(z, law.deviation)
  const k = spread(law.degrees)
  return k * k * StudentT.slope(z * k, law.degrees)
}

/**
 * Returns the z below which the variable of variance 1 is with probability p.
 *
 * @category pricing
 * @since 0.1.0
 */
export const quantile = (law: Law, p: number): number => {
  if (law.kind === 'logistic') return Logistic.quantile(p)
  if (law.kind === 'normal') return Normal.quantile(p)
  if (law.kind === 'mixture') return Mixture.quantile(p, law.deviation)
  return StudentT.quantile(p, law.degrees) / spread(law.degrees)
}

/** The deviation of t, `√(ν/(ν − 2))`; without one, no number. */
const spread = (degrees: number): number =>
  degrees > 2 ? 1 / Math.sqrt(1 - 2 / degrees) : Number.NaN
