/**
 * The markets of a paper run without a venue: windows of time, struck and settled by a price.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Market, Spot } from '../../market/market.js'
import { venueGrids } from '../../market/venueGrids.js'
import { venueSettlements } from '../../market/venueSettlements.js'
import type { PaperRules } from './paperTrade.js'

/**
 * A price further off than that, in ms, strikes and settles nothing.
 *
 * @category bot
 * @since 0.1.0
 */
export const oldestMs = 60_000

/** A market is not begun with less left. */
const shortestMs = 30_000

/**
 * Returns the markets of an asset that should be open at an instant and are not yet: one of each
 * window, struck at the last price. The first of a run begins in the middle of its window.
 *
 * @category bot
 * @since 0.1.0
 */
export const dueMarkets = (
  { paper }: Pick<PaperRules, 'paper'>,
  { asset, spot, now }: { readonly asset: string; readonly spot: Spot; readonly now: number },
  isOpen: (id: string) => boolean,
): ReadonlyArray<Market> => {
  if (!(Math.abs(now - spot.at) <= oldestMs)) return []
  return paper.windowsMs.flatMap((windowMs): ReadonlyArray<Market> => {
    const expiresAt = now - (now % windowMs) + windowMs
    const id = idOf(asset, windowMs, expiresAt)
    if (isOpen(id) || expiresAt - now < shortestMs) return []
    const { tickSize } = venueGrids.degen
    const settlement = { ...venueSettlements.degen, source: paper.source }
    return [
      {
        id,
        asset,
        strike: spot.price,
        openedAt: now,
        expiresAt,
        tickSize,
        bands: null,
        settlement,
      },
    ]
  })
}

/**
 * Returns how a market of a paper run is resolved: YES where the price is above the strike, NO
 * otherwise, void where none is known from within a minute of its end; null before that. A run that
 * goes on an hour later knows no such price.
 *
 * @category bot
 * @since 0.1.0
 */
export const resolutionOf = (
  { strike, expiresAt }: Market,
  spot: Spot | null,
  now: number,
): Resolution | null => {
  if (now < expiresAt || strike === null) return null
  if (spot === null || !(Math.abs(expiresAt - spot.at) <= oldestMs)) return 'void'
  return spot.price > strike ? 'yes' : 'no'
}

const idOf = (asset: string, windowMs: number, expiresAt: number): string => {
  const minutes = windowMs / 60_000
  const window = Number.isInteger(minutes) ? `${minutes}m` : `${windowMs}ms`
  return `${asset}-${window}-${new Date(expiresAt).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}
