/**
 * What a simulated desk decides by: the seed chooses, so that many seeds try many configs.
 */

import type { QuoteConfig } from '../../decision/config.js'
import { presets } from '../../decision/presets.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { RateConfig } from '../../risk/rateBudget.js'

/** Limits so tight that a busy minute reaches them. */
const limits = { maxPosition: 400, maxImbalance: 250, maxDailyLoss: 500 }

/**
 * Returns the config of a seed, and whether its venue nets YES against NO.
 *
 * @category backtest
 * @since 0.1.0
 */
export const configOf = (seed: number): { readonly config: DeskConfig; readonly nets: boolean } => {
  const nets = seed % 2 === 0
  return {
    nets,
    config: {
      quote: quoteOf(Math.floor(seed / 2) % 4),
      selection: seed % 3 === 0 ? selection : null,
      groups: seed % 5 === 0 ? { maxLossOfInstant: 150, maxLossOfUnderlying: 250 } : null,
      merge: nets ? null : { minSets: 20 },
      asBuys: !nets,
      killAtDailyLoss: seed % 7 === 0,
      rates: seed % 4 < 2 ? scarce : null,
    },
  }
}

/** So few that busy markets run out: some 60 messages at once, and 10 a second. */
const scarce: RateConfig = {
  placesOfRequest: 5,
  cancelsOfRequest: 10,
  buckets: [
    { name: 'orders', capacity: 60, perSecond: 10, place: 1, cancel: 0.5, amend: 1, request: 1 },
    { name: 'cancels', capacity: 60, perSecond: 5, place: 0, cancel: 1, amend: 0, request: 0 },
  ],
}

const selection = { count: 3, weights: { room: 1, doubt: 1, life: 1, held: 1, quoted: 0.2 } }

const quoteOf = (which: number): QuoteConfig => {
  const { v1, v2, recommended } = presets
  switch (which) {
    case 0:
      return { ...v2, limits, size: { ...v2.size, base: 60 } }
    case 1:
      return { ...v1, limits, diff: { resizeTolerance: 0.2 } }
    case 2:
      return { ...v2, limits, diff: patient }
    default:
      return { ...recommended, limits }
  }
}

const patient = {
  kind: 'patient',
  resizeTolerance: 0.1,
  timidTicks: 2,
  restMs: 1_000,
  amend: true,
} as const
