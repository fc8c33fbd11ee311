/**
 * The file of a journal: every line is with the system before anything that follows from it is
 * sent, so that a process that dies loses none.
 */

import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { createInterface } from 'node:readline'
import { type JournalLine, lineOf } from '../../codec/journal.js'
import { openPart } from './journalPart.js'
import { type JournalReplay, journalReplay } from './replayJournal.js'

/**
 * Where a bot writes down what it hears. `write` hands lines to the system at once, in one piece;
 * `sync` asks the disk for what was written, in its own time; `close` waits for the disk. Each
 * throws where it cannot, `write` and `close` also where an earlier `sync` could not.
 *
 * @category bot
 * @since 0.1.0
 */
export type BotJournal = {
  readonly write: (lines: ReadonlyArray<JournalLine>) => void
  readonly sync: () => void
  readonly close: () => void
}

/**
 * A journal that keeps nothing.
 *
 * @example
 * import { noJournal } from 'twoway/bot'
 *
 * noJournal.close() // => undefined
 *
 * @category bot
 * @since 0.1.0
 */
export const noJournal: BotJournal = { write: () => {}, sync: () => {}, close: () => {} }

/**
 * What stood in a journal's file: what it gave, how many bytes of a last line a crash left half
 * written, and the files it spans.
 *
 * @category bot
 * @since 0.1.0
 */
export type JournalBefore = JournalReplay & {
  readonly halfBytes: number
  readonly files: ReadonlyArray<string>
}

/**
 * Plays what stands in a journal, but for a last line without an end. A file that is not there
 * gives no desk. Of a journal that was cut by size the earlier files, `FILE.1` and on, are played
 * first; a file of one line without an end that is not how a journal begins is a `bad-line`, since
 * to open it would cut all that it holds. Nothing is changed. With `compare` every decision is made
 * again and compared, byte for byte, as `replayJournal` does: a journal of any size, since it is
 * read as it is played.
 *
 * @example
 * import { readJournal } from 'twoway/bot'
 *
 * (await readJournal('/no/such/journal.jsonl')).desk // => null
 *
 * @category bot
 * @since 0.1.0
 */
export const readJournal = async (file: string, compare = false): Promise<JournalBefore> => {
  const { initial, step } = journalReplay(compare)
  let replay = initial
  let halfBytes = 0
  const files = partsOf(file)
  for (const part of files) {
    const { whole, size } = wholeBytes(part)
    halfBytes = size - whole
    if (replay.header === null && whole === 0 && size > 0 && !isBegun(part))
      return { ...replay, fault: noJournalAtAll, halfBytes, files }
    if (whole === 0) continue
    const input = createReadStream(part, { encoding: 'utf8', end: whole - 1 })
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
    for await (const line of lines) replay = step(replay, line)
  }
  return { ...replay, halfBytes, files }
}

/**
 * Opens a journal to write on after its last whole line; past `maxBytes` its file is put aside
 * under the next number, null for one file that grows. Throws as the system does where it cannot.
 *
 * @example
 * import { openJournal } from 'twoway/bot'
 *
 * const journal = openJournal('/dev/null', null)
 * journal.write([{ event: { kind: 'clock', at: 0 } }])
 * journal.close() // => undefined
 *
 * @category bot
 * @since 0.1.0
 */
export const openJournal = (file: string, maxBytes: number | null): BotJournal => {
  if (existsSync(file)) cutHalfLine(file)
  let part = openPart(file)
  const turnOver = (): void => {
    part.close()
    renameSync(file, `${file}.${partsOf(file).length}`)
    part = openPart(file)
  }
  return {
    write: (lines) => {
      if (maxBytes !== null && part.size() > maxBytes) turnOver()
      part.write(Buffer.from(lines.map((line) => `${lineOf(line)}\n`).join('')))
    },
    sync: () => part.sync(),
    close: () => part.close(),
  }
}

const noJournalAtAll: JournalReplay['fault'] = {
  _tag: 'bad-line',
  line: 1,
  why: 'it has no end, and is not how a journal begins',
}

const firstWords = '{"journal":"twoway",'

/** Whether a line without an end is, as far as it goes, the first of a journal. */
const isBegun = (file: string): boolean => {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(firstWords.length)
    const text = bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, 0))
    return firstWords.startsWith(text)
  } finally {
    closeSync(descriptor)
  }
}

/** `FILE.1`, `FILE.2` and on, then `FILE` itself. */
const partsOf = (file: string): ReadonlyArray<string> => {
  const parts: Array<string> = []
  for (let number = 1; existsSync(`${file}.${number}`); number++) parts.push(`${file}.${number}`)
  return existsSync(file) ? [...parts, file] : parts
}

const chunkBytes = 65_536
const lineEnd = 10

/** What room is made for later must not stand behind half a line; a device has no length. */
const cutHalfLine = (file: string): void => {
  const { whole, size } = wholeBytes(file)
  if (whole < size) truncateSync(file, whole)
}

/** How long a file is, and how long up to its last line end. */
const wholeBytes = (file: string): { readonly whole: number; readonly size: number } => {
  const { size } = statSync(file)
  const descriptor = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(chunkBytes)
    for (let end = size; end > 0; end -= chunkBytes) {
      const start = Math.max(0, end - chunkBytes)
      const read = readSync(descriptor, chunk, 0, end - start, start)
      const last = chunk.subarray(0, read).lastIndexOf(lineEnd)
      if (last >= 0) return { whole: start + last + 1, size }
    }
    return { whole: 0, size }
  } finally {
    closeSync(descriptor)
  }
}
