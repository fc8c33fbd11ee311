/**
 * The two systems of the seed, and the one we would trade, as whole configs: the only place where
 * defaults are written down.
 */

import type { RecommendedConfig, SeedConfig } from './config.js'
import { recommendedOutlook } from './recommendedOutlook.js'

const v1: SeedConfig = {
  fairValue: { model: 'simplified' },
  volatility: { default: 0.5, overrides: {} },
  spread: {
    kind: 'dynamic',
    base: 0.04,
    min: 0.02,
    max: 0.98,
    extreme: [],
    late: [],
    imbalance: { above: 0.5, slope: 0 },
  },
  size: {
    base: 100,
    min: 1,
    max: 1000,
    extreme: [],
    late: [],
    accumulating: { above: 1, floor: 1 },
  },
  ladder: { levels: 3, spacing: 0.01, minPrice: 0.01, maxPrice: 0.99 },
  skew: { kind: 'linear', factor: 0.02, max: 0.02, rebalance: [] },
  limits: { maxPosition: 1000, maxImbalance: 1000, maxDailyLoss: 1000 },
  timing: {
    closeBeforeExpiryMs: 30_000,
    stopLoser: { remaining: 0, below: 0 },
    staleSpotMs: 5_000,
  },
  diff: { resizeTolerance: 0 },
}

const v2: SeedConfig = {
  fairValue: { model: 'simplified' },
  volatility: { default: 0.5, overrides: { BTC: 0.4, ETH: 0.6 } },
  spread: {
    kind: 'dynamic',
    base: 0.04,
    min: 0.02,
    max: 0.2,
    extreme: [
      { beyond: 0.25, times: 1.25 },
      { beyond: 0.35, times: 1.5 },
    ],
    late: [
      { remaining: 0.2, times: 1.5 },
      { remaining: 0.1, times: 2 },
    ],
    imbalance: { above: 0.5, slope: 0.5 },
  },
  size: {
    base: 100,
    min: 10,
    max: 1000,
    extreme: [
      { beyond: 0.3, times: 0.5 },
      { beyond: 0.4, times: 0.25 },
    ],
    late: [
      { remaining: 0.2, times: 0.5 },
      { remaining: 0.1, times: 0.25 },
    ],
    accumulating: { above: 0.5, floor: 0.1 },
  },
  ladder: { levels: 3, spacing: 0.01, minPrice: 0.01, maxPrice: 0.99 },
  skew: {
    kind: 'linear',
    factor: 0.02,
    max: 0.05,
    rebalance: [
      { elapsed: 0.7, times: 2 },
      { elapsed: 0.9, times: 4 },
    ],
  },
  limits: { maxPosition: 10_000, maxImbalance: 5_000, maxDailyLoss: 1_000 },
  timing: {
    closeBeforeExpiryMs: 30_000,
    stopLoser: { remaining: 0.1, below: 0.15 },
    staleSpotMs: 5_000,
  },
  diff: { resizeTolerance: 0 },
}

const recommended: RecommendedConfig = {
  fairValue: {
    model: 'settled',
    link: { kind: 'logistic', scale: 1 },
    basis: { mean: 0, deviation: 0.00005 },
    volatilityError: 0.3,
    modelWeight: 0.7,
  },
  volatility: { default: 0.5, overrides: { BTC: 0.45, ETH: 0.6 }, forecast: recommendedOutlook },
  spread: {
    kind: 'latency',
    min: 0.01,
    max: 0.4,
    latencyMs: 250,
    times: 1.5,
    modelError: 0.25,
    information: 0.02,
    liquidity: 0,
    rebate: { rate: 0.07, exponent: 1, share: 0 },
    stopAbove: 0.08,
  },
  size: {
    base: 100,
    min: 10,
    max: 1000,
    extreme: [],
    late: [],
    accumulating: { above: 0.5, floor: 0.1 },
  },
  ladder: { levels: 3, spacing: 0.01, minPrice: 0.01, maxPrice: 0.99 },
  skew: { kind: 'logit', strength: 1.5, horizonMs: 120_000, max: 0.3 },
  limits: { maxPosition: 10_000, maxImbalance: 5_000, maxDailyLoss: 1_000 },
  timing: {
    closeBeforeExpiryMs: 2_000,
    stopLoser: { kind: 'edge', times: 1 },
    staleSpotMs: 2_000,
  },
  diff: { resizeTolerance: 0.05 },
}

/**
 * The configs to start from. `v1` and `v2` are the seed's two systems as the decision contract
 * reads them. `recommended` is what we would trade: the fair value under the market's settlement
 * with the outlook fitted on BTCUSDT of 2023, a spread of what the claim moves in a quarter of a
 * second, a skew in logit, and stops that follow from them. Of the outlook's error, by which
 * outcomes differ from it, the tails of the link price most; a quarter of it goes into the spread.
 * Its venue pays no rebate, and nothing in it is calibrated to fills. Change one by copying it: `{
 * ...presets.v2, diff: { resizeTolerance: 0.2 } }`.
 *
 * @example
 * import { presets } from 'twoway'
 *
 * presets.v2.spread.base // => 0.04
 * presets.recommended.volatility.forecast?.fittedOn // => 'BTCUSDT, 2023-01-01 to 2023-12-31'
 *
 * @category decision
 * @since 0.1.0
 */
export const presets: {
  readonly v1: SeedConfig
  readonly v2: SeedConfig
  readonly recommended: RecommendedConfig
} = { v1, v2, recommended }
