/**
 * One turn of a bot: what it hears, what follows from it, what is to be done.
 */

import type { PlaceAction } from '../../desk/decide/deskActions.js'
import type { SwitchEvent } from '../../risk/killSwitch.js'
import type { BotInput, BotOutput } from './botMessage.js'
import type { BotSetup, BotState } from './botState.js'
import { type BotTurn, say, tell } from './botTurn.js'
import { clockTurn } from './clockTurn.js'
import { decideTurn, decisionDue } from './decideTurn.js'
import { hearJump, hearSkew, holdInDoubt } from './doubtTurn.js'
import { hearFeed, hearVenue } from './hearTurn.js'
import { hearSnapshot, snapshotTurn } from './snapshotTurn.js'

/** What a turn gives. @category bot @since 0.1.0 */
export type BotStep = { readonly state: BotState; readonly outputs: ReadonlyArray<BotOutput> }

/**
 * Returns the bot after an input, and what its driver has to do, in order.
 *
 * Pure: the same inputs give the same outputs. A decision at most every `quoteIntervalMs`, but at
 * once after a fill, a resolution, a switch that was moved, a price that crossed a strike or has
 * grown stale. After a jump of the machine's clock nothing is placed until the venue's time has
 * borne out the bot's own. What was decided is written down before it is sent.
 *
 * @category bot
 * @since 0.1.0
 */
export const turn =
  (setup: BotSetup) =>
  (state: BotState, input: BotInput): BotStep => {
    if (state.ended) return { state, outputs: [] }
    const made: BotTurn = { ...state, now: input.at, setup, outputs: [] }
    begin(made, state)
    hear(made, input)
    holdInDoubt(made)
    clockTurn(made)
    snapshotTurn(made)
    decideTurn(made)
    endTurn(made)
    const { setup: _, outputs, ...next } = made
    return { state: next, outputs }
  }

/**
 * Returns the instant at which a bot wants its next turn if nothing is heard before.
 *
 * @category bot
 * @since 0.1.0
 */
export const wakeAt = (setup: BotSetup, state: BotState): number => {
  const decision = decisionDue(state, setup.config.bot.quoteIntervalMs)
  const held = state.asking.held?.due ?? null
  let first = state.clockAt
  if (decision !== null && decision < first) first = decision
  if (held !== null && held < first) first = held
  return first
}

/** A bot that has just begun waits for the venue's word before it places anything. */
const begin = (made: BotTurn, { decidedAt, told, clockAt }: BotState): void => {
  const isFirst = decidedAt === null && !told && clockAt === made.setup.startedAt
  if (!isFirst || made.desk.killSwitch.kind !== 'running') return
  const why = 'the venue has not said yet what rests'
  tell(made, { kind: 'switch', at: 0, event: { kind: 'pause', at: made.now, why } })
}

const hear = (made: BotTurn, input: BotInput): void => {
  switch (input.kind) {
    case 'time':
      return
    case 'venue':
      hearVenue(made, input.message)
      return
    case 'feed':
      hearFeed(made, input.feed, input.message)
      return
    case 'snapshot':
      hearSnapshot(made, input.number, input.snapshot, input.detail)
      return
    case 'skew':
      hearSkew(made, input.skewMs)
      return
    case 'jump':
      hearJump(made, input.byMs)
      return
    case 'switch':
      onSwitch(made, input.event)
      return
    case 'unsent':
      onUnsent(made, input.action)
      return
    case 'stop':
      onStop(made, input.why)
      return
  }
}

const onSwitch = (made: BotTurn, event: SwitchEvent): void => {
  const isGo = event.kind === 'resume' || event.kind === 'reset'
  if (isGo && (made.recovering !== null || made.stopping !== null)) {
    say(made, 'warning', 'not resumed: the venue has not said yet what rests')
    return
  }
  if (isGo && made.doubt !== null) {
    say(made, 'warning', 'not resumed: the clock is in doubt')
    return
  }
  // Who pauses by hand while the bot pauses by itself is not resumed by it.
  if (event.kind === 'pause') made.recovering = null
  tell(made, { kind: 'switch', at: 0, event })
  say(made, event.kind === 'kill' ? 'critical' : 'news', `the switch is moved: ${event.kind}`)
}

/** Else it would count as live, and be waited for, though nobody answers for it. */
const onUnsent = (made: BotTurn, { marketId, clientOrderId }: PlaceAction): void => {
  const news = { _tag: 'rejected', at: made.now } as const
  tell(made, { kind: 'order', at: made.now, marketId, clientOrderId, news })
}

const onStop = (made: BotTurn, why: string): void => {
  if (made.stopping !== null) return
  made.stopping = made.now
  say(made, 'news', `stopping (${why}): ${made.desk.live} orders are taken back`)
  tell(made, { kind: 'switch', at: 0, event: { kind: 'pause', at: made.now, why } })
  made.outputs.push({ kind: 'cancel-all' })
}

const endTurn = (made: BotTurn): void => {
  const { stopping, desk, setup, now } = made
  if (stopping === null) return
  const live = desk.live + desk.strays.length
  const isLate = now - stopping >= setup.config.timing.shutdownMs
  if (live > 0 && !isLate) return
  made.ended = true
  const weight = live > 0 ? 'critical' : 'news'
  say(made, weight, live > 0 ? `stopped with ${live} orders in doubt` : 'stopped; nothing rests')
  made.outputs.push({ kind: 'stopped', live, inTime: live === 0 })
}
