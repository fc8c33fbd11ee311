/**
 * The files of a run: its journal, with what stands in it, and its recording.
 */

import { existsSync, renameSync, statSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { aheadOf, aheadWords } from '../../bot/journal/aheadOf.js'
import { journalLock } from '../../bot/journal/journalLock.js'
import {
  type BotJournal,
  type JournalBefore,
  noJournal,
  openJournal,
  readJournal,
} from '../../bot/journal/openJournal.js'
import { realFile } from '../../bot/journal/realFile.js'
import type { Desk } from '../../desk/desk.js'
import { type JsonLines, openJsonLines } from '../../recordings/jsonLines.js'
import { makeFolder } from '../../recordings/makeFolder.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
import { message as killMessage } from '../../risk/killSwitch.js'
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
 * line which means nothing, that is ahead of the clock or of a run of the other mode. The recording
 * is opened last, and what it held is put aside under a number.
 *
 * @category cli
 * @since 0.1.0
 */
export const runFiles = async (
  settings: Pick<RunSettings, 'journal' | 'record' | 'live'>,
  now: number,
): Promise<E.Either<string, RunFiles>> => {
  try {
    return await opened(settings, now)
  } catch (thrown) {
    const { journal, record } = settings
    return E.left(message(fromSystem(journal ?? record ?? '', thrown)))
  }
}

const opened = async (
  { journal: file, record, live }: Pick<RunSettings, 'journal' | 'record' | 'live'>,
  now: number,
): Promise<E.Either<string, RunFiles>> => {
  if (file !== null && record !== null && realFile(file) === realFile(record))
    return E.left(`${file}: the journal and the recording cannot be one file`)
  const journal = file === null ? E.right(nowhere) : await journalOf(realFile(file), live, now)
  if (E.isLeft(journal)) return journal
  const { before, journal: open, give } = journal.right
  const recording = record === null ? E.right(null) : await recordingOf(record)
  if (E.isLeft(recording)) {
    open.close()
    give()
    return E.left(message(recording.left))
  }
  const close = async (): Promise<void> => {
    const written = recording.right === null ? E.right(0) : await recording.right.end()
    if (E.isLeft(written)) warn(`twoway: ${message(written.left)}`)
    give()
  }
  return E.right({ journal: open, before, record: recording.right, close })
}

type OpenJournal = Pick<RunFiles, 'journal' | 'before'> & { readonly give: () => void }

const nowhere: OpenJournal = { journal: noJournal, before: null, give: () => {} }

const journalOf = async (
  file: string,
  live: boolean,
  now: number,
): Promise<E.Either<string, OpenJournal>> => {
  await makeFolder(dirname(file))
  const lock = journalLock(file)
  if (E.isLeft(lock)) return E.left(`${file}: process ${lock.left} is writing it`)
  const give = lock.right
  try {
    const before = await readJournal(file)
    const fault = faultOf(file, before, live, now)
    if (fault !== null) {
      give()
      return E.left(fault)
    }
    tellBefore(file, before)
    return E.right({ journal: openJournal(file, maxJournalBytes), before: before.desk, give })
  } catch (thrown) {
    give()
    throw thrown
  }
}

/** `r.jsonl.gz` that holds something becomes `r.1.jsonl.gz`: a run that comes again keeps it. */
const recordingOf = (path: string): ReturnType<typeof openJsonLines> => {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isFile() === true && there.size > 0) {
    const aside = freeName(realFile(path))
    renameSync(realFile(path), aside)
    warn(`twoway: ${path}: what it held is now ${aside}`)
  }
  return openJsonLines(path)
}

const freeName = (path: string): string => {
  const { dir, base } = parse(path)
  const dot = base.indexOf('.', 1)
  const [stem, ending] = dot < 0 ? [base, ''] : [base.slice(0, dot), base.slice(dot)]
  const named = (number: number): string => join(dir, `${stem}.${number}${ending}`)
  let number = 1
  while (existsSync(named(number))) number += 1
  return named(number)
}

const faultOf = (
  file: string,
  { fault, header, desk }: JournalBefore,
  live: boolean,
  now: number,
): string | null => {
  if (fault?._tag === 'bad-line')
    return `${file}: line ${fault.line}: ${fault.why}; put the file aside to begin anew`
  const aheadMs = aheadOf(desk, now)
  if (aheadMs !== null) return `${file}: ${aheadWords(aheadMs)}`
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
  const { killSwitch } = desk
  if (killSwitch.kind === 'running' || killSwitch.kind === 'paused') return
  const why = killSwitch.reasons.map(killMessage).join('; ')
  warn(`twoway: ${file}: the desk was stopped (${why}): a person starts it in the window, --port`)
}
