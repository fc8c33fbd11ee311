/**
 * What turns a bot: inputs one after the other, each written down before it is acted on.
 */

import type { JournalEntry, JournalLine } from '../codec/journal.js'
import { botActor, finish, wordsOf } from './botActor.js'
import type { BotEnd, BotOptions } from './botOptions.js'
import type { BotInput, BotOutput } from './turn/botMessage.js'
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
  const step = turn(setup)
  const waiting: Array<BotInput> = []
  let state = open(setup)
  let isTurning = false
  let timer: unknown = null
  const { end, ended } = ending()
  const write = writerOf({ ...options, listen }, waiting)
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
  const act = botActor(options, hear, (how) => void finish(options).then(() => end(how)))
  const once = (input: BotInput): void => {
    const { state: next, outputs } = step(state, input)
    state = next
    const isWritten = written(options, write, outputs)
    for (const output of outputs) {
      // What is not written down is not sent, but for what takes back.
      if (isWritten || !(output.kind === 'place' || output.kind === 'merge')) act(output)
      listen(output)
    }
  }
  const arm = (): void => {
    world.clearTimeout(timer)
    if (state.ended) return
    const delay = Math.min(Math.max(wakeAt(setup, state) - world.now(), 0), longestSleepMs)
    timer = world.setTimeout(() => hear({ kind: 'time', at: world.now() }), delay)
  }
  return { hear, write, state: () => state, ended }
}

const ending = (): Pick<BotCrank, 'ended'> & { readonly end: (how: BotEnd) => void } => {
  let end: (how: BotEnd) => void = () => {}
  const ended = new Promise<BotEnd>((resolve) => {
    end = resolve
  })
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

/** A journal that fails ends the bot. */
const writerOf =
  ({ journal, listen, world }: BotOptions, waiting: Array<BotInput>): BotCrank['write'] =>
  (lines) => {
    try {
      journal.write(lines)
      return true
    } catch (thrown) {
      const text = `the journal cannot be written: ${wordsOf(thrown)}`
      listen({ kind: 'say', at: world.now(), weight: 'critical', text })
      waiting.push({ kind: 'stop', at: world.now(), why: 'the journal cannot be written' })
      return false
    }
  }

/** Each second the disk is asked for what was written. */
const written = (
  { journal }: BotOptions,
  write: BotCrank['write'],
  outputs: ReadonlyArray<BotOutput>,
): boolean => {
  const entries: Array<JournalEntry> = []
  for (const output of outputs) if (output.kind === 'heard') entries.push(output.entry)
  if (entries.length === 0) return true
  const isWritten = write(entries)
  if (entries.some(({ event }) => event.kind === 'clock')) journal.sync()
  return isWritten
}
