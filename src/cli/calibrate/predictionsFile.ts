/**
 * Predictions into a file while they are made.
 */

import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { SettledWindow } from '../../backtest/calibration/calibrationState.js'
import { makeFolder } from '../../recordings/makeFolder.js'
import { fromSystem, message } from '../../recordings/recordingError.js'

/**
 * A file that is being written. Both functions say why not all is there, where it is not.
 *
 * @category cli
 * @since 0.1.0
 */
export type PredictionsFile = {
  readonly write: (lines: string) => Promise<E.Either<string, void>>
  readonly close: () => Promise<E.Either<string, void>>
}

/**
 * Opens a file of predictions, makes the folders that lead to it, and writes its header.
 *
 * @category cli
 * @since 0.1.0
 */
export const openPredictions = async (path: string): Promise<E.Either<string, PredictionsFile>> => {
  const attempt = async <A>(act: () => Promise<A>): Promise<E.Either<string, A>> => {
    try {
      return E.right(await act())
    } catch (thrown) {
      return E.left(message(fromSystem(path, thrown)))
    }
  }
  const opened = await attempt(async () => {
    await makeFolder(dirname(path))
    return open(path, 'w')
  })
  if (E.isLeft(opened)) return opened
  const file = opened.right
  // Unlike `write`, it goes on until all is written.
  const write = (lines: string): Promise<E.Either<string, void>> =>
    lines === '' ? Promise.resolve(E.right(undefined)) : attempt(() => file.appendFile(lines))
  const close = (): Promise<E.Either<string, void>> => attempt(() => file.close())
  const begun = await write(header)
  if (E.isLeft(begun)) await close()
  return E.isLeft(begun) ? begun : E.right({ write, close })
}

/**
 * Returns the lines of a market that has settled: what the model said, by the time that was left,
 * and what came.
 *
 * @category cli
 * @since 0.1.0
 */
export const predictionLines = (
  { start, outcome, predictions }: SettledWindow,
  leftMs: ReadonlyArray<number>,
): string =>
  predictions
    .map(({ left, forecasts }) => {
      const seconds = (leftMs[left] ?? 0) / 1_000
      return `${start},${seconds},${forecasts[0]?.yes},${outcome === 'yes' ? 1 : 0}\n`
    })
    .join('')

const header = 'start_ms,left_s,fair,outcome\n'
