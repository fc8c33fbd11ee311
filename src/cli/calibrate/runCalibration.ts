/**
 * The walk of a calibration over a recording, with its progress bar.
 */

import * as E from 'fp-ts/lib/Either.js'
import { calibration } from '../../backtest/calibration/calibration.js'
import type {
  CalibrationConfig,
  CalibrationState,
} from '../../backtest/calibration/calibrationState.js'
import type { Bar } from '../../market/bar.js'
import { readBars } from '../../recordings/readBars.js'
import { message } from '../../recordings/recordingError.js'
import type { Source } from '../../recordings/source.js'
import { createProgress } from '../progress.js'
import type { CalibrateResult } from './calibrateResult.js'
import { resolutionOf } from './calibrateRule.js'
import type { CalibrateSettings } from './calibrateSettings.js'
import { type PredictionsFile, predictionLines } from './predictionsFile.js'

/**
 * Returns the result of a calibration over a whole recording, or what went wrong with it.
 * Predictions are written as they are made; the file is left open.
 *
 * @category cli
 * @since 0.1.0
 */
export const runCalibration = async <State>(
  settings: CalibrateSettings,
  config: CalibrationConfig<State>,
  source: Source,
  predictions: PredictionsFile | null,
): Promise<E.Either<string, CalibrateResult>> => {
  const now = (): number => performance.now()
  const start = now()
  const progress = createProgress({ ...source, stream: process.stderr, now })
  const walked = await walk(config, source, predictions, progress.tick)
  progress.end()
  if (E.isLeft(walked)) return walked
  const { state, rowsSkipped, stepMs } = walked.right
  const { problem, warning } = resolutionOf(config.settlement, stepMs)
  if (problem !== null) return E.left(`${settings.settlement}: ${problem}`)
  const { windowMs, leftMs, strike, preset, fit, out } = settings
  return E.right({
    recording: source.name,
    settings: { windowMs, leftMs, strike, preset, fit, out, settlement: config.settlement },
    warnings: warning === null ? [] : [`${settings.settlement}: ${warning}`],
    ...calibration(config).value(state),
    rowsSkipped,
    seconds: (now() - start) / 1000,
  })
}

type Walked<State> = {
  readonly state: CalibrationState<State>
  readonly rowsSkipped: number
  readonly stepMs: number
}

const walk = async <State>(
  config: CalibrationConfig<State>,
  source: Source,
  predictions: PredictionsFile | null,
  tick: (bars: number) => void,
): Promise<E.Either<string, Walked<State>>> => {
  const fold = calibration(config)
  let state = fold.initial
  let rowsSkipped = 0
  let stepMs = Number.POSITIVE_INFINITY
  for await (const chunk of readBars(source)) {
    if (E.isLeft(chunk)) return E.left(message(chunk.left))
    const { bars, skipped } = chunk.right
    stepMs = smallestStep(stepMs, state.last, bars)
    let lines = ''
    for (const bar of bars) {
      const before = state.settled
      state = fold.step(state, bar)
      if (state.settled !== null && state.settled !== before) {
        lines += predictionLines(state.settled, config.leftMs)
      }
    }
    const written = await predictions?.write(lines)
    if (written !== undefined && E.isLeft(written)) return written
    rowsSkipped += skipped
    tick(state.bars)
  }
  return E.right({ state, rowsSkipped, stepMs })
}

/** How far apart prices are where none is missing; infinitely far where there is one. */
const smallestStep = (known: number, before: Bar | null, bars: ReadonlyArray<Bar>): number => {
  let smallest = known
  let last = before?.at ?? Number.NEGATIVE_INFINITY
  for (const { at } of bars) {
    smallest = Math.min(smallest, at - last)
    last = at
  }
  return smallest
}
