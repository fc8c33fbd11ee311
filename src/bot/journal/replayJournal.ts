/**
 * A journal played again: the desk as it was, and whether the same desk still decides the same.
 */

import * as E from 'fp-ts/lib/Either.js'
import { message } from '../../codec/decodeError.js'
import { decodeLine, type JournalEntry, type JournalHeader } from '../../codec/journal.js'
import { apply } from '../../desk/apply/apply.js'
import { type Desk, open } from '../../desk/desk.js'
import type { Fold } from '../../math/fold.js'
import { continued } from '../turn/botState.js'
import { decided, sentOf } from '../turn/decideTurn.js'

/**
 * A line that is not what it should be. `bad-line`: it means nothing, with why; nothing after it is
 * played. `other-diff`: a decision of which `line` tells another than the desk makes now.
 *
 * @category bot
 * @since 0.1.0
 */
export type JournalFault =
  | { readonly _tag: 'bad-line'; readonly line: number; readonly why: string }
  | { readonly _tag: 'other-diff'; readonly line: number; readonly made: string }

/**
 * What a journal gave: its desk, null where it holds no header; the header in force; how many lines
 * were played and decisions compared; the first fault, null for none.
 *
 * @category bot
 * @since 0.1.0
 */
export type JournalReplay = {
  readonly desk: Desk | null
  readonly header: JournalHeader | null
  readonly lines: number
  readonly decisions: number
  readonly fault: JournalFault | null
}

const nothing: JournalReplay = { desk: null, header: null, lines: 0, decisions: 0, fault: null }

/**
 * Returns a replay as a fold over lines: every event is applied in its order, and with `compare`
 * every decision that was sent is made again and compared, byte for byte. A line that means nothing
 * ends it; a decision that differs, as another version may make one, is told and what was sent then
 * holds.
 *
 * @example
 * import { Fold } from 'twoway'
 * import { journalReplay } from 'twoway/bot'
 *
 * Fold.run(journalReplay(true))(['{"event":{"kind":"clock","at":0}}']).fault
 * // => { _tag: 'bad-line', line: 1, why: 'no header stands before it' }
 *
 * @category bot
 * @since 0.1.0
 */
export const journalReplay = (compare: boolean): Fold<string, JournalReplay, JournalReplay> => ({
  initial: nothing,
  step: (state, text) => (state.fault?._tag === 'bad-line' ? state : after(state, text, compare)),
  value: (state) => state,
})

/**
 * Returns what the lines of a journal give, its decisions compared: see `journalReplay`. Never
 * throws.
 *
 * @example
 * import { replayJournal } from 'twoway/bot'
 *
 * replayJournal([]).desk // => null
 *
 * @category bot
 * @since 0.1.0
 */
export const replayJournal = (lines: Iterable<string>): JournalReplay => {
  const { initial, step } = journalReplay(true)
  let state = initial
  for (const line of lines) state = step(state, line)
  return state
}

const after = (state: JournalReplay, text: string, compare: boolean): JournalReplay => {
  const lines = state.lines + 1
  const read = decodeLine(text)
  if (E.isLeft(read)) return bad(state, lines, read.left.map(message).join('; '))
  if ('journal' in read.right) return begun(state, lines, read.right)
  const { desk, header, decisions, fault } = state
  if (desk === null || header === null) return bad(state, lines, 'no header stands before it')
  const { event } = read.right
  const made = compare && event.kind === 'acted' ? remade(desk, header, read.right) : null
  const isSame = made === null || made === JSON.stringify(read.right)
  return {
    desk: apply(desk, event),
    header,
    lines,
    decisions: decisions + (made === null ? 0 : 1),
    fault: fault ?? (isSame ? null : { _tag: 'other-diff', line: lines, made }),
  }
}

const bad = (state: JournalReplay, line: number, why: string): JournalReplay => ({
  ...state,
  fault: { _tag: 'bad-line', line, why },
})

const begun = (
  { desk, decisions, fault }: JournalReplay,
  lines: number,
  header: JournalHeader,
): JournalReplay => {
  const { at: now, settings, nextOrder } = header
  const next =
    desk === null ? open({ now, nextOrder, settings }) : continued(desk, { settings, nextOrder })
  return { desk: next, header, lines, decisions, fault }
}

/** The line as the desk would write it now; where it would send nothing, no line at all. */
const remade = (desk: Desk, { config }: JournalHeader, { event, scope }: JournalEntry): string => {
  if (scope === null || scope === undefined) return ''
  const actions = sentOf(desk, decided(desk, config, scope))
  if (actions === null) return ''
  const entry: JournalEntry = { event: { kind: 'acted', at: event.at, actions }, scope }
  return JSON.stringify(entry)
}
