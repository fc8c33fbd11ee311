/**
 * A bot to embed: it joins a venue, feeds, a clock and a journal to the turns of a desk.
 */

import { type JournalLine, version } from '../codec/journal.js'
import type { SwitchEvent } from '../risk/killSwitch.js'
import { botCrank } from './botCrank.js'
import type { BotEnd, BotOptions } from './botOptions.js'
import { clockWatch } from './clockWatch.js'
import { aheadOf, aheadWords } from './journal/aheadOf.js'
import { steadyClockOf } from './steadyClock.js'
import type { BotSetup, BotState } from './turn/botState.js'

/**
 * A bot. `start` opens the feeds and the venue, and rejects where the venue does, or where the desk
 * to go on from is ahead of the clock by more than a second. `stop` takes back every order and
 * resolves once all are answered, or after `shutdownMs`. `move` is a person's hand
 * on the switch. `state` is what it knows now.
 *
 * @category bot
 * @since 0.1.0
 */
export type Bot = {
  readonly start: () => Promise<void>
  readonly stop: (why: string) => Promise<BotEnd>
  readonly move: (event: SwitchEvent) => void
  readonly state: () => BotState
}

/**
 * Returns a bot that does nothing until it is started.
 *
 * @example
 * import { createBot, noJournal, paperVenue, runDefaults } from 'twoway/bot'
 *
 * const world = { now: () => 0, setTimeout: () => null, clearTimeout: () => {} }
 * const config = runDefaults
 * const venue = paperVenue({ config, world, markets: null, held: [] })
 * const rest = { feeds: [], live: false, journal: noJournal, before: null, listen: () => {} }
 * const bot = createBot({ venue, config, world, ...rest })
 * bot.state().desk.live // => 0
 *
 * @category bot
 * @since 0.1.0
 */
export const createBot = (options: BotOptions): Bot => {
  const { venue, feeds, before } = options
  const clock = options.world.steady ?? steadyClockOf(options.world)
  const world = { ...options.world, now: clock.now }
  const setup = setupOf(options, clock.now())
  const crank = botCrank(setup, { ...options, world })
  return {
    start: async () => {
      // What passed between the making and the start is no jump.
      if (clock.lead() > 0) clock.follow()
      const aheadMs = aheadOf(before, clock.now())
      if (aheadMs !== null) throw new Error(aheadWords(aheadMs))
      const watch = clockWatch({ options: { ...options, world }, crank, clock })
      crank.write([headerOf(setup)])
      crank.hear({ kind: 'time', at: world.now() })
      // What could not be written down has ended it: opened now, nothing would close it again.
      if (crank.state().ended) return
      for (const feed of feeds) {
        const { name } = feed
        feed.open((message) => crank.hear({ kind: 'feed', at: world.now(), feed: name, message }))
      }
      await venue.open((message) => crank.hear({ kind: 'venue', at: world.now(), message }))
      watch.ask()
    },
    stop: (why) => {
      crank.hear({ kind: 'stop', at: world.now(), why })
      return crank.ended
    },
    move: (event) => crank.hear({ kind: 'switch', at: world.now(), event }),
    state: crank.state,
  }
}

const setupOf = ({ config, live, venue, before }: BotOptions, startedAt: number): BotSetup => {
  const mayBeOnItsWay = live || before !== null ? config.timing.requestMs : 0
  return {
    config,
    mode: live ? 'live' : 'paper',
    venue: venue.name,
    startedAt,
    nextOrder: startedAt,
    before,
    forerunner: startedAt + mayBeOnItsWay,
  }
}

const headerOf = ({ startedAt, mode, venue, nextOrder, config }: BotSetup): JournalLine => ({
  journal: 'twoway',
  version,
  at: startedAt,
  mode,
  venue,
  nextOrder,
  settings: config.settings,
  config: config.desk,
})
