/**
 * The demonstration: one market's life on made-up prices, as the table, the page and `--json` show it.
 */

import { madeUpPrices } from '../backtest/madeUpPrices.js'
import type { Fill } from '../backtest/madeUpFills.js'
import { marketLife, type Moment } from '../backtest/marketLife.js'
import { outcome } from '../backtest/marketWindow.js'
import type { QuoteConfig } from '../decision/config.js'
import { presets } from '../decision/presets.js'
import type { Violation } from '../decision/violation.js'
import type { Market, Position, Spot } from '../market/market.js'
import type { HaltTag } from '../market/reason.js'
import type { Outcome } from '../market/side.js'
import { type DemoSummary, demoSummary } from './demoSummary.js'
import { type WithheldQuotes, withheldQuotes } from './withheldQuotes.js'

/** A price of YES in dollars, and the shares quoted there. @category cli @since 0.1.0 */
export type Quote = { readonly price: number; readonly size: number }

/**
 * One second of the demonstration. `price` is the path's, `spot` what the maker knew of it; `position`
 * after the `fills` since the second before; `bids` and `asks` inside out, as they stand once the
 * decision is answered; the three numbers in dollars a share, null where the decision halted.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoStep = {
  readonly at: number
  readonly secondsLeft: number
  readonly price: number
  readonly spot: Spot
  readonly fairValue: number | null
  readonly spread: number | null
  readonly skew: number | null
  readonly position: Position
  readonly fills: ReadonlyArray<Fill>
  readonly bids: ReadonlyArray<Quote>
  readonly asks: ReadonlyArray<Quote>
  readonly placed: number
  readonly kept: number
  readonly cancelled: number
  readonly halted: HaltTag | null
  readonly withheld: ReadonlyArray<WithheldQuotes>
  readonly violations: ReadonlyArray<Violation>
}

/**
 * A whole demonstration. `steps` has one entry a second; `settlement` is the price at the market's end
 * and what it made of the market.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoResult = {
  readonly madeUp: string
  readonly seed: number
  readonly market: Market
  readonly volatility: number
  readonly silence: { readonly from: number; readonly to: number }
  readonly limits: QuoteConfig['limits']
  readonly steps: ReadonlyArray<DemoStep>
  readonly settlement: Spot & { readonly outcome: Outcome }
  readonly summary: DemoSummary
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
    madeUp: `Prices and fills are made up, with seed ${seed}: nobody ever traded at them.`,
    seed,
    market,
    volatility,
    silence,
    limits: config.limits,
    steps,
    settlement: { ...end, outcome: outcome(strike, strike, end.price) },
    summary: demoSummary(steps),
  }
}

const strike = 65_000
const seconds = 300
const opening = 1_750_000_200_000
// What the preset takes for BTC: the fair value is then right by construction, and proves nothing.
const volatility = presets.v2.volatility.overrides['BTC'] as number

const market: Market = {
  id: 'BTC-65000-5m',
  asset: 'BTC',
  strike,
  openedAt: opening,
  expiresAt: opening + 1_000 * seconds,
  tickSize: 0.01,
}

/** Long enough for the decision to find the price stale, and to quote again afterwards. */
const silence = { from: opening + 150_000, to: opening + 162_000 }

/** The preset with a twentieth of its room: five minutes are too short to fill the whole. */
const config: QuoteConfig = {
  ...presets.v2,
  limits: {
    maxPosition: presets.v2.limits.maxPosition / 20,
    maxImbalance: presets.v2.limits.maxImbalance / 20,
    maxDailyLoss: presets.v2.limits.maxDailyLoss,
  },
}

const demoStep = ({ price, fills, state, decision, violations }: Moment): DemoStep => {
  const { explain, quotes, halted, keep, place, cancel } = decision
  const shown = (side: 'bid' | 'ask'): ReadonlyArray<Quote> =>
    quotes.flatMap(({ side: stands, action, price, size }) =>
      stands === side && action !== 'withhold' && size !== null ? [{ price, size }] : [],
    )
  return {
    at: state.now,
    secondsLeft: (state.market.expiresAt - state.now) / 1_000,
    price,
    spot: state.spot,
    fairValue: explain?.fairValue ?? null,
    spread: explain?.spread ?? null,
    skew: explain?.skew ?? null,
    position: state.position,
    fills,
    bids: shown('bid'),
    asks: shown('ask'),
    placed: place.length,
    kept: keep.length,
    cancelled: cancel.length,
    halted,
    withheld: withheldQuotes(decision),
    violations,
  }
}
