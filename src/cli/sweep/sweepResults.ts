/**
 * The results of a sweep in a file, one line a configuration, so that a killed sweep goes on.
 */

import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { isObject } from '../../codec/isObject.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
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
  if (path !== null) {
    const read = await resultsIn(path)
    if (E.isLeft(read)) return read
    for (const result of read.right) {
      if (!('recording' in result)) nameless += 1
      else if (result.recording === recording) take(result)
    }
  }
  return E.right({
    get: (key) => known.get(key) ?? null,
    add: async (result) => {
      take(result)
      return path === null ? E.right(undefined) : append(path, result)
    },
    tried: () => tried.size,
    nameless,
  })
}

const append = async (path: string, result: SweepResult): Promise<E.Either<string, void>> => {
  try {
    await appendFile(path, `${JSON.stringify(result)}\n`)
    return E.right(undefined)
  } catch (thrown) {
    return E.left(message(fromSystem(path, thrown)))
  }
}

type KeptResult =
  | SweepResult
  | Omit<SweepResult, 'recording' | 'skipped' | 'empty' | 'unlisted' | 'warnings'>

const resultsIn = async (path: string): Promise<E.Either<string, ReadonlyArray<KeptResult>>> => {
  try {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, '')
    const bytes = await readFile(path)
    const whole = bytes.lastIndexOf(0x0a) + 1
    const lines = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1)
    const results: Array<KeptResult> = []
    for (const [i, line] of lines.entries()) {
      const result = parse(line)
      if (result === null) return E.left(`${path}:${i + 1}: ${noResult}`)
      results.push(result)
    }
    // Only once all else is known to be ours: nobody's file is cut by a slip in its name.
    const half = bytes.toString('utf8', whole)
    if (!begins(half)) return E.left(`${path}:${lines.length + 1}: ${noResult}`)
    if (half !== '') await truncate(path, whole)
    return E.right(results)
  } catch (thrown) {
    return E.left(message(fromSystem(path, thrown)))
  }
}

const noResult = 'no result of a sweep; is it another file?'

const opening = '{"key":"'

const begins = (half: string): boolean => half.startsWith(opening) || opening.startsWith(half)

/** Our own lines, so that the shape of the outside is enough to know them by. */
const parse = (line: string): KeptResult | null => {
  try {
    const value: unknown = JSON.parse(line)
    return isResult(value) ? value : null
  } catch {
    return null
  }
}

const isResult = (value: unknown): value is KeptResult =>
  isObject(value) &&
  ['key', 'setup', 'name'].every((field) => typeof value[field] === 'string') &&
  Array.isArray(value['ends'])
