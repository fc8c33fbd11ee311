/**
 * A backtest added up, record after record.
 */

import type { Fold } from '../../math/fold.js'
import type { BacktestRecord } from './backtestRecord.js'
import type { ReportConfig } from './reportConfig.js'
import { grantedIn, settledIn } from './reportEnds.js'
import { reportFigures } from './reportFigures.js'
import type { BacktestReport } from './reportResult.js'
import { noReport, type ReportState } from './reportState.js'
import { actedIn, decidedIn, filledIn, stoodIn } from './reportSteps.js'

/**
 * Adds up what a backtest tells: profit and its parts, markouts, fills and uptime, what was held,
 * drawdown, what was withheld, and how true the fair value came.
 *
 * Records in the order of their instants. What it holds grows by a row for each market that settles
 * and by sums for each hour; all else keeps its size. A market that has not settled counts at its
 * fair value in the path of the equity and nowhere else. Profit is exact to the micro-dollar: the
 * parts of a market sum to its cash, its payout and what it was granted, in whole micro-dollars;
 * intervals are of a bootstrap that draws whole hours.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { type BacktestRecord, backtestReport, reportConfig } from 'twoway/backtest'
 *
 * const bid = { outcome: 'yes', side: 'bid', buys: true, price: 0.48, size: 10 } as const
 * const when = { at: 0, marketId: 'a', id: '1', level: 0, secondsLeft: 60, fairValue: 0.5 }
 * const charged = { fee: 0, rebate: 0 }
 * const paid = { outcome: 'yes', paysYes: 1, yes: 10, no: 0, cash: -4.8 } as const
 * const records: ReadonlyArray<BacktestRecord> = [
 *   { kind: 'fill', ...when, ...bid, ...charged },
 *   { kind: 'settled', at: 60_000, marketId: 'a', ...paid },
 * ]
 * const { profit } = Fold.run(backtestReport(reportConfig))(records)
 * profit.micro.total // => 5_200_000
 * profit.micro.spread // => 200_000
 * profit.micro.settlement // => 5_000_000
 *
 * @category backtest
 * @since 0.1.0
 */
export const backtestReport = (
  config: ReportConfig,
): Fold<BacktestRecord, ReportState, BacktestReport> => ({
  initial: noReport(config),
  step: (state, record) => {
    switch (record.kind) {
      case 'decided':
        return decidedIn(config, state, record)
      case 'fill':
        return filledIn(config, state, record)
      case 'granted':
        return grantedIn(config, state, record)
      case 'settled':
        return settledIn(config, state, record)
      case 'action':
        return actedIn(config, state, record)
      case 'stood':
        return stoodIn(config, state, record)
    }
  },
  value: (state) => reportFigures(config, state),
})
