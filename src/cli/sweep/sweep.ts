/**
 * `twoway sweep`: a backtest of many configurations, and how much of the best one is luck.
 */

import { availableParallelism } from 'node:os'
import * as E from 'fp-ts/lib/Either.js'
import { presets } from '../../decision/presets.js'
import { backtestOptions } from '../backtest/backtestOptions.js'
import { readBacktestFiles } from '../backtest/backtestRules.js'
import { type BacktestSettings, backtestSettings } from '../backtest/backtestSettings.js'
import { shownSettings } from '../backtest/backtestShown.js'
import { lostFile } from '../backtest/lostFile.js'
import { openRecording } from '../backtest/openRecording.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, warn, write, wrongUsage } from '../output.js'
import { readJson } from '../readJson.js'
import { named } from '../replay/replaySettings.js'
import { runSweep } from './runSweep.js'
import { sweepGrid } from './sweepGrid.js'
import { sweepProgress } from './sweepProgress.js'
import { type SweepReport, sweepReport, sweepWarnings } from './sweepReport.js'
import { openSweepResults } from './sweepResults.js'
import { sweepSetup } from './sweepSetup.js'
import { sweepTable } from './sweepTable.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const asked = backtestSettings(args)
  if (E.isLeft(asked)) return wrongUsage(asked.left, help)
  const workers = named('workers', args.options.get('workers') ?? cores(), parseWorkers)
  if (E.isLeft(workers)) return wrongUsage(workers.left, help)
  const { prices, trades, book, outcomes } = asked.right
  if ([prices, trades, book, outcomes].includes('-')) {
    return wrongUsage(
      'a sweep reads its files many times; expected paths, not standard input',
      help,
    )
  }
  const { operands, options } = args
  const lost = await lostFile(asked.right, { GRID: operands[1] }, { '--out': options.get('out') })
  if (lost !== null) return wrongUsage(lost, help)
  const reported = await report(args, asked.right, workers.right)
  if (E.isLeft(reported)) return inputFailed(reported.left)
  const result = reported.right
  await write(options.has('json') ? `${JSON.stringify(result)}\n` : sweepTable(result))
  return 0
}

const help = 'twoway sweep --help'

const report = async (
  { operands, options }: Arguments,
  settings: BacktestSettings,
  workers: number,
): Promise<E.Either<string, SweepReport>> => {
  const preset = presets[settings.preset]
  const grid = await readJson(operands[1] ?? '', (value) => sweepGrid(value, preset))
  if (E.isLeft(grid)) return grid
  // Opened once to know what is in it; each worker opens it for itself.
  const recording = await openRecording(settings)
  if (E.isLeft(recording)) return recording
  const { names, form, bars, hasTrades, release } = recording.right
  await release()
  const files = await readBacktestFiles(settings, hasTrades)
  if (E.isLeft(files)) return files
  const setup = await sweepSetup(settings, files.right, recording.right)
  if (E.isLeft(setup)) return setup
  const results = await openSweepResults(options.get('out') ?? null, setup.right)
  if (E.isLeft(results)) return results
  const points = grid.right
  const progress = sweepProgress(process.stderr, points.length)
  const sweepOf = { settings, files: files.right, points, names: setup.right, workers }
  const swept = await runSweep({ ...sweepOf, onResult: progress.tick }, results.right)
  progress.end()
  if (E.isLeft(swept)) return swept
  // All have read the same files.
  const { skipped, empty, unlisted } = swept.right[0] ?? nothingRead
  const found = { form, bars, hasTrades, skipped, empty }
  const warnings = sweepWarnings(unlisted, results.right.nameless)
  for (const warning of warnings) warn(`twoway: ${warning}`)
  const about = {
    recording: names.join(', '),
    settings: shownSettings(settings, files.right, found),
    warnings,
    trials: results.right.tried(),
  }
  return E.right(sweepReport(about, swept.right))
}

const nothingRead = { skipped: 0, empty: 0, unlisted: null }

const cores = (): string => String(availableParallelism())

const parseWorkers = (text: string): E.Either<string, number> => {
  const workers = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return workers >= 1 && workers <= 256 ? E.right(workers) : E.left('a whole number from 1 to 256')
}

/**
 * Runs a backtest for every configuration of a grid, on all cores, and reports them side by side
 * with the guards against having tried until one looked good.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweep: Command = {
  name: 'sweep',
  summary: 'Backtest a grid of configurations, and tell luck from worth.',
  operands: [
    { name: 'PRICES', required: true },
    { name: 'GRID', required: true },
  ],
  options: [
    ...backtestOptions,
    { name: 'workers', value: 'NUMBER', help: 'how many run at once (default one a core)' },
    { name: 'out', value: 'FILE', help: 'keep each result as a JSON line, and go on from there' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
  ],
  notes: `\
PRICES and the options are those of twoway backtest. GRID is a JSON file of paths in the config,
each with a list of values, such as {"spread.base":[0.02,0.03],"ladder.levels":[1,3]}: every
combination is run on the preset. The result is the same whatever the number of workers.

With --out a sweep that was killed goes on where it stood, and all configurations that the file has
of the same recording count as tried, whatever their latency, windows and venue: the more there
were, the better the best has to be. A recording is the same by what it holds, not by its name.
Under the table stand the probability that the best is better than the best of as many worthless
ones, by its Sharpe ratio, and that of overfitting: how often the best of one half of the time is
below the middle in the other.`,
  run,
}
