/**
 * When quoting stops altogether, whatever the price.
 */

/**
 * How close to expiry quoting stops and how old, in ms, a spot price may be.
 *
 * @category risk
 * @since 0.1.0
 */
export type HaltConfig = { readonly closeBeforeExpiryMs: number; readonly staleSpotMs: number }

/**
 * Returns the first halt of rule 1 of the decision contract that holds, or null: near expiry, then
 * a stale spot price, then the daily loss. `invalid-input` is judged before it, by the decision.
 *
 * `remainingMs` to expiry; `spotAgeMs` the distance of the spot price from now, either way; `today`
 * the day's profit and loss in dollars. Equality at a bound quotes on. A tighter limit never lifts
 * a halt, and NaN halts.
 *
 * @example
 * import { haltTag, presets } from 'twoway'
 *
 * const { timing, limits } = presets.v2
 * haltTag(timing, limits.maxDailyLoss, 60_000, 5_001, 0) // => 'stale-spot'
 *
 * @category risk
 * @since 0.1.0
 */
export const haltTag = (
  config: HaltConfig,
  maxDailyLoss: number,
  remainingMs: number,
  spotAgeMs: number,
  today: number,
): 'near-expiry' | 'stale-spot' | 'daily-loss' | null => {
  if (!(remainingMs >= config.closeBeforeExpiryMs)) return 'near-expiry'
  if (!(spotAgeMs <= config.staleSpotMs)) return 'stale-spot'
  if (!(today >= -maxDailyLoss)) return 'daily-loss'
  return null
}
