/**
 * How much a weighted sum of autocovariances knows about the variance.
 */

/**
 * Returns how many independent squared returns would be as sure as `Σ_h w_h γ_h`, the
 * autocovariances at lags −H to H of normal returns in unbroken `chains` of so many each, weighed
 * by `weights` (lag 0 first), no product across a gap: `n² / Σ tr (A Σ)²`, the sum over the chains,
 * with A the matrix of the weights and Σ that of the returns' covariances.
 *
 * `noise` is ρ, the variance of the noise of a price over the variance of the true return, 0 or
 * more. Inside a chain a lag of the product is `c_h = (1 + 2ρ) w_h − ρ (w_{h−1} + w_{h+1})`; at its
 * two ends, where the noise of one price stands in one return alone, it has `ρ w_{h+1}` more.
 *
 * Source: the variance of a quadratic form of a Gaussian series, `2 tr (A Σ)²`, here in closed form
 * since A and Σ have the same numbers along each diagonal. Accuracy: rounding of the sums, 1e-12
 * against the product of the matrices.
 *
 * @category volatility
 * @since 0.1.0
 */
export const effectiveReturns = ({
  chains,
  weights,
  noise,
}: {
  readonly chains: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
  readonly noise: number
}): number => {
  const weight = (lag: number): number => weights[Math.abs(lag)] ?? 0
  const inside = weights.map(
    (_, lag) => (1 + 2 * noise) * weight(lag) - noise * (weight(lag - 1) + weight(lag + 1)),
  )
  inside.push(-noise * weight(weights.length - 1))
  let [total, count] = [0, 0]
  for (const length of chains) {
    const furthest = Math.min(weights.length, length - 1)
    for (let lag = 0; lag <= furthest; lag++) {
      const atEnd = noise * weight(lag + 1)
      total += squaresAtLag(inside[lag] as number, { lag, atEnd, pairs: length - lag })
    }
    count += length
  }
  return (count * count) / total
}

/** The squares on the diagonals `lag` and −`lag` of the product; on lag 0 both ends are one. */
const squaresAtLag = (
  inside: number,
  { lag, atEnd, pairs }: { readonly lag: number; readonly atEnd: number; readonly pairs: number },
): number => {
  if (lag === 0) {
    return pairs === 1
      ? (inside + 2 * atEnd) ** 2
      : (pairs - 2) * inside ** 2 + 2 * (inside + atEnd) ** 2
  }
  return pairs === 1 ? 2 * (inside + atEnd) ** 2 : 2 * (pairs * inside ** 2 + 2 * inside * atEnd)
}
