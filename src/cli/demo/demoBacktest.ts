/**
 * The backtest of a demonstration: six hours of markets on made-up prices, with made-up takers.
 */

import { backtest } from '../../backtest/exchange/backtest.js'
import { nothing } from '../../backtest/exchange/backtestConfig.js'
import type { TakersConfig } from '../../backtest/exchange/takers.js'
import * as WindowMarkets from '../../backtest/exchange/windowMarkets.js'
import type { MarketEvent } from '../../backtest/marketEvent.js'
import { madeUpPrices } from '../../backtest/replay/madeUpPrices.js'
import { backtestReport } from '../../backtest/report/backtestReport.js'
import { type ReportConfig, reportConfig } from '../../backtest/report/reportConfig.js'
import { presets } from '../../decision/presets.js'
import { defaults, upOrDown } from '../../recordings/eventOptions.js'
import { type BacktestFiles, backtestRules } from '../backtest/backtestRules.js'
import type { BacktestSettings } from '../backtest/backtestSettings.js'
import { shownSettings } from '../backtest/backtestShown.js'
import type { ReportedBacktest } from '../backtest/reportedBacktest.js'

/**
 * The backtest of a demonstration: all of a report but for how long it took, which no seed settles.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoBacktest = Omit<ReportedBacktest, 'seconds'>

/**
 * Returns the backtest of a seed, at a volatility a year: the same for the same two.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoBacktest = (path: Path): DemoBacktest => {
  const settings: BacktestSettings = { ...asked, seed: path.seed }
  const events = eventsOf(path)
  const ends = settings.queues.map((queue) => {
    const rules = backtestRules(presets.v2, queue, { ...settings, ...found }, files)
    const test = backtest({ ...rules, record: backtestReport(counted), journal: nothing })
    return { queue, result: test.value(test.steps(test.initial, events)) }
  })
  return {
    recording: `${hours} hours of made-up prices`,
    settings: shownSettings(settings, files, found),
    warnings: [...new Set(ends.flatMap(({ result }) => result.warnings))],
    ends: ends.map(({ queue, result }) => ({ queue, report: result.report })),
    comparison: null,
    unlisted: null,
    events: events.length,
  }
}

type Path = { readonly seed: number; readonly volatility: number }

const hours = 6
const windowMs = 900_000
const opening = 1_750_032_000_000

/** A path of made-up prices has no memory, so that each market may be a block. */
const counted: ReportConfig = {
  ...reportConfig,
  bootstrap: { ...reportConfig.bootstrap, blockMs: windowMs },
}

const asked: BacktestSettings = {
  prices: '-',
  trades: null,
  book: null,
  outcomes: null,
  market: null,
  windowMs,
  strike: 'open',
  asset: 'BTC',
  bars: null,
  venue: 'plain',
  preset: 'v2',
  queues: ['riskAverse', 'power'],
  latency: { ms: 50 },
  takers: 'made-up',
  rewards: null,
  seed: 0,
}

const found = {
  form: 'prices',
  bars: null,
  lifeMs: windowMs,
  hasTrades: false,
  hasOutcomes: false,
  skipped: 0,
  empty: 0,
} as const

const way = { kind: 'constant', ms: 50 } as const

/**
 * Others than those of `twoway backtest`: at a price each four seconds the ones who know it first
 * would take all that the day may lose in its first hour.
 */
const takers: TakersConfig = {
  volatility: null,
  informed: { leadMs: 1_000, edge: 0.02, size: 10 },
  uninformed: { perHour: 240, distance: 0.02, size: 20 },
  depth: { shares: 10, leavePerHour: 60 },
  calibrated: false,
}

const files: BacktestFiles = {
  latency: { data: way, orders: way, answers: way },
  takers,
  rewards: [],
}

const eventsOf = (path: Path): ReadonlyArray<MarketEvent> => {
  const options = { ...defaults, source: 'made up' }
  const { asset, source, tickSize } = options
  const rule = { windowMs, strike: 'open' } as const
  const markets = { asset, source, rule, tickSize, settlement: upOrDown(options) }
  const stepMs = 4_000
  const count = (3_600_000 * hours) / stepMs + 1
  const prices = madeUpPrices({ ...path, start: 65_000, from: opening, stepMs, count })
  return [...WindowMarkets.events(markets, prices)]
}
