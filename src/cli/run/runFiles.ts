/**
 * The files of a run: its journal, with what stands in it, and its recording.
 */

import * as E from 'fp-ts/lib/Either.js'
import { journalLock } from '../../bot/journal/journalLock.js'
import {
  type BotJournal,
  type JournalBefore,
  noJournal,
  openJournal,
  readJournal,
} from '../../bot/journal/openJournal.js'
import type { Desk } from '../../desk/desk.js'
import { type JsonLines, openJsonLines } from '../../recordings/jsonLines.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
import { warn } from '../output.js'
import type { RunSettings } from './runSettings.js'

/** `before`: the desk that the journal gave; `record` null for none. @category cli @since 0.1.0 */
export type RunFiles = {
  readonly journal: BotJournal
  readonly before: Desk | null
  readonly record: JsonLines | null
  readonly close: () => Promise<void>
}

/** A journal that grows past that is put aside under a number. */
const maxJournalBytes = 1 << 30

/**
 * Opens the files of a run, or returns why not: a journal that another process has, that holds a
 * line which means nothing, or that is of a run of the other mode.
 *
 * @category cli
 * @since 0.1.0
 */
export const runFiles = async (
  settings: Pick<RunSettings, 'journal' | 'record' | 'live'>,
): Promise<E.Either<string, RunFiles>> => {
  const { journal: file, record } = settings
  const recording = record === null ? E.right(null) : await openJsonLines(record)
  if (E.isLeft(recording)) return E.left(message(recording.left))
  const journal = file === null ? E.right(nowhere) : await journalOf(file, settings.live)
  if (E.isLeft(journal)) return journal
  const close = async (): Promise<void> => {
    const written = recording.right === null ? E.right(0) : await recording.right.end()
    if (E.isLeft(written)) warn(`twoway: ${message(written.left)}`)
    journal.right.give()
  }
  const { before, journal: open } = journal.right
  return E.right({ journal: open, before, record: recording.right, close })
}

type OpenJournal = Pick<RunFiles, 'journal' | 'before'> & { readonly give: () => void }

const nowhere: OpenJournal = { journal: noJournal, before: null, give: () => {} }

const journalOf = async (file: string, live: boolean): Promise<E.Either<string, OpenJournal>> => {
  try {
    const lock = journalLock(file)
    if (E.isLeft(lock)) return E.left(`${file}: process ${lock.left} is writing it`)
    const give = lock.right
    const before = await readJournal(file)
    const fault = faultOf(file, before, live)
    if (fault !== null) {
      give()
      return E.left(fault)
    }
    tellBefore(file, before)
    return E.right({ journal: openJournal(file, maxJournalBytes), before: before.desk, give })
  } catch (thrown) {
    return E.left(message(fromSystem(file, thrown)))
  }
}

const faultOf = (file: string, { fault, header }: JournalBefore, live: boolean): string | null => {
  if (fault?._tag === 'bad-line')
    return `${file}: line ${fault.line}: ${fault.why}; put the file aside to begin anew`
  const mode = live ? 'live' : 'paper'
  return header === null || header.mode === mode
    ? null
    : `${file}: the journal of a run with the mode ${header.mode}, and this one is ${mode}`
}

const tellBefore = (file: string, { desk, lines, halfBytes }: JournalBefore): void => {
  if (halfBytes > 0)
    warn(`twoway: ${file}: a last line of ${halfBytes} bytes was half written and is dropped`)
  if (desk === null) return
  warn(`twoway: ${file}: goes on from ${lines} lines; ${desk.live} orders may still rest`)
}
