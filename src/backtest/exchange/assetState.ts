/**
 * An underlying in a backtest.
 */

import type { VolatilityState } from '../replay/volatilitySource.js'

/**
 * A source of an underlying's prices, and when the desk hears of the last that it told.
 *
 * @category backtest
 * @since 0.1.0
 */
export type PriceFeed = { readonly source: string; toldAt: number }

/**
 * An underlying: its last price at the venue and as this `second` and the one before it began; what
 * those who look ahead see; what the desk was told of its volatility, and when it is to decide.
 *
 * @category backtest
 * @since 0.1.0
 */
export type AssetState = {
  readonly asset: string
  readonly feeds: Array<PriceFeed>
  price: number
  second: number
  from: number
  fromBefore: number
  foreseen: number
  foreseenAt: number
  volatility: VolatilityState | null
  told: number | null
  outlookAt: number
  decidedAt: number
  decideAt: number
}

/**
 * Returns the index of an underlying, which is put down if it was not known.
 *
 * @category backtest
 * @since 0.1.0
 */
export const assetIndex = (
  { assets }: { readonly assets: Array<AssetState> },
  name: string,
): number => {
  for (let i = 0; i < assets.length; i++) if (assets[i]?.asset === name) return i
  assets.push({
    asset: name,
    feeds: [],
    price: Number.NaN,
    second: -Infinity,
    from: Number.NaN,
    fromBefore: Number.NaN,
    foreseen: Number.NaN,
    foreseenAt: -Infinity,
    volatility: null,
    told: null,
    outlookAt: -Infinity,
    decidedAt: -Infinity,
    decideAt: Infinity,
  })
  return assets.length - 1
}

/**
 * Returns the feed of an underlying that a source is, which is put down if it was not known.
 *
 * @category backtest
 * @since 0.1.0
 */
export const feedOf = ({ feeds }: AssetState, source: string): PriceFeed => {
  for (const feed of feeds) if (feed.source === source) return feed
  const feed = { source, toldAt: -Infinity }
  feeds.push(feed)
  return feed
}

/** Returns an underlying of its own that is the same. @category backtest @since 0.1.0 */
export const copied = (asset: AssetState): AssetState => ({
  ...asset,
  feeds: asset.feeds.map(({ source, toldAt }) => ({ source, toldAt })),
})
