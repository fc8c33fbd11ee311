/**
 * The Gauss–Hermite rule of seven nodes: a mean over a standard normal variable as a sum.
 */

/**
 * The nodes: 0 and the roots of `x⁶ − 21x⁴ + 105x² − 105`.
 *
 * Source: NIST DLMF 3.5(v), for the weight `e^(−x²/2)`; printed by `generate_links.py`, to the last
 * bit.
 *
 * @category math
 * @since 0.1.0
 */
export const nodes: ReadonlyArray<number> = [
  -3.7504397177257425, -2.366759410734541, -1.1544053947399682, 0, 1.1544053947399682,
  2.366759410734541, 3.7504397177257425,
]

/**
 * The weights, which add up to 1: the rule is exact for polynomials up to degree 13.
 *
 * @category math
 * @since 0.1.0
 */
export const weights: ReadonlyArray<number> = [
  0.0005482688559722178, 0.030757123967586498, 0.24012317860501273, 0.45714285714285713,
  0.24012317860501273, 0.030757123967586498, 0.0005482688559722178,
]
