/**
 * What a bot does when the machine's clock has jumped: one of two clocks is wrong, and only the
 * venue can say which.
 */

import { clockSkewLimit } from '../clockSkewLimit.js'
import { type BotTurn, provenFrom, say, tell } from './botTurn.js'

/**
 * Takes back what rests: markets end by the venue's clock, and how far off it ours is is not known.
 *
 * @category bot
 * @since 0.1.0
 */
export const hearJump = (turn: BotTurn, byMs: number): void => {
  const words = `the clock went ${byMs < 0 ? 'back' : 'ahead'} by ${Math.abs(byMs)} ms`
  say(turn, 'critical', `${words}: nothing is placed until the venue's time bears out the bot's`)
  turn.doubt ??= { skewMs: turn.skewMs ?? 0 }
  if (turn.desk.killSwitch.kind !== 'running') return
  turn.recovering = Number.POSITIVE_INFINITY
  const why = 'the clock is in doubt'
  tell(turn, { kind: 'switch', at: 0, event: { kind: 'pause', at: turn.now, why } })
}

/** Hears by how much the venue's clock is ahead, and ends a doubt. @category bot @since 0.1.0 */
export const hearSkew = (turn: BotTurn, skewMs: number): void => {
  turn.skewMs = skewMs
  const { doubt } = turn
  if (doubt === null) return
  const most = clockSkewLimit(turn.setup.config)
  if (!(Math.abs(skewMs) <= most || Math.abs(skewMs - doubt.skewMs) <= most)) return
  turn.doubt = null
  say(turn, 'news', "the venue's time bears out the bot's")
  if (turn.recovering === null || turn.venue.kind !== 'connected') return
  turn.recovering = provenFrom(turn)
  turn.asking = { ...turn.asking, wanted: true }
}

/** A doubt outlasts a venue that comes back. @category bot @since 0.1.0 */
export const holdInDoubt = (turn: BotTurn): void => {
  if (turn.doubt !== null && turn.recovering !== null) turn.recovering = Number.POSITIVE_INFINITY
}
