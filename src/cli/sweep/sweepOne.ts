/**
 * One configuration of a sweep.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { BacktestFiles } from '../backtest/backtestRules.js'
import type { BacktestSettings } from '../backtest/backtestSettings.js'
import { runWarningsOf } from '../backtest/backtestShown.js'
import { openRecording } from '../backtest/openRecording.js'
import { type RunEnd, runBacktest } from '../backtest/runBacktest.js'
import type { GridPoint } from './sweepGrid.js'
import type { SweepEnd, SweepResult, SweepTask } from './sweepResult.js'

/** A task of a sweep, as a worker takes it. @category cli @since 0.1.0 */
export type Task = SweepTask<BacktestSettings, BacktestFiles, GridPoint>

/**
 * Returns what a configuration came to over the whole recording, which is read anew, or what is
 * wrong with that. The same task gives the same result, wherever it runs.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepOne = async ({
  settings,
  files,
  point,
  key,
  setup,
  recording,
}: Task): Promise<E.Either<string, SweepResult>> => {
  const opened = await openRecording(settings)
  if (E.isLeft(opened)) return opened
  const ended = await runBacktest({
    settings,
    files,
    quote: point.quote,
    recording: opened.right,
    events: null,
    records: null,
    onChunk: () => {},
  })
  if (E.isLeft(ended)) return ended
  const { events, skipped, unlisted } = ended.right
  const { name, values } = point
  const empty = opened.right.empty()
  const ends = ended.right.ends.map(endOf)
  const warnings = runWarningsOf(ended.right.ends, opened.right)
  const read = { events, skipped, empty, unlisted, warnings }
  return E.right({ key, setup, recording, name, values, ...read, ends })
}

const endOf = ({ queue, result: { report } }: RunEnd['ends'][number]): SweepEnd => {
  const { profit, orders, markets, drawdown, blocks } = report
  const { value, lower, upper } = profit.total
  return {
    queue,
    markets: markets.settled,
    fills: orders.fills,
    shares: orders.shares,
    profit: value,
    from: lower,
    to: upper,
    drawdown: drawdown.deepest,
    blocks,
  }
}
