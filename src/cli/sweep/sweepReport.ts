/**
 * A finished sweep: the configurations side by side, and how much of the best is luck.
 */

import {
  type Comparison,
  compareConfigurations,
} from '../../backtest/report/compareConfigurations.js'
import type { QueueName } from '../backtest/backtestSettings.js'
import { runWarningWords, unlistedWords } from '../backtest/backtestWords.js'
import type { Unlisted } from '../backtest/unlisted.js'
import { count } from '../count.js'
import type { SweepEnd, SweepResult } from './sweepResult.js'

/**
 * What the table and `--json` show alike: each configuration with its figures under each queue
 * model, and the comparison under each. `warnings`: of the runs, and what was left out. `trials`
 * are all configurations tried so far.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepReport = {
  readonly recording: string
  readonly settings: ReadonlyArray<readonly [name: string, value: string]>
  readonly warnings: ReadonlyArray<string>
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
  about: Pick<SweepReport, 'recording' | 'settings' | 'warnings' | 'trials'>,
  results: ReadonlyArray<SweepResult>,
): SweepReport => ({
  recording: about.recording,
  settings: about.settings,
  warnings: [...runWarnings(results), ...about.warnings],
  trials: about.trials,
  configurations: results.map(({ name, values, ends }) => ({
    name,
    values,
    ends: ends.map(({ blocks: _, ...figures }) => figures),
  })),
  comparisons: (results[0]?.ends ?? []).map(({ queue }, i) => ({
    queue,
    comparison: compareConfigurations(
      results.map(({ name, ends }) => ({ name, report: { blocks: ends[i]?.blocks ?? [] } })),
      about.trials,
    ),
  })),
})

const runWarnings = (results: ReadonlyArray<SweepResult>): ReadonlyArray<string> =>
  [...new Set(results.flatMap(({ warnings }) => warnings))].map(runWarningWords)

/**
 * Returns what a reader has to know of what was left out: what was read for nothing, and how many
 * kept results do not tell of which recording they are.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepWarnings = (
  unlisted: Unlisted | null,
  nameless: number,
): ReadonlyArray<string> => [
  ...(unlisted === null ? [] : [unlistedWords(unlisted)]),
  ...(nameless === 0 ? [] : [namelessWords(nameless)]),
]

const namelessWords = (nameless: number): string =>
  `Results in the file of --out that an older twoway wrote: ${count(nameless)}. They do not say ` +
  'which recording they are of: they are kept, and neither used nor counted as tried.'
