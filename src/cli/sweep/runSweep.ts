/**
 * The walk of a sweep over its configurations, on all cores.
 */

import * as E from 'fp-ts/lib/Either.js'
import { createPool } from '../../recordings/pool.js'
import type { BacktestFiles } from '../backtest/backtestRules.js'
import type { BacktestSettings } from '../backtest/backtestSettings.js'
import type { GridPoint } from './sweepGrid.js'
import type { Task } from './sweepOne.js'
import type { SweepResult } from './sweepResult.js'
import type { SweepResults } from './sweepResults.js'
import { hashOf, type SweepSetup } from './sweepSetup.js'

/** A sweep whose files are read. @category cli @since 0.1.0 */
export type Sweep = {
  readonly settings: BacktestSettings
  readonly files: BacktestFiles
  readonly points: ReadonlyArray<GridPoint>
  readonly names: SweepSetup
  readonly workers: number
  readonly onResult: (done: number, resumed: number) => void
}

/**
 * Returns the results of all points in their order, those that `results` has without running them
 * again, or the first problem. Each result is kept as soon as it is there.
 *
 * @category cli
 * @since 0.1.0
 */
export const runSweep = async (
  { settings, files, points, names, workers, onResult }: Sweep,
  results: SweepResults,
): Promise<E.Either<string, ReadonlyArray<SweepResult>>> => {
  const tasks = points.map((point): Task => {
    return { settings, files, point, ...names, key: hashOf(point.quote) }
  })
  const missing = tasks.filter(({ key }) => results.get(key) === null)
  const resumed = tasks.length - missing.length
  let done = resumed
  onResult(done, resumed)
  const problem = await forEach(missing, workers, async (result) => {
    const kept = await results.add(result)
    done += 1
    onResult(done, resumed)
    return E.isLeft(kept) ? kept.left : null
  })
  if (problem !== null) return E.left(problem)
  return E.right(tasks.flatMap(({ key, point }) => withName(results.get(key), point)))
}

const module = new URL('./sweepWorker.js', import.meta.url)

/** As many at a time as there are workers, so that a problem stops what has not begun. */
const forEach = async (
  tasks: ReadonlyArray<Task>,
  workers: number,
  take: (result: SweepResult) => Promise<string | null>,
): Promise<string | null> => {
  if (tasks.length === 0) return null
  const threads = Math.min(workers, tasks.length)
  const pool = createPool<Task, E.Either<string, SweepResult>>({
    module,
    name: 'sweepOne',
    workers: threads,
  })
  let next = 0
  let problem: string | null = null
  const work = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined && problem === null; task = tasks[next++]) {
      const result = await pool.run(task)
      const failed = E.isLeft(result) ? result.left : await take(result.right)
      problem ??= failed
    }
  }
  try {
    await Promise.all(Array.from({ length: threads }, work))
    return problem
  } finally {
    await pool.end()
  }
}

/** The same configuration may have had another name in an earlier grid. */
const withName = (
  result: SweepResult | null,
  { name, values }: GridPoint,
): ReadonlyArray<SweepResult> => (result === null ? [] : [{ ...result, name, values }])
