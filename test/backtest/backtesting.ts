/**
 * Recordings and configs that the tests of the backtest share.
 */

import type { BacktestConfig, BacktestRules } from '../../src/backtest/exchange/backtestConfig.js'
import * as Latency from '../../src/backtest/exchange/latency.js'
import * as WindowMarkets from '../../src/backtest/exchange/windowMarkets.js'
import type { MarketEvent } from '../../src/backtest/marketEvent.js'
import type { BacktestRecord } from '../../src/backtest/report/backtestRecord.js'
import { uniform } from '../../src/backtest/uniform.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import type { Spot } from '../../src/market/market.js'
import type { Fold } from '../../src/math/fold.js'

export const start = 1_750_000_000_000 - (1_750_000_000_000 % 900_000)

/** All that was told, the last first: a chain, so that a step copies nothing. */
export type Chain<Told> = { readonly last: Told; readonly before: Chain<Told> } | null

/** Keeps everything: for tests alone. */
export const kept = <Told>(): Fold<Told, Chain<Told>, ReadonlyArray<Told>> => ({
  initial: null,
  step: (before, last) => ({ last, before }),
  value: (chain) => {
    const all: Array<Told> = []
    for (let one = chain; one !== null; one = one.before) all.push(one.last)
    return all.reverse()
  },
})

export const rules: BacktestRules = {
  desk: {
    quote: presets.v2,
    selection: null,
    groups: null,
    merge: null,
    asBuys: false,
    killAtDailyLoss: false,
  },
  settings: { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 },
  decide: decideQuotes,
  pace: { quoteUpdateMs: 250, idleMs: null },
  seed: 7,
  exchange: {
    sizes: null,
    fees: [],
    takerDelayMs: [],
    rewards: [],
    rejectRate: 0,
    resolveMs: 60_000,
  },
  queue: { kind: 'riskAverse' },
  latency: Latency.none,
  takers: null,
  outlook: null,
}

type Log = ReadonlyArray<BacktestRecord>
type Journal = ReadonlyArray<DeskEvent>
export type Told = BacktestConfig<Chain<BacktestRecord>, Log, Chain<DeskEvent>, Journal>

export const telling = (changed: Partial<BacktestRules> = {}): Told => ({
  ...rules,
  ...changed,
  record: kept<BacktestRecord>(),
  journal: kept<DeskEvent>(),
})

/** A walk of prices, one each `everyMs`, with a volatility of a year. */
export const walk = ({
  seed,
  count,
  everyMs,
  volatility = 0.5,
}: {
  readonly seed: number
  readonly count: number
  readonly everyMs: number
  readonly volatility?: number
}): ReadonlyArray<Spot> => {
  const deviation = volatility * Math.sqrt(everyMs / (365.25 * 86_400_000))
  let price = 65_000
  return Array.from({ length: count }, (_, index) => {
    const draw = uniform({ seed, index: 2 * index })
    const other = uniform({ seed, index: 2 * index + 1 })
    price *= Math.exp(deviation * Math.sqrt(-2 * Math.log(draw)) * Math.cos(2 * Math.PI * other))
    return { price, at: start + index * everyMs }
  })
}

export const windows: WindowMarkets.WindowMarkets = {
  asset: 'BTC',
  source: 'spot',
  rule: { windowMs: 300_000, strike: 'open' },
  tickSize: 0.01,
  settlement: null,
}

export const recording = (
  of: Parameters<typeof walk>[0],
  markets: WindowMarkets.WindowMarkets = windows,
): ReadonlyArray<MarketEvent> => [...WindowMarkets.events(markets, walk(of))]
