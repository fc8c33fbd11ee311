/**
 * What a venue charges a taker, as most venues of short binary markets write it: a curve in the
 * price, highest at one half.
 */

/**
 * `fee = rate · (p(1 − p))^exponent` dollars a share, for a share at `p` dollars; `rate` and
 * `exponent` 0 or more. Polymarket's and Kalshi's short crypto markets: 0.07 and 1.
 *
 * @category market
 * @since 0.1.0
 */
export type FeeCurve = { readonly rate: number; readonly exponent: number }

/**
 * Returns the fee of one share in dollars, before the venue rounds it. The same for YES at `p` and
 * NO at `1 − p`.
 *
 * `price` in [0, 1]; what is outside gets the fee of the nearer end.
 *
 * @example
 * import { FeeCurve } from 'twoway'
 *
 * FeeCurve.perShare({ rate: 0.07, exponent: 1 }, 0.5) // => 0.0175…
 *
 * @category market
 * @since 0.1.0
 */
export const perShare = ({ rate, exponent }: FeeCurve, price: number): number => {
  const held = price < 0 ? 0 : price > 1 ? 1 : price
  const hump = held * (1 - held)
  return rate * (exponent === 1 ? hump : hump ** exponent)
}
