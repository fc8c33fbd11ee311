/**
 * The nodes of the normal distribution: what its table holds, computed from four constants.
 *
 * As source the table would be 100 kB. What each row needs of the row before is computed at once,
 * in half a millisecond; the rest of it when it is first asked for, since in the interpreter all
 * rows together take another, and their boxed doubles a garbage collection. Only +, −, × and ÷ make
 * them, which IEEE 754 rounds exactly, so every engine has the same bits.
 */

import { productError, sumError } from './roundingError.js'

/** How many numbers a row has. @category math @since 0.1.0 */
export const width = 12

/**
 * Returns a row for each node `n/32 − 8`, n from 0 to 512: `high` and `low`, which add up to Φ at
 * the node, then `head`, `tail` and c₂ to c₉ of the polynomial that leads from it into its cell,
 * `Φ(node + t/64) = Φ(node) + t·(head + tail + t·(c₂ + … + t·c₉))`, |t| ≤ 1.
 *
 * Going up from −8, the density is multiplied by a ratio that itself shrinks by `e^(−1/1024)` a
 * node; Φ is the sum of the densities so far, by the trapezoidal rule with the Euler–Maclaurin
 * correction. The upper half is the mirror image.
 *
 * Accuracy: Φ at the node to a relative 2⁻⁵⁹, measured at every node with 50 digits; the polynomial
 * leaves out less than a relative 2⁻⁶⁰ of Φ at −8, and less and less towards 0.
 *
 * @category math
 * @since 0.1.0
 */
export const normalNodes = (): Float64Array => {
  const rows = new Float64Array(513 * width)
  beginNodes(rows)
  for (let n = 0; n <= 256; n++) finishNode(rows, n)
  return rows
}

/**
 * Sets what the rows of `normalNodes` need of each other, and finishes none: in place of its
 * polynomial each row of the lower half gets the weight of its node and the sum of all weights up
 * to it; `high` is left as it was.
 *
 * @category math
 * @since 0.1.0
 */
export const beginNodes = (rows: Float64Array): void => {
  let [weight, weightLow] = weightAtMinus8
  let [sum, sumLow] = sumToMinus8
  let [ratio, ratioLow] = firstRatio
  const [shrink, shrinkLow] = ratioOfRatios
  for (let at = 0; at <= 256 * width; at += width) {
    rows[at + 2] = weight
    rows[at + 3] = weightLow
    rows[at + 4] = sum
    rows[at + 5] = sumLow

    const product = weight * ratio
    const error = productError(weight, ratio) + (weight * ratioLow + weightLow * ratio)
    weight = product + error
    weightLow = error - (weight - product)

    ratioLow = productError(ratio, shrink) + (ratio * shrinkLow + ratioLow * shrink)
    ratio *= shrink

    sumLow += sumError(sum, weight) + weightLow
    sum += weight
  }
}

/**
 * Finishes row n, n from 0 to 512, after `beginNodes`, and the row of its mirror image.
 *
 * @category math
 * @since 0.1.0
 */
export const finishNode = (rows: Float64Array, n: number): void => {
  const lower = n < 256 ? n : 512 - n
  const at = lower * width
  const weight = rows[at + 2] as number
  const weightLow = rows[at + 3] as number
  const sum = rows[at + 4] as number
  const sumLow = rows[at + 5] as number
  const correction = setPolynomial(rows, at, (256 - lower) / 2048, weight, weightLow)
  const trapezoids = sum - weight / 2
  const rest = sumError(sum, -weight / 2) + (sumLow - weightLow / 2 - correction)
  rows[at] = trapezoids + rest
  rows[at + 1] = rest - (trapezoids + rest - trapezoids)
  // The sum arrives at ½ within 2⁻⁵⁹; taken as ½ itself, Φ(0) is exact.
  if (lower === 256) rows.set([0.5, 0], at)
  else mirrorRow(rows, lower)
}

/**
 * At −8: φ/32, the weight of a node in the sum, and the sum of all weights so far; then the first
 * ratio of neighbours, `e^(1/4 − 1/2048)`, and `e^(−1/1024)`. Each in two parts, of which the
 * second is what the first leaves to 107 bits; printed by `generate_normal.py`.
 */
const weightAtMinus8 = [1.5788347136052787e-16, 1.0761792064126042e-32] as const
const sumToMinus8 = [7.043237707259893e-16, -5.910887681937963e-33] as const
const firstRatio = [1.2833986041950969, -1.0133735468759948e-16] as const
const ratioOfRatios = [0.9990239141819757, -7.400282329795416e-18] as const

/**
 * Sets the polynomial of a row from the weight of its node, in two parts, and `y = −x/64`, and
 * returns the Euler–Maclaurin correction of the sum there.
 *
 * cₖ is the integral of the Taylor series of φ, of which `φ′ = −xφ` makes a recurrence. It is
 * written out because it runs in the interpreter, where a loop over arrays costs twice that.
 *
 * The terms of degree 10 and 11 go onto the lower ones by the polynomials that stay closest to 0 on
 * |t| ≤ 1 (Lanczos' economization): `t⁹ ≈ 2.25t⁷ − 1.6875t⁵ + 0.46875t³ − 0.03515625t`, and
 * `t¹⁰ ≈ 2.5t⁸ − 2.1875t⁶ + 0.78125t⁴ − 0.09765625t² + 1/512`.
 */
const setPolynomial = (
  rows: Float64Array,
  at: number,
  y: number,
  weight: number,
  weightLow: number,
): number => {
  const c1 = weight / 2
  const c2 = (y * c1) / 2
  const c3 = (y * c2 - c1 / 8192) / 3
  const c4 = (y * c3 - c2 / 6144) / 4
  const c5 = (y * c4 - (c3 * 3) / 16384) / 5
  const c6 = (y * c5 - c4 / 5120) / 6
  const c7 = (y * c6 - (c5 * 5) / 24576) / 7
  const c8 = (y * c7 - (c6 * 3) / 14336) / 8
  const c9 = (y * c8 - (c7 * 7) / 32768) / 9
  const c10 = (y * c9 - c8 / 4608) / 10
  const c11 = (y * c10 - (c9 * 9) / 40960) / 11
  const c12 = (y * c11 - (c10 * 5) / 22528) / 12

  const slope = c1 + c11 / 512
  // Veltkamp's splitting, at 8 bits, so that t·head is exact.
  const shifted = slope * 35_184_372_088_833
  const head = shifted - (shifted - slope)
  rows[at + 2] = head
  rows[at + 3] = slope - head + weightLow / 2
  rows[at + 4] = c2 - c10 * 0.03515625
  rows[at + 5] = c3 - c11 * 0.09765625
  rows[at + 6] = c4 + c10 * 0.46875
  rows[at + 7] = c5 + c11 * 0.78125
  rows[at + 8] = c6 - c10 * 1.6875
  rows[at + 9] = c7 - c11 * 2.1875
  rows[at + 10] = c8 + c10 * 2.25
  rows[at + 11] = c9 + c11 * 2.5

  // B₂ₖ·4ᵏ·c₂ₖ, at most 2⁻⁷ of the sum, so that a double of it is good to 2⁻⁵⁹.
  const main = (c2 * 2) / 3 - (c4 * 8) / 15 + (c6 * 32) / 21 - (c8 * 128) / 15
  return main + (c10 * 2560) / 33 - (c12 * 1_415_168) / 1365
}

/** Sets row 512 − n from row n: `Φ(x) = 1 − Φ(−x)`, and the even powers of t change sign. */
const mirrorRow = (rows: Float64Array, n: number): void => {
  const at = n * width
  const to = (512 - n) * width
  rows.copyWithin(to, at, at + width)
  const high = rows[at] as number
  const above = 1 - high
  rows[to] = above
  rows[to + 1] = 1 - above - high - (rows[at + 1] as number)
  for (let even = 4; even < width; even += 2) rows[to + even] = -(rows[at + even] as number)
}
