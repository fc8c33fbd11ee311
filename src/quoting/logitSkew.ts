/**
 * How far inventory moves all prices, for a maker whose dislike of risk does not change with
 * wealth.
 */

/**
 * The reservation price `r` of `logit r = logit p − strength·imbalance·M`, where `M` is the part of
 * the claim's variance that is borne until the inventory is unwound, in about `horizonMs`. At the
 * limit of the imbalance, with all of it borne, odds are `e^strength` away; prices move by at most
 * `max` dollars.
 *
 * @category quoting
 * @since 0.1.0
 */
export type LogitSkew = {
  readonly kind: 'logit'
  readonly strength: number
  readonly horizonMs: number
  readonly max: number
}

/**
 * Returns the dollars by which all prices move down: `p − r`, positive with too much YES.
 *
 * `fairValue` in [0, 1]; `imbalance` in [−1, 1]; `borne` is `M`, in [0, 1]. Odd under the mirror
 * that turns YES into NO; 0 at fair values of 0 and 1, so a price never leaves its range by it.
 *
 * Source: constant absolute risk aversion makes the indifference price linear in logit; `M` after
 * Avellaneda and Stoikov (2008), with the claim's own variance.
 *
 * @example
 * import { logitSkew } from 'twoway'
 *
 * const config = { kind: 'logit', strength: 1, horizonMs: 120_000, max: 0.3 } as const
 * logitSkew(config, 0.5, 1, 1) // => 0.23105857863…
 *
 * @category quoting
 * @since 0.1.0
 */
export const logitSkew = (
  config: LogitSkew,
  fairValue: number,
  imbalance: number,
  borne: number,
): number => {
  const odds = Math.expm1(-config.strength * imbalance * borne)
  const moved = (-fairValue * (1 - fairValue) * odds) / (1 + fairValue * odds)
  return moved < -config.max ? -config.max : moved > config.max ? config.max : moved
}
