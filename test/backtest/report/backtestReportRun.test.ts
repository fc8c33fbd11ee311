import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/backtest/exchange/backtest.js'
import { nothing } from '../../../src/backtest/exchange/backtestConfig.js'
import * as FeeTerms from '../../../src/backtest/exchange/feeTerms.js'
import * as Latency from '../../../src/backtest/exchange/latency.js'
import { backtestReport } from '../../../src/backtest/report/backtestReport.js'
import { explainQuotes } from '../../../src/decision/explainQuotes.js'
import { recording, rules } from '../backtesting.js'
import { quick } from './reporting.js'

describe('a backtest with its report', () => {
  it('explains what the desk has made, to the micro-dollar', () => {
    const test = backtest({
      ...rules,
      decide: explainQuotes,
      latency: { ...Latency.none, orders: { kind: 'constant', ms: 30 } },
      takers: {
        volatility: 0.5,
        informed: { leadMs: 2_500, edge: 0.004, size: 60 },
        uninformed: { perHour: 900, distance: 0.03, size: 35 },
        depth: null,
        calibrated: false,
      },
      exchange: {
        ...rules.exchange,
        fees: [{ from: 0, terms: FeeTerms.polymarketCrypto }],
        rejectRate: 0.05,
      },
      record: backtestReport(quick),
      journal: nothing,
    })
    // A whole day: its end falls in the middle of a market, and pays the rebates.
    const events = recording({ seed: 3, count: 30_000, everyMs: 3_000 })
    const { report, cash, open, warnings, counts } = test.value(test.steps(test.initial, events))
    const { micro } = report.profit
    expect(micro.unexplained).toBe(0)
    expect(open.every(({ yes, no }) => yes === 0 && no === 0)).toBe(true)
    expect(micro.total).toBe(Math.round(1e6 * cash.desk))
    expect(micro.rebates).toBeGreaterThan(0)
    expect(report.markets.settled).toBe(counts.settled)
    expect(report.orders).toMatchObject({ placed: counts.placed, fills: counts.fills })
    expect(Object.keys(report.withheld.reasons).length).toBeGreaterThan(0)
    expect(warnings).toEqual(['uncalibrated-takers'])
  })
})
