/**
 * The end of a session, wanted or not.
 */

import * as Dictionary from '../../desk/dictionary.js'
import { onCancelAllDone } from './orderAnswer.js'
import { set, settle, type Turn } from './turn.js'

/**
 * Shuts the session: its socket is hung up, what is on its way is forgotten, and whoever waits for
 * an answer is told why none comes.
 *
 * @category adapters
 * @since 0.1.0
 */
export const endSession = (turn: Turn, why: string): void => {
  const { link, opening, snapshot, pending } = turn.session
  const none = { ok: false, why } as const
  for (const { value } of Dictionary.entries(pending)) {
    turn.effects.push({ kind: 'abort', id: value.id })
    settle(turn, value.promise, none)
  }
  if (link !== null) turn.effects.push({ kind: 'disconnect', link: link.id })
  settle(turn, opening?.promise ?? null, none)
  for (const one of snapshot?.promises ?? []) settle(turn, one, none)
  onCancelAllDone(turn)
  set(turn, {
    phase: 'shut',
    opening: null,
    link: null,
    pending: Dictionary.empty,
    snapshot: null,
    token: null,
  })
}
