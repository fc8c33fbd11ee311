/**
 * The walk of a fit over a recording, and its steps, on a terminal.
 */

import * as E from 'fp-ts/lib/Either.js'
import { type FitProblem, type FitStep, fitOutlook } from '../../backtest/calibration/fitOutlook.js'
import { readBars } from '../../recordings/readBars.js'
import { message } from '../../recordings/recordingError.js'
import type { Source } from '../../recordings/source.js'
import { hear, type Minute, none } from '../../volatility/minutes.js'
import { formatDuration } from '../duration.js'
import { createProgress } from '../progress.js'
import { instant } from '../replay/replayFigures.js'
import type { FitResult } from './fitResult.js'
import type { FitSettings } from './fitSettings.js'

/**
 * Returns what a whole recording teaches, or what is wrong with it. The fit's numbers have five
 * digits: more than the recording tells.
 *
 * @category cli
 * @since 0.1.0
 */
export const runFit = async (
  { asset, out }: FitSettings,
  source: Source,
): Promise<E.Either<string, FitResult>> => {
  const start = performance.now()
  const read = await minutesOf(source)
  if (E.isLeft(read)) return read
  const { minutes, bars, rowsSkipped } = read.right
  const days = [minutes[0], minutes.at(-1)].map(dayOf)
  const steps = fitOutlook(minutes, `${asset}, ${days.join(' to ')}`)
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) draw(lineOf(step.value))
  draw('')
  const fitted = step.value
  if (E.isLeft(fitted)) return E.left(`${source.name}: ${problemOf(fitted.left)}`)
  return E.right({
    recording: source.name,
    settings: { asset, out },
    ...fitted.right,
    config: shortened(fitted.right.config),
    bars,
    rowsSkipped,
    seconds: (performance.now() - start) / 1000,
  })
}

/** Of a minute's start: the last one of a year ends in the next. */
const dayOf = (minute: Minute | undefined): string =>
  instant(minute === undefined ? null : minute.at - 60_000).slice(0, 10)

type Read = {
  readonly minutes: ReadonlyArray<Minute>
  readonly bars: number
  readonly rowsSkipped: number
}

const minutesOf = async (source: Source): Promise<E.Either<string, Read>> => {
  const minutes: Minute[] = []
  const now = (): number => performance.now()
  const progress = createProgress({ ...source, stream: process.stderr, now })
  let state = none
  let [bars, rowsSkipped] = [0, 0]
  for await (const chunk of readBars(source)) {
    if (E.isLeft(chunk)) {
      progress.end()
      return E.left(message(chunk.left))
    }
    for (const bar of chunk.right.bars) {
      if (bar.milliseconds > 60_000) {
        progress.end()
        return E.left(`${source.name}: ${tooCoarse(bar.milliseconds)}`)
      }
      state = hear(state, bar)
      minutes.push(...state.ended)
    }
    bars += chunk.right.bars.length
    rowsSkipped += chunk.right.skipped
    progress.tick(bars)
  }
  progress.end()
  return E.right({ minutes, bars, rowsSkipped })
}

const tooCoarse = (milliseconds: number): string =>
  `bars of ${formatDuration(milliseconds)}; expected prices, or bars of at most a minute`

const problemOf = (problem: FitProblem): string =>
  problem._tag === 'too-short'
    ? `${tenths(problem.days)} days of minutes that follow one another; expected at least ${problem.needed}`
    : `the model "${problem.model}" found no best fit; do the prices move?`

/** Rounded down: what is too short shall not be told as long enough. */
const tenths = (days: number): string => (Math.floor(10 * days) / 10).toFixed(1)

const draw = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}

const lineOf = ({ model, rows, steps, loss }: FitStep): string =>
  `fitting "${model}" to ${rows} rows: step ${steps}, log loss ${loss.toFixed(6)}`

const shortened = (config: FitResult['config']): FitResult['config'] =>
  JSON.parse(
    JSON.stringify(config, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(5)) : value,
    ),
  )
