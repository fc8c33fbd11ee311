/**
 * The file that a sweep keeps its results in: one line of JSON a configuration.
 */

import { createReadStream } from 'node:fs'
import { appendFile, mkdir, open, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { isObject } from '../../codec/isObject.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
import type { SweepResult } from './sweepResult.js'

/**
 * A line of the file: as it is written now, or as an older twoway wrote it.
 *
 * @category cli
 * @since 0.1.0
 */
export type KeptResult =
  | SweepResult
  | Omit<SweepResult, 'recording' | 'skipped' | 'empty' | 'unlisted' | 'warnings'>

/**
 * Hands over each result of a file, which is made where there is none, and returns what is wrong
 * with it, null where nothing is. A last line that was half written is cut off.
 *
 * @category cli
 * @since 0.1.0
 */
export const readSweepFile = async (
  path: string,
  take: (result: KeptResult) => void,
): Promise<string | null> => {
  try {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, '')
    let [line, whole] = [0, 0]
    // A file of a year's results is longer than a string may be.
    for await (const { bytes, isWhole } of linesOf(path)) {
      line += 1
      const text = bytes.toString()
      const result = isWhole ? parse(text) : null
      if (isWhole ? result === null : !begins(text)) return `${path}:${line}: ${noResult}`
      if (result !== null) {
        take(result)
        whole += bytes.length + 1
      } else if (text !== '') await truncate(path, whole)
    }
    return null
  } catch (thrown) {
    return message(fromSystem(path, thrown))
  }
}

/**
 * Returns what appends a result to a file, or says why it cannot.
 *
 * One after the other: a long line is written in several pieces, and those of two at once would
 * stand in one another. After a failure, which may leave half a line, nothing more is written.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepFileWriter = (
  path: string,
): ((result: SweepResult) => Promise<E.Either<string, void>>) => {
  let last: Promise<E.Either<string, void>> = Promise.resolve(E.right(undefined))
  return (result) => {
    last = last.then((before) => (E.isLeft(before) ? before : append(path, result)))
    return last
  }
}

const append = async (path: string, result: SweepResult): Promise<E.Either<string, void>> => {
  try {
    const file = await open(path, 'a')
    try {
      // In one piece where the system takes it: another sweep may write to the file as well.
      let rest = Buffer.from(`${JSON.stringify(result)}\n`)
      while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten)
    } finally {
      await file.close()
    }
    return E.right(undefined)
  } catch (thrown) {
    return E.left(message(fromSystem(path, thrown)))
  }
}

type Line = { readonly bytes: Buffer; readonly isWhole: boolean }

/** The last one is what no line end follows, mostly nothing. */
const linesOf = async function* (path: string): AsyncGenerator<Line> {
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 })
  let parts: Array<Buffer> = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, start)) {
      yield { bytes: Buffer.concat([...parts, chunk.subarray(start, end)]), isWhole: true }
      parts = []
      start = end + 1
    }
    parts.push(chunk.subarray(start))
  }
  yield { bytes: Buffer.concat(parts), isWhole: false }
}

const lineEnd = 0x0a

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
