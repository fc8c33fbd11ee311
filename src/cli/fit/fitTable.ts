/**
 * The figures of a fit as text.
 */

import type { FitStep } from '../../backtest/calibration/fitOutlook.js'
import { count } from '../count.js'
import { figuresTable } from '../figuresTable.js'
import type { Figures } from '../replay/replayFigures.js'
import type { FitResult } from './fitResult.js'

/**
 * Returns the figures as an aligned table: names to the left, values to the right, then the notes.
 *
 * @category cli
 * @since 0.1.0
 */
export const fitTable = (result: FitResult): string =>
  figuresTable([recording(result), ...result.models.map(modelFigures(result))])

const recording = ({
  recording,
  bars,
  minutes,
  rowsSkipped,
  seconds,
  config,
  settings,
}: FitResult): Figures => ({
  title: 'Recording',
  rows: [
    ['file', '', recording],
    ['fitted on', '', config.fittedOn],
    ['bars', count(bars), `${count(minutes)} minutes`],
    ['rows skipped', count(rowsSkipped), 'no later than the row before'],
    ['written to', '', settings.out ?? 'nowhere; name a file with --out'],
    ['read and fitted', `${seconds.toFixed(2)} s`, ''],
  ],
})

const modelFigures =
  ({ config }: FitResult) =>
  ({ model, rows, steps, loss }: FitStep): Figures => ({
    title: `Model "${model}"`,
    rows: [
      ['rows', count(rows), 'markets, each at one time left'],
      ['steps', count(steps), 'of Fisher scoring'],
      ['log loss', loss.toFixed(6), 'in nats, over the rows it was fitted to'],
      ...(config[model]?.errors ?? []).map(
        ({ seconds, error }) =>
          [
            `error at ${seconds / 60}m`,
            error.toFixed(3),
            'of the logarithm of the volatility',
          ] as const,
      ),
    ],
  })
