/**
 * How alike the squares of long returns are, of one scale and of two.
 */

/**
 * Returns the covariance of the mean squares of all long returns of `fine` and of `coarse` steps
 * (at least as many) in unbroken `chains` of so many normal returns of variance 1 each, every start
 * once: `2 Σ cov² / (N_fine N_coarse)`, the sum over the pairs of one chain.
 *
 * Two long returns share the variance of the steps that both cover. With `noise` ρ, the variance of
 * a price's noise over that of a step, they also share ρ where they begin or end at one price, and
 * −ρ where one begins at the price that ends the other.
 *
 * Source: the covariance of squares of jointly normal numbers, twice the square of theirs. NaN
 * where no long return fits. Accuracy: rounding of the sums, 1e-12 against the whole matrices.
 *
 * @category volatility
 * @since 0.1.0
 */
export const sharedVariance = (
  chains: ReadonlyArray<number>,
  {
    fine,
    coarse,
    noise,
  }: { readonly fine: number; readonly coarse: number; readonly noise: number },
): number => {
  let [total, fines, coarses] = [0, 0, 0]
  for (const length of chains) {
    fines += Math.max(0, length - fine + 1)
    if (length < coarse) continue
    coarses += length - coarse + 1
    // By how many steps the fine one begins after the coarse one.
    for (let late = -fine; late <= coarse; late++) {
      const last = Math.min(length - coarse, length - fine - late)
      const pairs = last - Math.max(0, -late) + 1
      if (pairs > 0) total += pairs * sharedBy({ fine, coarse, noise, late }) ** 2
    }
  }
  return (2 * total) / (fines * coarses)
}

const sharedBy = ({
  fine,
  coarse,
  noise,
  late,
}: {
  readonly fine: number
  readonly coarse: number
  readonly noise: number
  readonly late: number
}): number => {
  const steps = Math.max(0, Math.min(late + fine, coarse) - Math.max(late, 0))
  const alike = (late === 0 ? noise : 0) + (late + fine === coarse ? noise : 0)
  const unlike = (late === coarse ? noise : 0) + (late + fine === 0 ? noise : 0)
  return steps + alike - unlike
}
