/**
 * The results of a sweep in a file, one line a configuration, so that a killed sweep goes on.
 */

import * as E from 'fp-ts/lib/Either.js'
import { type KeptResult, readSweepFile, sweepFileWriter } from './sweepFile.js'
import type { SweepResult } from './sweepResult.js'
import type { SweepSetup } from './sweepSetup.js'

/**
 * Results by the key of their configuration; `add` appends one. `tried`: all configurations that
 * the file holds of the same recording, whatever they were run with; `nameless`: how many lines do
 * not tell which recording they are of, as an older twoway wrote them: neither used nor counted,
 * nor touched.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepResults = {
  readonly get: (key: string) => SweepResult | null
  readonly add: (result: SweepResult) => Promise<E.Either<string, void>>
  readonly tried: () => number
  readonly nameless: number
}

/**
 * Opens the results of a set-up in a file, or in memory where the path is null. A last line that
 * was half written is cut off; any other line that is no result is an error.
 *
 * @category cli
 * @since 0.1.0
 */
export const openSweepResults = async (
  path: string | null,
  { recording, setup }: SweepSetup,
): Promise<E.Either<string, SweepResults>> => {
  const known = new Map<string, SweepResult>()
  const tried = new Set<string>()
  let nameless = 0
  const take = (result: SweepResult): void => {
    tried.add(`${result.setup} ${result.key}`)
    if (result.setup === setup) known.set(result.key, result)
  }
  const takeKept = (result: KeptResult): void => {
    if (!('recording' in result)) nameless += 1
    else if (result.recording === recording) take(result)
  }
  const wrong = path === null ? null : await readSweepFile(path, takeKept)
  if (wrong !== null) return E.left(wrong)
  const write = path === null ? null : sweepFileWriter(path)
  return E.right({
    get: (key) => known.get(key) ?? null,
    add: async (result) => {
      take(result)
      return write === null ? E.right(undefined) : write(result)
    },
    tried: () => tried.size,
    nameless,
  })
}
