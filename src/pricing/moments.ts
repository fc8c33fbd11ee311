/**
 * The first three moments of a random price, and how they come together. All that a settlement is
 * made of are positive martingales and their averages, so three moments are nearly all of its law.
 */

/**
 * The mean, the variance and the third central moment of a random number.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Moments = { readonly mean: number; readonly variance: number; readonly third: number }

/**
 * The largest variance of a logarithm that moments are taken of: past it they would leave the range
 * of doubles, and a claim with as much of it is worth less than 1e-4.
 *
 * @category pricing
 * @since 0.1.0
 */
export const mostVariance = 70

/**
 * Returns the moments of a lognormal variable of mean 1 whose logarithm has a given variance.
 *
 * With `e = exp(w) − 1` they are 1, `e` and `e²(e + 3)`. A variance over `mostVariance` counts as
 * it.
 *
 * @category pricing
 * @since 0.1.0
 */
export const lognormal = (variance: number): Moments => {
  if (variance === 0) return certain
  const excess = excessOf(variance)
  return { mean: 1, variance: excess, third: excess * excess * (excess + 3) }
}

/**
 * Returns the variance of such a variable, `exp(w) − 1`, within 2 ulp.
 *
 * @category pricing
 * @since 0.1.0
 */
export const excessOf = (variance: number): number =>
  variance < 0.01 ? nearOne(variance) : Math.expm1(Math.min(variance, mostVariance))

/** Its series, whose next term is below an ulp: what a day brings is mostly as small. */
const nearOne = (v: number): number =>
  v * (1 + (v / 2) * (1 + (v / 3) * (1 + (v / 4) * (1 + (v / 5) * (1 + v / 6)))))

/** Those of a number that is sure to be 1. @category pricing @since 0.1.0 */
export const certain: Moments = { mean: 1, variance: 0, third: 0 }

/**
 * Returns the moments of the product of a random number and an independent one of mean 1.
 *
 * @category pricing
 * @since 0.1.0
 */
export const times = (a: Moments, factor: Moments): Moments =>
  factor.variance === 0
    ? a
    : {
        mean: a.mean,
        variance: a.mean * a.mean * factor.variance + a.variance * (1 + factor.variance),
        third:
          a.third * (1 + 3 * factor.variance + factor.third) +
          a.mean * a.mean * a.mean * factor.third +
          a.mean * a.variance * (6 * factor.variance + 3 * factor.third),
      }

/**
 * Returns the moments of a sum: two shares of independent random numbers.
 *
 * @category pricing
 * @since 0.1.0
 */
export const sum = (share: number, a: Moments, otherShare: number, b: Moments): Moments => ({
  mean: share * a.mean + otherShare * b.mean,
  variance: share * share * a.variance + otherShare * otherShare * b.variance,
  third: share * share * share * a.third + otherShare * otherShare * otherShare * b.third,
})
