/**
 * The one CSV file in a zip archive, as exchanges publish their history.
 */

import * as zlib from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { asThrown, type RecordingError } from './recordingError.js'

/**
 * Yields the bytes of the one data file in an archive; `taken` hears of each packed byte read.
 * Folders, and what a Mac adds, do not count; beside a CSV or JSONL file nothing else does.
 *
 * Rejects where there is none or several of them, and where the archive is cut off, spoilt or
 * encrypted: its checksum is compared at the end.
 *
 * @category recordings
 * @since 0.1.0
 */
export const unzipped = async function* (
  path: string,
  taken: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let archive: ZipFile | null = null
  try {
    // Loaded where there is an archive: a start without one is the faster for it.
    const { openPromise } = await import('yauzl')
    archive = await openPromise(path, { lazyEntries: true, autoClose: false })
    const entry = await theOne(path, archive)
    const share = entry.compressedSize / Math.max(1, entry.uncompressedSize)
    let sum = 0
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      taken(chunk.length * share)
      sum = checksum(chunk, sum)
      yield chunk
    }
    if (checksum !== none && sum !== entry.crc32) throw spoilt(path, 'its checksum is another')
  } catch (thrown) {
    throw thrown instanceof Error && 'recording' in thrown ? thrown : failed(path, thrown)
  } finally {
    archive?.close()
  }
}

const none = (): number => 0

/** Node has it since 20.15: before that a wrong sum goes unseen. */
const checksum: (data: Uint8Array, sum: number) => number = zlib.crc32 ?? none

const theOne = async (path: string, archive: ZipFile): Promise<Entry> => {
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  const files = entries.filter(({ fileName }) => !/\/$|^__MACOSX\/|(^|\/)\./.test(fileName))
  const data = files.filter(({ fileName }) => /\.(csv|jsonl)(\.gz)?$/i.test(fileName))
  const [entry] = data.length === 0 && files.length === 1 ? files : data
  if (entry === undefined || data.length > 1) {
    const found = (data.length > 1 ? data : files).map(({ fileName }) => fileName)
    throw asThrown({ _tag: 'zip-content', source: path, found })
  }
  if (entry.isEncrypted()) throw spoilt(path, 'its file is encrypted')
  return entry
}

const failed = (path: string, thrown: unknown): Error => {
  const words = thrown instanceof Error ? thrown.message : String(thrown)
  // The list of its files stands at an archive's end, so what was cut off has none.
  return /End of central directory|file is truncated|unexpected EOF|overflows file bounds/.test(
    words,
  )
    ? asThrown({ _tag: 'ends-early', source: path })
    : spoilt(path, words)
}

const spoilt = (source: string, cause: string): Error => {
  const recording: RecordingError = { _tag: 'spoilt', source, form: 'a zip archive', cause }
  return asThrown(recording)
}
