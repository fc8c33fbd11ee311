/**
 * What turns a bot: inputs one after the other, each written down before it is acted on.
 */

import type { JournalEntry, JournalLine } from '../codec/journal.js'
import { botActor, finish, wordsOf } from './botActor.js'
import type { BotEnd, BotOptions } from './botOptions.js'
import type { BotInput, BotOutput, BotStopped } from './turn/botMessage.js'
import { type BotSetup, type BotState, open } from './turn/botState.js'
import { turn, wakeAt } from './turn/turn.js'

/** What a driver holds. @category bot @since 0.1.0 */
export type BotCrank = {
  readonly hear: (input: BotInput) => void
  readonly write: (lines: ReadonlyArray<JournalLine>) => boolean
  readonly state: () => BotState
  readonly ended: Promise<BotEnd>
}

/** A clock that jumps ahead of its timers is looked at again after a second. */
const longestSleepMs = 1_000

/** Returns what turns a bot. @category bot @since 0.1.0 */
export const botCrank = (setup: BotSetup, options: BotOptions): BotCrank => {
  const { world } = options
  const listen = listening(options)
  const waiting: Array<BotInput> = []
  let state = open(setup)
  let isTurning = false
  let timer: unknown = null
  const writer = writerOf({ ...options, listen }, waiting)
  const { end, ended } = ending(options, writer)
  const hear = (input: BotInput): void => {
    waiting.push(input)
    if (isTurning) return
    isTurning = true
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) once(next)
    } finally {
      isTurning = false
      arm()
    }
  }
  const act = botActor(options, hear, end)
  const once = (input: BotInput): void => {
    const { state: next, outputs } = turn(setup)(state, input)
    state = next
    const isWritten = written(writer, outputs)
    for (const output of outputs) {
      // What is not written down is not sent, but for what takes back.
      if (isWritten || !(output.kind === 'place' || output.kind === 'merge')) act(output)
      else if (output.kind === 'place') waiting.push(unsentOf(output, world.now()))
      listen(output)
    }
  }
  const arm = (): void => {
    world.clearTimeout(timer)
    if (state.ended) return
    const delay = Math.min(Math.max(wakeAt(setup, state) - world.now(), 0), longestSleepMs)
    timer = world.setTimeout(() => hear({ kind: 'time', at: world.now() }), delay)
  }
  return { hear, write: writer.write, state: () => state, ended }
}

type Place = Extract<BotOutput, { readonly kind: 'place' }>

const unsentOf = ({ action }: Place, at: number): BotInput => ({ kind: 'unsent', at, action })

type Ending = Pick<BotCrank, 'ended'> & { readonly end: (how: BotStopped) => void }

const ending = (options: BotOptions, { close }: Writer): Ending => {
  let resolved: (how: BotEnd) => void = () => {}
  const ended = new Promise<BotEnd>((resolve) => {
    resolved = resolve
  })
  const end = ({ live, inTime }: BotStopped): void => {
    void finish(options).then(() => resolved({ live, inTime, isWritten: close() }))
  }
  return { end, ended }
}

/** Who listens changes nothing: a listener that throws is told so, and no more. */
const listening =
  ({ listen, world }: BotOptions): BotOptions['listen'] =>
  (output) => {
    try {
      listen(output)
    } catch (thrown) {
      const text = `who listens to ${output.kind} has thrown: ${wordsOf(thrown)}`
      try {
        listen({ kind: 'say', at: world.now(), weight: 'critical', text })
      } catch {
        // It cannot be told, and the orders go before.
      }
    }
  }

type Writer = {
  readonly write: (lines: ReadonlyArray<JournalLine>) => boolean
  readonly sync: () => void
  readonly close: () => boolean
}

/**
 * A journal that fails ends the bot, and nothing more is written: what came after a gap would be
 * played as if there were none. `close` returns whether all was written.
 */
const writerOf = ({ journal, listen, world }: BotOptions, waiting: Array<BotInput>): Writer => {
  let isWritten = true
  const attempt = (run: () => void): boolean => {
    try {
      run()
    } catch (thrown) {
      isWritten = false
      const text = `the journal cannot be written: ${wordsOf(thrown)}`
      listen({ kind: 'say', at: world.now(), weight: 'critical', text })
      waiting.push({ kind: 'stop', at: world.now(), why: 'the journal cannot be written' })
    }
    return isWritten
  }
  return {
    write: (lines) => isWritten && attempt(() => journal.write(lines)),
    sync: () => void (isWritten && attempt(() => journal.sync())),
    close: () => attempt(() => journal.close()),
  }
}

/** Each second the disk is asked for what was written. */
const written = ({ write, sync }: Writer, outputs: ReadonlyArray<BotOutput>): boolean => {
  const entries: Array<JournalEntry> = []
  for (const output of outputs) if (output.kind === 'heard') entries.push(output.entry)
  if (entries.length === 0) return true
  const isWritten = write(entries)
  if (entries.some(({ event }) => event.kind === 'clock')) sync()
  return isWritten
}
