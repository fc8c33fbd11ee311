import { backtestReport } from '../../src/backtest/report/backtestReport.js'
import { compareConfigurations } from '../../src/backtest/report/compareConfigurations.js'
import { reportConfig } from '../../src/backtest/report/reportConfig.js'
import type { BacktestReport } from '../../src/backtest/report/reportResult.js'
import type { ReportedBacktest } from '../../src/cli/backtest/reportedBacktest.js'
import { run } from '../../src/math/fold.js'
import { madeUpRecords, someRecords } from '../backtest/report/madeUpRecords.js'

/** Reports of made-up records; the more are filled the kinder the fills are. */
const reportOf = (busy: number): BacktestReport =>
  run(backtestReport({ ...reportConfig, bootstrap: { ...reportConfig.bootstrap, resamples: 50 } }))(
    madeUpRecords({ ...someRecords, markets: 100, everyMs: 10_000, busy, toxic: 0.0004 / busy }),
  )

const careful = reportOf(0.06)
const hopeful = reportOf(0.15)

/** Both ends of a bracket, with all that can be shown. */
export const bothEnds: ReportedBacktest = {
  recording: 'made-up <prices> & "fills"',
  settings: [
    ['preset', 'v2'],
    ['latency', '250 ms'],
  ],
  warnings: ['uncalibrated-takers'],
  ends: [
    { queue: 'risk-averse', report: careful },
    { queue: 'probabilistic', report: hopeful },
  ],
  comparison: compareConfigurations(
    [
      { name: 'v1', report: careful },
      { name: 'v2', report: hopeful },
    ],
    12,
  ),
  unlisted: null,
  events: 123_456,
  seconds: 1.5,
}

/** One end of it alone. */
export const oneEnd: ReportedBacktest = {
  ...bothEnds,
  warnings: [],
  ends: bothEnds.ends.slice(0, 1),
  comparison: null,
}

/** A backtest in which nothing happened. */
export const nothingAtAll: ReportedBacktest = {
  ...oneEnd,
  ends: [{ queue: 'risk-averse', report: run(backtestReport(reportConfig))([]) }],
  events: 0,
}
