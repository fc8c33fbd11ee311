/**
 * The demonstration: a backtest, and one market's life, both on made-up prices, as the table, the
 * page and `--json` show them.
 */

import { outcome } from '../../backtest/marketWindow.js'
import { madeUpPrices } from '../../backtest/replay/madeUpPrices.js'
import { marketLife } from '../../backtest/replay/marketLife.js'
import type { QuoteConfig } from '../../decision/config.js'
import { presets } from '../../decision/presets.js'
import type { Spot, StruckMarket } from '../../market/market.js'
import type { Outcome } from '../../market/side.js'
import { type DemoBacktest, demoBacktest } from './demoBacktest.js'
import { type DemoStep, demoStep } from './demoStep.js'
import { type DemoSummary, demoSummary } from './demoSummary.js'

/**
 * A whole demonstration. `steps` has one entry a second; `settlement` is the price at the
 * market's end and what it made of the market. `backtest` is of other markets, on its own prices.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoResult = {
  readonly madeUp: string
  readonly seed: number
  readonly market: StruckMarket
  readonly volatility: number
  readonly silence: { readonly from: number; readonly to: number }
  readonly limits: QuoteConfig['limits']
  readonly steps: ReadonlyArray<DemoStep>
  readonly settlement: Spot & { readonly outcome: Outcome }
  readonly summary: DemoSummary
  readonly backtest: DemoBacktest
}

/**
 * Returns the demonstration of a seed: the same for the same seed.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoResult = (seed: number): DemoResult => {
  const path = { seed, start: strike, from: opening, stepMs: 1_000, count: seconds + 1, volatility }
  const prices = madeUpPrices(path)
  const steps = marketLife({ seed, market, config, prices, volatility, silence, chance: 0.15 }).map(
    demoStep,
  )
  const end = prices.at(-1) ?? { price: strike, at: opening }
  return {
    madeUp: `Prices, counterparties and fills are made up, with seed ${seed}: nobody ever traded at them.`,
    seed,
    market,
    volatility,
    silence,
    limits: config.limits,
    steps,
    settlement: { ...end, outcome: outcome(strike, strike, end.price) },
    summary: demoSummary(steps),
    backtest: demoBacktest({ seed, volatility }),
  }
}

const strike = 65_000
const seconds = 300
const opening = 1_750_000_200_000
// The preset's own for BTC: the fair value is then right by construction, and proves nothing.
const volatility = presets.v2.volatility.overrides['BTC'] ?? presets.v2.volatility.default

const market: StruckMarket = {
  id: 'BTC-65000-5m',
  asset: 'BTC',
  strike,
  openedAt: opening,
  expiresAt: opening + 1_000 * seconds,
  tickSize: 0.01,
}

/** Long enough for the decision to find the price stale, and to quote again afterwards. */
const silence = { from: opening + 150_000, to: opening + 162_000 }

/**
 * The preset with little room: five minutes are too short to come near to the limits that it has.
 */
const config: QuoteConfig = {
  ...presets.v2,
  limits: { ...presets.v2.limits, maxPosition: 800, maxImbalance: 400 },
}
