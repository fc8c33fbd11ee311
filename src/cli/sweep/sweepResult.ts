/**
 * What one configuration of a sweep came to.
 */

import type { ReportedBlock } from '../../backtest/report/reportResult.js'
import type { QueueName } from '../backtest/backtestSettings.js'

/**
 * A result. `key` names the configuration and `setup` all else: the files, the venue, the queues;
 * for each queue model the figures of its report that a table shows, and its hours, which tell luck
 * from worth.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepResult = {
  readonly key: string
  readonly setup: string
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
  readonly events: number
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
}
