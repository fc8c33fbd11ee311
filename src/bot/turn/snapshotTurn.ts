/**
 * When a bot asks the venue for all that rests, and what it makes of the answer.
 */

import { type Desk, markets } from '../../desk/desk.js'
import type { Snapshot } from '../../desk/deskEvent.js'
import { type BotTurn, say, tell } from './botTurn.js'

/**
 * Takes the answer to the question of a number: late ones are dropped, since an older word must not
 * follow a newer one; others are held back a little, so that the fills they hold are told first.
 *
 * @category bot
 * @since 0.1.0
 */
export const hearSnapshot = (
  turn: BotTurn,
  number: number,
  snapshot: Snapshot | null,
  detail: string,
): void => {
  const { asking } = turn
  const { timing } = turn.setup.config
  if (number !== asking.number || !asking.open || asking.askedAt === null) return
  turn.asking = { ...asking, open: false }
  if (snapshot === null) {
    say(turn, 'warning', `the venue does not say what rests: ${detail}`)
    turn.asking = { ...turn.asking, wanted: true }
    return
  }
  if (turn.now - asking.askedAt > timing.requestMs) return
  // What was sent after the question is not judged by the answer, whatever the client's clock; and
  // a client that was asking already may answer with what it had asked for before.
  const asOf = Math.min(snapshot.asOf, asking.askedAt)
  turn.asking = {
    ...turn.asking,
    held: { due: turn.now + timing.holdMs, snapshot: { ...snapshot, asOf } },
  }
}

/**
 * Hands on an answer whose time has come, and asks again where that is due.
 *
 * @category bot
 * @since 0.1.0
 */
export const snapshotTurn = (turn: BotTurn): void => {
  pauseAway(turn)
  const { held } = turn.asking
  // A desk that is new has to know an order before it can count its fills.
  if (held !== null && (turn.now >= held.due || !turn.told)) reconcile(turn, held.snapshot)
  if (turn.venue.kind === 'connected' && isAskDue(turn)) ask(turn)
}

/** Blind to fills a desk takes back what rests, whoever has just resumed it. */
const pauseAway = (turn: BotTurn): void => {
  const { venue, desk, now } = turn
  if (venue.kind === 'connected' || desk.killSwitch.kind !== 'running') return
  turn.recovering = Number.POSITIVE_INFINITY
  const event = { kind: 'pause', at: now, why: 'the venue is away' } as const
  tell(turn, { kind: 'switch', at: 0, event })
}

const reconcile = (turn: BotTurn, snapshot: Snapshot): void => {
  const before = mismatches(turn.desk)
  turn.asking = { ...turn.asking, held: null, asOf: snapshot.asOf }
  if (!tell(turn, { kind: 'reconciled', at: 0, snapshot })) return
  turn.told = true
  for (const id of mismatches(turn.desk)) {
    if (!before.includes(id))
      say(turn, 'critical', `the venue holds other shares of ${id} than are known`)
  }
  const { recovering } = turn
  if (recovering === null || snapshot.asOf < recovering || turn.stopping !== null) return
  turn.recovering = null
  say(turn, 'news', 'the venue has said what rests')
  if (turn.desk.killSwitch.kind === 'paused')
    tell(turn, { kind: 'switch', at: 0, event: { kind: 'resume' } })
}

const mismatches = (desk: Desk): ReadonlyArray<string> =>
  markets(desk)
    .filter(({ mismatched }) => mismatched)
    .map(({ market }) => market.id)

const ask = (turn: BotTurn): void => {
  const number = turn.asking.number + 1
  turn.asking = { ...turn.asking, number, askedAt: turn.now, open: true, wanted: false }
  turn.outputs.push({ kind: 'ask', number })
}

/** Never closer than a request may take: an answer could overtake the one before. */
const isAskDue = ({ asking, now, setup, desk, recovering, stopping }: BotTurn): boolean => {
  const { requestMs, snapshotMs } = setup.config.timing
  if (asking.askedAt === null || asking.askedAt > now) return true
  const since = now - asking.askedAt
  if (since <= requestMs || asking.held !== null) return false
  const isPressing =
    asking.wanted ||
    asking.open ||
    recovering !== null ||
    (stopping !== null && desk.live > 0) ||
    hasUnknown(desk)
  return isPressing || since >= snapshotMs
}

const hasUnknown = (desk: Desk): boolean =>
  markets(desk).some(({ resting }) => resting.some(({ status }) => status === 'unknown'))
