/**
 * Where the lower tail of a symmetric distribution has a given probability.
 */

/**
 * A distribution around 0: what is below −t, and t times its density there; and two numbers between
 * which the root lies, both above 0.
 *
 * @category math
 * @since 0.1.0
 */
export type Tail = {
  readonly below: (t: number) => number
  readonly slope: (t: number) => number
  readonly near: number
  readonly far: number
}

/**
 * Returns the t below whose −t there is p, for 0 < p < ½, by Newton's method on the logarithm of
 * what is below in `ln t`; in the centre in t itself.
 *
 * Of a power or a bell both logarithms make a concave curve: the first step from the near side
 * passes the root, and all others come back to it from there. In the centre the curve is convex,
 * and the steps come from the near side. A step out of the bracket, as where nothing is left below,
 * is replaced by the bracket's middle.
 *
 * Accuracy: the rounding of the two functions, divided by the slope over what is below; near 0
 * absolute.
 *
 * @category math
 * @since 0.1.0
 */
export const tailRoot = (p: number, { below, slope, near, far }: Tail): number => {
  let low = near
  let high = far
  let t = near
  for (let step = 0; step < 200; step++) {
    const tail = below(t)
    const excess = Math.log(tail / p)
    if (excess > 0) low = t
    else high = t
    const by = (excess * tail) / slope(t)
    const newton = t * (tail > 0.25 ? 1 + by : Math.exp(by))
    const next = newton >= low && newton <= high ? newton : Math.sqrt(low) * Math.sqrt(high)
    if (next === t || Math.abs(excess) < 4e-16) return next
    t = next
  }
  return t
}
