/**
 * What one configuration of a sweep came to.
 */

import type { ReportedBlock } from '../../backtest/report/reportResult.js'
import type { QueueName } from '../backtest/backtestSettings.js'
import type { ReportedBacktest } from '../backtest/reportedBacktest.js'
import type { Unlisted } from '../backtest/unlisted.js'

/**
 * A result. `key` names the configuration, `recording` what the file of prices holds, and `setup`
 * all but the configuration: what the files hold, the venue, the queues; for each queue model the
 * figures of its report that a table shows, and its hours, which tell luck from worth. `skipped`
 * rows were left out, of `empty` windows no market was made, and what is `unlisted` was read for
 * nothing; `warnings` as `twoway backtest` has them.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepResult = {
  readonly key: string
  readonly setup: string
  readonly recording: string
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
  readonly events: number
  readonly skipped: number
  readonly empty: number
  readonly unlisted: Unlisted | null
  readonly warnings: ReportedBacktest['warnings']
  readonly ends: ReadonlyArray<SweepEnd>
}

/** The figures under one queue model; dollars and shares. @category cli @since 0.1.0 */
export type SweepEnd = {
  readonly queue: QueueName
  readonly markets: number
  readonly fills: number
  readonly shares: number
  readonly profit: number | null
  readonly from: number | null
  readonly to: number | null
  readonly drawdown: number | null
  readonly blocks: ReadonlyArray<ReportedBlock>
}

/**
 * What a worker is sent: plain data.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepTask<Settings, Files, Point> = {
  readonly settings: Settings
  readonly files: Files
  readonly point: Point
  readonly key: string
  readonly setup: string
  readonly recording: string
}
