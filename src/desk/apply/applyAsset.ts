/**
 * What is heard of an underlying.
 */

import type { Spot } from '../../market/market.js'
import * as AssetPricing from '../assetPricing.js'
import type { AssetDesk, Desk } from '../desk.js'
import { noted, unheard, withAsset } from '../deskChange.js'
import type { OutlookEvent, PriceEvent } from '../deskEvent.js'
import * as Dictionary from '../dictionary.js'

/**
 * Returns the desk after a source's price. One that is no price, or of an instant before the last
 * of its source, is passed over; one from the future holds since now, so that a wrong clock cannot
 * outshine every price that follows.
 *
 * @category desk
 * @since 0.1.0
 */
export const onPrice = (desk: Desk, { asset, source, price, of }: PriceEvent): Desk => {
  if (!(typeof asset === 'string' && typeof source === 'string'))
    return noted(desk, 'unreadable', 'price')
  if (!(price > 0 && price < Infinity && Number.isFinite(of)))
    return noted(desk, 'bad-price', asset)
  const known = Dictionary.get(desk.assets, asset) ?? unheard(asset)
  const last = Object.hasOwn(known.sources, source) ? known.sources[source] : undefined
  const spot: Spot = { price, at: of < desk.now ? of : desk.now }
  if (last !== undefined && spot.at < last.at) return noted(desk, 'old-price', asset)
  if (last !== undefined && spot.at === last.at && price === last.price) return desk
  const { volatility, volatilityError, drift, markets, worst } = known
  const sources =
    last === undefined
      ? { ...known.sources, [source]: spot }
      : replaced(known.sources, source, spot)
  const pricing = AssetPricing.of(desk.settings.pricing, asset)
  const said: AssetPricing.Said = { source, spot, heardAt: desk.now }
  const consensus = AssetPricing.heard(pricing, known.consensus, said)
  return withAsset(desk, {
    asset,
    sources,
    consensus,
    spot: AssetPricing.spotAfter(pricing, consensus, known.spot, said),
    volatility,
    volatilityError,
    drift,
    markets,
    worst,
  })
}

/** A name that is known already is written in place of the copy, which is the faster way. */
const replaced = (
  sources: AssetDesk['sources'],
  source: string,
  spot: Spot,
): AssetDesk['sources'] => {
  const copy: Record<string, Spot> = { ...sources }
  copy[source] = spot
  return copy
}

/** Returns the desk after what is expected of an underlying. @category desk @since 0.1.0 */
export const onOutlook = (desk: Desk, event: OutlookEvent): Desk => {
  const { asset, volatility, volatilityError, drift } = event
  if (typeof asset !== 'string') return noted(desk, 'unreadable', 'outlook')
  const known: AssetDesk = Dictionary.get(desk.assets, asset) ?? unheard(asset)
  return withAsset(desk, {
    asset,
    sources: known.sources,
    consensus: known.consensus,
    spot: known.spot,
    volatility: volatility ?? null,
    volatilityError: volatilityError ?? null,
    drift: drift ?? null,
    markets: known.markets,
    worst: known.worst,
  })
}
