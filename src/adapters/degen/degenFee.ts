/**
 * What the venue takes of a fill, by the tiers that the caller believes.
 */

import { ceilValue } from '../../desk/ledger/micro.js'

/**
 * A tier: fills worth up to `upTo` dollars (null: any) cost `flat` dollars and `rate` of their
 * worth.
 *
 * @category adapters
 * @since 0.1.0
 */
export type FeeTier = { readonly upTo: number | null; readonly flat: number; readonly rate: number }

/**
 * The tiers of fills that rested and of fills that took, lowest first; an empty list costs nothing.
 * The venue's documents contradict each other, so there is no default.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenFees = {
  readonly maker: ReadonlyArray<FeeTier>
  readonly taker: ReadonlyArray<FeeTier>
}

/**
 * Returns the fee of a fill in micro-dollars, rounded up: the flat part and the rate of the first
 * tier that holds its worth, or of the last. `size` in micro-shares, `price` in micro-dollars.
 *
 * @example
 * import { degenFee } from 'twoway/adapters/degen'
 *
 * const tiers = [{ upTo: 50, flat: 0.02, rate: 0 }, { upTo: null, flat: 0, rate: 0.0005 }]
 * degenFee(tiers, { size: 100_000_000, price: 480_000 }) // => 20_000
 * degenFee(tiers, { size: 1_000_000_000, price: 480_000 }) // => 240_000
 *
 * @category adapters
 * @since 0.1.0
 */
export const degenFee = (
  tiers: ReadonlyArray<FeeTier>,
  fill: { readonly size: number; readonly price: number },
): number => {
  const worth = ceilValue(fill)
  const tier =
    tiers.find(({ upTo }) => upTo === null || worth <= upTo * 1_000_000) ?? tiers[tiers.length - 1]
  return tier === undefined ? 0 : Math.ceil(tier.flat * 1_000_000 + tier.rate * worth)
}
