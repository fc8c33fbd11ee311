/**
 * What the types let in and what they refuse, checked by the compiler alone: each
 * `@ts-expect-error` fails the build where the line below it starts to pass.
 */

import { presets, type QuoteConfig, type QuoteState, Units } from '../src/index.js'

/** A caller hands in plain numbers: a literal needs no cast. */
export const state: QuoteState = {
  now: 1_750_000_000_000,
  market: {
    id: 'btc-up-1200',
    asset: 'BTC',
    strike: 100_000,
    openedAt: 1_749_999_700_000,
    expiresAt: 1_750_000_200_000,
    tickSize: 0.01,
  },
  spot: { price: 100_000, at: 1_749_999_999_500 },
  position: { yes: 0, no: 0 },
  orders: [{ id: 'o1', outcome: 'yes', side: 'bid', price: 0.48, size: 100, status: 'open' }],
  pnl: { today: 0 },
}

export const config: QuoteConfig = { ...presets.v2, diff: { resizeTolerance: 0.1 } }

// @ts-expect-error a state without its market is none
export const partial: QuoteState = { ...state, market: undefined }

// @ts-expect-error an outcome is yes or no
export const third: QuoteState['orders'][number]['outcome'] = 'maybe'

// @ts-expect-error a policy that is not in the union
export const policy: QuoteConfig['spread']['kind'] = 'clever'

export const chance: Units.Probability = Units.probability(0.5)

// @ts-expect-error a bare number is no probability
export const bare: Units.Probability = 0.5

// @ts-expect-error ticks are no probability
export const ticks: Units.Probability = Units.ticks(1)

// @ts-expect-error a probability is no volatility
export const volatility: Units.AnnualVol = chance

/** A unit still does arithmetic, and what comes of it is a plain number. */
export const sum: number = chance + Units.annualVol(0.5)

// @ts-expect-error so that it cannot be taken for a unit
export const product: Units.Probability = chance * chance

// @ts-expect-error what is read is not to be written
state.now = 0
