/**
 * Since when a price is the same.
 */

import type { Spot } from '../market/market.js'

/**
 * Returns the instant from which the price heard has been what it is: that of the `last` one
 * (`changedAt`) where it is the same, and its own otherwise.
 *
 * @category volatility
 * @since 0.1.0
 */
export const sameSince = (
  { last, changedAt }: { readonly last: Spot | null; readonly changedAt: number },
  spot: Spot,
): number => (last !== null && last.price === spot.price ? changedAt : spot.at)

/**
 * Returns whether a feed is frozen: its price is the same for longer than `staleMs`, or was until
 * this one; null is never.
 *
 * @category volatility
 * @since 0.1.0
 */
export const isFrozen = (
  staleMs: number | null,
  { last, changedAt }: { readonly last: Spot | null; readonly changedAt: number },
  { at }: Spot,
): boolean => staleMs !== null && last !== null && at - changedAt > staleMs
