/**
 * The session's one way to change: an input in, another session and what is to be done out.
 */

import type { CancelAction, MergeAction, PlaceAction } from '../../desk/decide/deskActions.js'
import * as Commands from './commands.js'
import { loseLink } from './keepLink.js'
import { greet } from './marketBook.js'
import { type HttpAnswer, onAnswer, onLost } from './onAnswer.js'
import { onFrame } from './onFrame.js'
import { askTime } from './routine.js'
import type { Session } from './session.js'
import { askSnapshot } from './snapshotRun.js'
import { onKnown } from './socketAuth.js'
import * as SocketLink from './socketLink.js'
import { onTick } from './ticks.js'
import { type Effect, flush, set, type Turn } from './turn.js'

/**
 * What happens to a session. `promise` numbers what the client has promised its caller; `id` a
 * request, `link` a socket. `lost`: no answer comes; `unsent`: it was never sent.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Input =
  | { readonly kind: 'open'; readonly promise: number; readonly token: string | null }
  | { readonly kind: 'close'; readonly promise: number }
  | { readonly kind: 'place'; readonly action: PlaceAction }
  | { readonly kind: 'cancel'; readonly action: CancelAction }
  | { readonly kind: 'merge'; readonly action: MergeAction }
  | { readonly kind: 'cancel-all' | 'snapshot' | 'time'; readonly promise: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'connected'; readonly link: number }
  | { readonly kind: 'disconnected'; readonly link: number; readonly why: string }
  | { readonly kind: 'frame'; readonly link: number; readonly text: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: HttpAnswer }
  | { readonly kind: 'lost'; readonly id: number; readonly unsent: boolean }

/**
 * The instant of an input: `now` on a clock in ms that never goes back, `at` on the desk's, and a
 * draw from [0, 1) for what is to be spread.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Instant = { readonly now: number; readonly at: number; readonly draw: number }

/** A session after an input, and what is to be done. @category adapters @since 0.1.0 */
export type Stepped = { readonly session: Session; readonly effects: ReadonlyArray<Effect> }

/**
 * Returns the session after an input.
 *
 * The desk's clock is followed where it runs ahead; where it is put back the session's own goes on,
 * so that no stamp is older than the one before.
 *
 * @category adapters
 * @since 0.1.0
 */
export const step = (session: Session, { now, at, draw }: Instant, input: Input): Stepped => {
  const turn: Turn = { session: { ...session }, effects: [] }
  const later = now > session.now ? now : session.now
  const elapsed = Number.isFinite(session.now) ? later - session.now : 0
  const stamped = Math.max(at, Math.floor(session.at + elapsed))
  set(turn, { now: later, at: Number.isFinite(stamped) ? stamped : at, draw })
  apply(turn, input)
  flush(turn)
  return { session: turn.session, effects: turn.effects }
}

const apply = (turn: Turn, input: Input): void => {
  switch (input.kind) {
    case 'tick':
      onTick(turn)
      return
    case 'answer':
      onAnswer(turn, input.id, input.answer)
      Commands.sweepOn(turn)
      return
    case 'lost':
      onLost(turn, input.id, input.unsent)
      return
    case 'connected':
      onConnected(turn, input.link)
      return
    case 'disconnected':
      loseLink(turn, input.link, input.why)
      return
    case 'frame':
      if (turn.session.link?.id === input.link) onFrame(turn, input.text)
      return
    default:
      obey(turn, input)
  }
}

type Command = Extract<Input, { readonly promise: number } | { readonly action: object }>

const obey = (turn: Turn, input: Command): void => {
  switch (input.kind) {
    case 'open':
      Commands.open(turn, input.promise, input.token)
      onTick(turn)
      return
    case 'close':
      Commands.close(turn, input.promise)
      return
    case 'place':
      Commands.place(turn, input.action)
      return
    case 'cancel':
      Commands.cancel(turn, input.action)
      return
    case 'merge':
      Commands.merge(turn, input.action)
      return
    case 'cancel-all':
      Commands.cancelAll(turn, input.promise)
      return
    case 'snapshot':
      askSnapshot(turn, input.promise)
      return
    case 'time':
      askTime(turn, input.promise)
  }
}

const onConnected = (turn: Turn, id: number): void => {
  const { link, now } = turn.session
  if (link === null || link.id !== id) return
  set(turn, { link: SocketLink.opened(id, now) })
  // Without a word of one's own fills it would be no connection.
  if (!turn.session.hasAccount) onKnown(turn)
  greet(turn)
}
