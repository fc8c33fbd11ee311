/**
 * A person's word that a bot which was stopped or paused goes on.
 */

import { message } from '../../risk/killSwitch.js'
import type { Bot } from '../createBot.js'

/**
 * Starts a bot again that was killed, or paused for a person to look at it, and returns why it does
 * not start, null where it does. Nothing is placed before the venue has said what rests, nor while
 * an order waits for its cancel.
 *
 * @example
 * import { createBot, noJournal, paperVenue, runDefaults, startAgain } from 'twoway/bot'
 *
 * const world = { now: () => 0, setTimeout: () => null, clearTimeout: () => {} }
 * const config = runDefaults
 * const venue = paperVenue({ config, world, markets: null, held: [] })
 * const rest = { feeds: [], live: false, journal: noJournal, before: null, listen: () => {} }
 * const bot = createBot({ venue, config, world, ...rest })
 * startAgain(bot, 'ops') // => 'the venue has not said yet what rests'
 *
 * @category bot
 * @since 0.1.0
 */
export const startAgain = (bot: Pick<Bot, 'state' | 'move'>, by: string): string | null => {
  const { desk, stopping, doubt, recovering } = bot.state()
  if (stopping !== null) return 'the bot is ending'
  if (doubt !== null) return 'the clock is in doubt'
  if (recovering !== null) return 'the venue has not said yet what rests'
  switch (desk.killSwitch.kind) {
    case 'running':
      return null
    case 'cancelling':
      return 'orders still wait for their cancels'
    case 'paused':
      bot.move({ kind: 'resume' })
      return againstIt(bot)
    case 'stopped':
      bot.move({ kind: 'reset', by })
      return againstIt(bot)
  }
}

/** A limit that is still passed stops it in the same turn. */
const againstIt = (bot: Pick<Bot, 'state'>): string | null => {
  const { killSwitch } = bot.state().desk
  if (killSwitch.kind === 'running') return null
  const why = killSwitch.kind === 'paused' ? [killSwitch.why] : killSwitch.reasons.map(message)
  return `it is ${killSwitch.kind} again: ${why.join('; ')}`
}
