/**
 * A finished sweep: the configurations side by side, and how much of the best is luck.
 */

import {
  type Comparison,
  compareConfigurations,
} from '../../backtest/report/compareConfigurations.js'
import type { QueueName } from '../backtest/backtestSettings.js'
import type { SweepEnd, SweepResult } from './sweepResult.js'

/**
 * What the table and `--json` show alike: each configuration with its figures under each queue
 * model, and the comparison under each. `trials` are all configurations tried so far.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepReport = {
  readonly recording: string
  readonly settings: ReadonlyArray<readonly [name: string, value: string]>
  readonly trials: number
  readonly configurations: ReadonlyArray<{
    readonly name: string
    readonly values: Readonly<Record<string, unknown>>
    readonly ends: ReadonlyArray<Omit<SweepEnd, 'blocks'>>
  }>
  readonly comparisons: ReadonlyArray<{
    readonly queue: QueueName
    readonly comparison: Comparison
  }>
}

/**
 * Returns the report of some results.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepReport = (
  { recording, settings, trials }: Pick<SweepReport, 'recording' | 'settings' | 'trials'>,
  results: ReadonlyArray<SweepResult>,
): SweepReport => ({
  recording,
  settings,
  trials,
  configurations: results.map(({ name, values, ends }) => ({
    name,
    values,
    ends: ends.map(({ blocks: _, ...figures }) => figures),
  })),
  comparisons: (results[0]?.ends ?? []).map(({ queue }, i) => ({
    queue,
    comparison: compareConfigurations(
      results.map(({ name, ends }) => ({ name, report: { blocks: ends[i]?.blocks ?? [] } })),
      trials,
    ),
  })),
})
