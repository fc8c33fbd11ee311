/**
 * A file of JSON lines, written as a run goes.
 */

import { createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { makeFolder } from './makeFolder.js'
import { fromSystem, type RecordingError } from './recordingError.js'

/**
 * Writes a value a line. `add` takes it in memory; `flush` hands what there is to the system and
 * waits while it is behind; `end` flushes, closes and says how many lines there are. The two tell
 * the first failure, a reader of a pipe that went away too.
 *
 * @category recordings
 * @since 0.1.0
 */
export type JsonLines = {
  readonly add: (value: unknown) => void
  readonly flush: () => Promise<E.Either<RecordingError, void>>
  readonly end: () => Promise<E.Either<RecordingError, number>>
}

/**
 * Opens a file for JSON lines, packed where its name ends with `.gz`, and makes the folders that
 * lead to it. What it held is gone.
 *
 * @category recordings
 * @since 0.1.0
 */
export const openJsonLines = async (path: string): Promise<E.Either<RecordingError, JsonLines>> => {
  try {
    await makeFolder(dirname(path))
    const file = createWriteStream(path)
    await new Promise((resolve, reject) => {
      file.once('open', resolve)
      file.once('error', reject)
    })
    return E.right(toStream(path, file))
  } catch (thrown) {
    return E.left(fromSystem(path, thrown))
  }
}

const toStream = (path: string, file: Writable): JsonLines => {
  const packed = path.endsWith('.gz') ? createGzip() : null
  const target = packed ?? file
  let failure: RecordingError | null = null
  const fail = (thrown: unknown): void => {
    failure ??= fromSystem(path, thrown)
  }
  const closed = finished(file).catch(fail)
  // Without it the packer would wait for ever for a file that takes no more.
  file.on('error', () => packed?.destroy())
  packed?.pipe(file)
  packed?.on('error', fail)
  let text = ''
  let lines = 0
  const result = <A>(value: A): E.Either<RecordingError, A> =>
    failure === null ? E.right(value) : E.left(failure)
  const flush = async (): Promise<E.Either<RecordingError, void>> => {
    const piece = text
    text = ''
    if (failure === null && piece !== '' && !target.write(piece)) {
      await Promise.race([new Promise((resolve) => target.once('drain', resolve)), closed])
    }
    return result(undefined)
  }
  return {
    add: (value) => {
      text += `${JSON.stringify(value)}\n`
      lines += 1
    },
    flush,
    end: async () => {
      await flush()
      target.end()
      await closed
      return result(lines)
    },
  }
}
