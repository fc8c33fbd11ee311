/**
 * The rules of the venues that a backtest knows by name.
 */

import type { ExchangeConfig } from '../../backtest/exchange/backtestConfig.js'
import * as FeeTerms from '../../backtest/exchange/feeTerms.js'
import { venueSizeRules } from '../../market/venueSizeRules.js'
import type { VenueName } from './backtestSettings.js'

/**
 * What the markets of a recording turned out to be: how long the first lives, in ms, null where
 * none is told; and whether the recording has outcomes of its own.
 *
 * @category cli
 * @since 0.1.0
 */
export type FoundMarkets = { readonly lifeMs: number | null; readonly hasOutcomes: boolean }

/**
 * Returns the rules of a venue, with the rewards of a file.
 *
 * Where outcomes are recorded the venue waits a week for one before it settles by the prices: a
 * disputed one takes days. At the end of the recording all that is over settles.
 *
 * @category cli
 * @since 0.1.0
 */
export const venueRules = (
  venue: VenueName,
  { lifeMs, hasOutcomes }: FoundMarkets,
  { rewards }: Pick<ExchangeConfig, 'rewards'>,
): ExchangeConfig => ({
  sizes: venue === 'plain' ? null : venueSizeRules[venue],
  fees: feesOf(venue, lifeMs),
  takerDelayMs: venue === 'polymarket' ? polymarketDelays : [],
  rewards,
  rejectRate: 0,
  resolveMs: hasOutcomes ? 7 * 86_400_000 : 60_000,
})

const feesOf = (venue: VenueName, lifeMs: number | null): ExchangeConfig['fees'] => {
  switch (venue) {
    case 'plain':
      return []
    case 'kalshi':
      return [{ from: 0, terms: FeeTerms.kalshiCrypto }]
    case 'polymarket':
      return [
        { from: 0, terms: FeeTerms.free },
        { from: firstFees(lifeMs), terms: polymarketFirst },
        { from: Date.UTC(2026, 2, 30), terms: FeeTerms.polymarketCrypto },
      ]
  }
}

/** By how long a market lives: 15 minutes came first, then 5, then all others. */
const firstFees = (lifeMs: number | null): number => {
  if (lifeMs === 900_000) return Date.UTC(2026, 0, 5)
  return lifeMs === 300_000 ? Date.UTC(2026, 1, 12) : Date.UTC(2026, 2, 6)
}

/** Until 2026-03-30; the share of rebates then is not known, and taken for that of today. */
const polymarketFirst: FeeTerms.FeeTerms = {
  ...FeeTerms.polymarketCrypto,
  taker: { rate: 0.25, exponent: 2 },
}

const polymarketDelays: ExchangeConfig['takerDelayMs'] = [
  { from: 0, terms: 250 },
  { from: Date.UTC(2026, 7, 17), terms: 50 },
  { from: Date.UTC(2026, 8, 4, 14), terms: 150 },
]
