/**
 * Where a recording's bytes come from: a file or standard input, plain, packed or as Parquet.
 */

import { createReadStream } from 'node:fs'
import { type FileHandle, open as openFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { parquetLines } from './parquetLines.js'
import { fromSystem, type RecordingError } from './recordingError.js'
import { unzipped } from './unzipped.js'

/**
 * A recording that can be read once. `size` is the file's in bytes, null where it is not known;
 * `read` says how many of them have been taken; `bytes` is unpacked and rejects with the system's
 * error. Parquet comes as the lines of a CSV file with a header.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Source = {
  readonly name: string
  readonly size: number | null
  readonly read: () => number
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/**
 * Opens a file by its path, or standard input by `-`; gzip, zip and Parquet are told by their first
 * bytes, not their names. Standard input cannot be zip or Parquet, which are read from their ends.
 *
 * @category recordings
 * @since 0.1.0
 */
export const open = async (path: string): Promise<E.Either<RecordingError, Source>> => {
  if (path === '-') return E.right(source('standard input', null, () => process.stdin))
  try {
    const about = await stat(path)
    if (about.isDirectory()) return E.left(fromSystem(path, systemError('EISDIR')))
    // What is read of a pipe to look at it is gone.
    if (!about.isFile()) return E.right(source(path, null, () => createReadStream(path)))
    const form = await formOf(path)
    return E.right(form === 'stream' ? streamed(path, about.size) : seeking(path, about.size, form))
  } catch (thrown) {
    return E.left(fromSystem(path, thrown))
  }
}

/**
 * Returns a source of bytes that are already there, as a test or a demo has them.
 *
 * @category recordings
 * @since 0.1.0
 */
export const fromBytes = (name: string, chunks: ReadonlyArray<Uint8Array>): Source =>
  source(name, null, async function* () {
    yield* chunks
  })

const chunkBytes = 1 << 18

const streamed = (path: string, size: number): Source =>
  source(path, size, () => createReadStream(path, { highWaterMark: chunkBytes }))

const formOf = async (path: string): Promise<'stream' | 'zip' | 'parquet'> => {
  let file: FileHandle | null = null
  try {
    file = await openFile(path)
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    const text = head.toString('latin1')
    if (text === 'PAR1') return 'parquet'
    // An archive without a file begins with its end.
    return text === 'PK\u0003\u0004' || text === 'PK\u0005\u0006' ? 'zip' : 'stream'
  } finally {
    await file?.close()
  }
}

const seeking = (name: string, size: number, form: 'zip' | 'parquet'): Source => {
  let taken = 0
  const count = (bytes: number): void => {
    taken += bytes
  }
  const bytes =
    form === 'zip' ? () => unpacked(unzipped(name, count)) : () => parquetLines(name, count)
  return { name, size, read: () => taken, bytes }
}

const source = (
  name: string,
  size: number | null,
  start: () => AsyncIterable<Uint8Array>,
): Source => {
  let taken = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of start()) {
      taken += chunk.length
      yield chunk
    }
  }
  return { name, size, read: () => taken, bytes: () => unpacked(counted()) }
}

const unpacked = async function* (chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head = await firstBytes(chunks)
  const whole = joined(head, chunks)
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  // A failure reaches the reader through `gunzip`, which pipeline destroys with the error.
  pipeline(whole, gunzip, () => {})
  yield* gunzip
}

/** A pipe may hand over its first byte alone, and both are needed to know gzip. */
const firstBytes = async (chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> => {
  let head = new Uint8Array(0)
  while (head.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

const joined = async function* (
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* rest
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code })
