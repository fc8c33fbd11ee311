/**
 * An underlying in a backtest.
 */

import type { VolatilityState } from '../replay/volatilitySource.js'

/**
 * An underlying: its last price at the venue and as this `second` and the one before it began; what
 * those who look ahead see; what the desk was told of its volatility, and when it is to decide.
 *
 * @category backtest
 * @since 0.1.0
 */
export type AssetState = {
  readonly asset: string
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
