/**
 * A spread made of what can go wrong between two decisions, instead of steps by price and time.
 */

import { type FeeCurve, perShare } from '../market/feeCurve.js'
import type { Side } from '../market/side.js'

/**
 * Half the spread is `information + √((times·move)² + (modelError·error)²) + liquidity − rebate`,
 * held so that the whole lies in [min, max] dollars.
 *
 * `move` is the standard deviation of the fair value over `latencyMs`, the time until a cancel has
 * taken, and the age of the spot price on top; `times` of it are worth their price where takers are
 * as fast (`breakEvenHalfSpread` tells how many). `error` is that of the model itself.
 * `information` is the part of takers, in [0, 1), that know the outcome. `liquidity` is dollars on
 * top; `rebate` the `share` of the takers' fee that comes back. Quoting stops where `times·move`
 * exceeds `stopAbove` dollars.
 *
 * @category quoting
 * @since 0.1.0
 */
export type LatencySpread = {
  readonly kind: 'latency'
  readonly min: number
  readonly max: number
  readonly latencyMs: number
  readonly times: number
  readonly modelError: number
  readonly information: number
  readonly liquidity: number
  readonly rebate: FeeCurve & { readonly share: number }
  readonly stopAbove: number
}

/**
 * Returns the dollars between the fair value and the innermost quote of one side.
 *
 * `fairValue` in [0, 1]; `move` and `error` in dollars, 0 or more. Mirrored: the bid at a fair
 * value is the ask at one less it. Never falls with `move`, `error` or any of the terms but the
 * rebate.
 *
 * Source: Glosten and Milgrom (1985) for the information, whose odds are a constant factor away
 * from fair: at `α`, `p·(1 − α)/(p(1 − α) + (1 − p)(1 + α))` for the bid.
 *
 * @example
 * import { halfSpread } from 'twoway'
 *
 * const config = {
 *   kind: 'latency', min: 0.01, max: 0.3, latencyMs: 250, times: 1.5, modelError: 1,
 *   information: 0, liquidity: 0, rebate: { rate: 0, exponent: 1, share: 0 }, stopAbove: 0.1,
 * } as const
 * halfSpread(config, 'bid', 0.5, 0.02, 0.04) // => 0.05
 *
 * @category quoting
 * @since 0.1.0
 */
export const halfSpread = (
  config: LatencySpread,
  side: Side,
  fairValue: number,
  move: number,
  error: number,
): number => {
  const stale = config.times * move
  const wrong = config.modelError * error
  const back = config.rebate.share * perShare(config.rebate, fairValue)
  const informed = informedHalf(config.information, side === 'bid' ? fairValue : 1 - fairValue)
  const half = informed + Math.sqrt(stale * stale + wrong * wrong) + config.liquidity - back
  const [least, most] = [config.min / 2, config.max / 2]
  return half < least ? least : half > most ? most : half
}

/** The distance from the price `p` of a share to what it is worth when one with news sells it. */
const informedHalf = (information: number, p: number): number =>
  (2 * information * p * (1 - p)) / (1 + information * (1 - 2 * p))
