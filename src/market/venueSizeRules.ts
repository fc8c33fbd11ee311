/**
 * What the venues that one can quote at ask of a size.
 */

import type { SizeRules } from './sizeRules.js'

/**
 * The size rules in use.
 *
 * @category market
 * @since 0.1.0
 */
export type VenueSizeRules = {
  /** Hundredths of a share, 5 at least; what trades at once is worth a dollar at least. */
  readonly polymarket: SizeRules
  /** Hundredths of a contract. */
  readonly kalshi: SizeRules
  /** Thousandths of a share, 100,000 at most; worth 10 dollars, 5 in another of its documents. */
  readonly degen: SizeRules
}

const createVenueSizeRules = (): VenueSizeRules => ({
  polymarket: { lot: 0.01, min: 5, max: null, minNotional: 0, minTaking: 1 },
  kalshi: { lot: 0.01, min: 0.01, max: null, minNotional: 0, minTaking: 0 },
  degen: { lot: 0.001, min: 0.001, max: 100_000, minNotional: 10, minTaking: 10 },
})

/**
 * The size rules of the venues, gathered from their documents in November 2026. Smallest sizes
 * belong to a market: what it lists goes before this table.
 *
 * @example
 * import { venueSizeRules } from 'twoway'
 *
 * venueSizeRules.polymarket.min // => 5
 *
 * @category market
 * @since 0.1.0
 */
export const venueSizeRules: VenueSizeRules = /* @__PURE__ */ createVenueSizeRules()
