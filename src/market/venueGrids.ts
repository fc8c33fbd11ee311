/**
 * The price grids of the venues that one can quote at, as they list them.
 */

import type { PriceBands } from './priceBands.js'

/** The ticks that Polymarket lists markets with, in dollars. @category market @since 0.1.0 */
export type PolymarketTick = 0.1 | 0.01 | 0.005 | 0.0025 | 0.001 | 0.0001

/**
 * The grids in use.
 *
 * @category market
 * @since 0.1.0
 */
export type VenueGrids = {
  /** One tick at all prices; a short crypto market goes from 0.01 to 0.001 past 0.96 or 0.04. */
  readonly polymarket: (tickSize: PolymarketTick) => PriceBands
  /** `linear_cent`: cents. */
  readonly kalshiCent: PriceBands
  /** `deci_cent`: tenths of a cent. */
  readonly kalshiDeciCent: PriceBands
  /** `tapered_deci_cent`: tenths of a cent below 0.10 and above 0.90, cents between. */
  readonly kalshiTapered: PriceBands
  /** Cents, by its front end; its interface documents nothing finer. */
  readonly degen: PriceBands
}

const createVenueGrids = (): VenueGrids => ({
  polymarket: (tickSize) => ({ tickSize, bands: null }),
  kalshiCent: { tickSize: 0.01, bands: null },
  kalshiDeciCent: { tickSize: 0.001, bands: null },
  kalshiTapered: {
    tickSize: 0.001,
    bands: [
      { from: 0, step: 1 },
      { from: 100, step: 10 },
      { from: 900, step: 1 },
    ],
  },
  degen: { tickSize: 0.01, bands: null },
})

/**
 * The price grids of the venues, gathered from their documents in November 2026. What a market
 * itself lists goes before this table: Kalshi's `price_ranges` are read by `gridOfRanges`.
 *
 * @example
 * import { venueGrids } from 'twoway'
 *
 * venueGrids.polymarket(0.0025) // => { tickSize: 0.0025, bands: null }
 *
 * @category market
 * @since 0.1.0
 */
export const venueGrids: VenueGrids = /* @__PURE__ */ createVenueGrids()
