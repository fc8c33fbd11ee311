/**
 * The normal density, and the distribution below −8, as `significand · 2^−exponent`: so that
 * neither the range of a double nor its precision is lost before the last step.
 *
 * The significand has two parts, good to a relative 2⁻⁵⁷. The quantile needs that much: its
 * neighbouring arguments are half of 2⁻⁵³ apart, and it must tell them apart to be monotone.
 */

import { productError, sumError } from './roundingError.js'

/** Beyond ±39 density and tail are below half of the least double. @category math @since 0.1.0 */
export const limit = 39

/**
 * Returns the normal density `φ(x) = e^(−x²/2) / √(2π)`, for |x| ≤ 39.
 *
 * Accuracy: 0.53 ulp; 0.76 ulp where the value is subnormal.
 *
 * @category math
 * @since 0.1.0
 */
export const density = (x: number): number => {
  const exponent = gaussian(x)
  return scale(part[0] as number, -exponent)
}

/**
 * Returns `Φ(−a)` for 8 ≤ a ≤ 39.
 *
 * Accuracy: 0.58 ulp; 0.76 ulp where the value is subnormal.
 *
 * @category math
 * @since 0.1.0
 */
export const lowerTail = (a: number): number => {
  const exponent = tail(a)
  return scale((part[0] as number) + (part[1] as number), -exponent)
}

/**
 * Returns `(Φ(−a) − p) / φ(a)`, Newton's step from −a towards the quantile of `p`, for 8 ≤ a ≤ 39.
 *
 * Accuracy: the residual to a relative 2⁻⁵⁷ of `p`, subnormal `p` included, as long as `Φ(−a)` is
 * between half and twice `p`, where their difference is exact.
 *
 * @category math
 * @since 0.1.0
 */
export const lowerTailStep = (a: number, p: number): number => {
  const exponent = tail(a)
  const high = part[0] as number
  const residual = high - scale(p, exponent) + (part[1] as number)
  return (residual / high) * ((1 - millsDefect(a * a)) / a)
}

/** The last significand: written by `gaussian` and `tail`, read by their callers at once. */
const part = /* @__PURE__ */ new Float64Array(2)

/** ln √(2π), and ln 2 with a first part of 42 bits, whose product with an exponent is exact. */
const logRoot2PiHigh = 0.9189385332046728
const logRoot2PiLow = -3.8782941580672414e-17
const log2High = 0.6931471805598903
const log2Low = 5.497923018708371e-14

/**
 * Sets `part` to the significand of φ(x) and returns its exponent `k`.
 *
 * With `r = k·ln 2 − x²/2 − ln √(2π)`, |r| ≤ 0.35, the significand is `e^r`; `r` is held to 2⁻⁸⁰.
 */
const gaussian = (x: number): number => {
  const square = x * x
  const k = Math.floor((square / 2 + logRoot2PiHigh) * Math.LOG2E + 0.5)
  const reduced = k * log2High - square / 2
  // Exact: the choice of k leaves `reduced` within 0.35 of 0.92 (Sterbenz).
  const r = reduced - logRoot2PiHigh
  const rest =
    sumError(k * log2High, -square / 2) + (k * log2Low - productError(x, x) / 2) - logRoot2PiLow
  setExponential(r, rest)
  return k
}

/**
 * Sets `part` to `e^(r + rest)` for |r| ≤ 0.35 and |rest| ≤ 2⁻³², to a relative 2⁻⁵⁹.
 *
 * `1 + r + r²/2` keeps its rounding errors; the cubic term and beyond are below 2⁻⁷, so that a
 * double carries them to 2⁻⁶⁰. Their polynomial is fitted at Chebyshev points to 2⁻⁵⁵.
 */
const setExponential = (r: number, rest: number): void => {
  const halfSquare = (r * r) / 2
  const linear = 1 + r
  const quadratic = linear + halfSquare
  const beyond = r * r * r * exponentialBeyond(r)
  const lost =
    r - (linear - 1) + (halfSquare - (quadratic - linear)) + productError(r, r) / 2 + beyond
  const low = lost + rest * (quadratic + beyond)
  part[0] = quadratic + low
  part[1] = low - (quadratic + low - quadratic)
}

/** `(e^r − 1 − r − r²/2) / r³`; coefficients from `generate_normal.py`. */
const exponentialBeyond = (r: number): number =>
  0.16666666666666669 +
  r *
    (0.041666666666666664 +
      r *
        (0.008333333333330055 +
          r *
            (0.0013888888888886548 +
              r *
                (0.00019841269863088255 +
                  r *
                    (2.4801587317169235e-5 +
                      r *
                        (2.7557268406190795e-6 +
                          r *
                            (2.7557282931125736e-7 +
                              r * (2.51004110820149e-8 + r * 2.091125490208877e-9))))))))

/**
 * Sets `part` to the significand of `Φ(−a) = φ(a)·M(a)` and returns its exponent, for a ≥ 8.
 *
 * `M(a) = (1 − d)/a` is Mills' ratio; as d < 2⁻⁶, its double adds an error of only 2⁻⁵⁸.
 */
const tail = (a: number): number => {
  const exponent = gaussian(a)
  const high = part[0] as number
  const low = (part[1] as number) - high * millsDefect(a * a)
  const product = high + low
  const quotient = product / a
  const remainder = product - quotient * a - productError(quotient, a)
  part[0] = quotient
  part[1] = (remainder + (low - (product - high))) / a
  return exponent
}

/**
 * `1 − a·M(a)` as a function of `a²`, for a ≥ 8: `1/a² − 3/a⁴ + 15/a⁶ − …`, summed as a rational
 * function of degree 4 over 5, interpolated at Chebyshev points of 1/a² to a relative 2⁻⁵⁵.
 */
const millsDefect = (square: number): number => {
  const s = square
  return (
    ((((s + 45.68146765763696) * s + 643.0032369517194) * s + 3079.451964116781) * s +
      3618.7010605199343) /
    (((((s + 48.68146765763676) * s + 774.0476399250626) * s + 4776.372868654407) * s +
      10503.659339652439) *
      s +
      5531.355057455622)
  )
}

/** `value · 2^exponent`, rounded once: the first of the two factors leaves no subnormal. */
const scale = (value: number, exponent: number): number => {
  const half = exponent >> 1
  return value * powerOf2(half) * powerOf2(exponent - half)
}

/** 2ⁿ by its bits, since `2 ** n` need not be exact; n from −1022 to 1023. */
const powerOf2 = (n: number): number => {
  word.setInt32(0, (n + 1023) << 20)
  return word.getFloat64(0)
}

const word = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8))
