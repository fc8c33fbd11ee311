/**
 * The backtest of a demonstration: a day of markets on made-up prices, with made-up takers.
 */

import { backtest } from '../../backtest/exchange/backtest.js'
import { nothing } from '../../backtest/exchange/backtestConfig.js'
import * as WindowMarkets from '../../backtest/exchange/windowMarkets.js'
import type { MarketEvent } from '../../backtest/marketEvent.js'
import { madeUpPrices } from '../../backtest/replay/madeUpPrices.js'
import { backtestReport } from '../../backtest/report/backtestReport.js'
import { reportConfig } from '../../backtest/report/reportConfig.js'
import { presets } from '../../decision/presets.js'
import { defaults, upOrDown } from '../../recordings/eventOptions.js'
import { backtestRules, madeUpTakers } from '../backtest/backtestRules.js'
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
 * Returns the backtest of a seed: the same for the same seed. `start` in dollars at the instant
 * `from`, `volatility` a year.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoBacktest = (
  path: Parameters<typeof demoEvents>[0] & Pick<BacktestSettings, 'seed'>,
): DemoBacktest => {
  const settings: BacktestSettings = { ...asked, seed: path.seed }
  const events = demoEvents(path)
  const ends = settings.queues.map((queue) => {
    const rules = backtestRules(presets.v2, queue, settings, files)
    const test = backtest({ ...rules, record: backtestReport(reportConfig), journal: nothing })
    return { queue, result: test.value(test.steps(test.initial, events)) }
  })
  return {
    recording: `${hours} hours of made-up prices`,
    settings: shownSettings(settings, files, { form: 'prices', skipped: 0 }),
    warnings: [...new Set(ends.flatMap(({ result }) => result.warnings))],
    ends: ends.map(({ queue, result }) => ({ queue, report: result.report })),
    comparison: null,
    events: events.length,
  }
}

/** So many that the intervals, whose blocks are hours, are not too narrow. */
const hours = 24

const asked: BacktestSettings = {
  prices: '-',
  trades: null,
  book: null,
  outcomes: null,
  market: null,
  windowMs: 900_000,
  strike: 'open',
  asset: 'BTC',
  venue: 'plain',
  preset: 'v2',
  queues: ['riskAverse', 'power'],
  latency: { ms: 50 },
  takers: 'made-up',
  seed: 0,
}

const way = { kind: 'constant', ms: 50 } as const
const files = { latency: { data: way, orders: way, answers: way }, takers: madeUpTakers }

const demoEvents = (path: {
  readonly seed: number
  readonly start: number
  readonly from: number
  readonly volatility: number
}): ReadonlyArray<MarketEvent> => {
  const options = { ...defaults, source: 'made up' }
  const { asset, source, tickSize } = options
  const rule = { windowMs: 900_000, strike: 'open' } as const
  const markets = { asset, source, rule, tickSize, settlement: upOrDown(options) }
  const prices = madeUpPrices({ ...path, stepMs: 1_000, count: 3_600 * hours + 1 })
  return [...WindowMarkets.events(markets, prices)]
}
