/**
 * A bot to embed: it joins a venue, feeds, a clock and a journal to the turns of a desk.
 */

import { type JournalLine, version } from '../codec/journal.js'
import type { SwitchEvent } from '../risk/killSwitch.js'
import { type BotCrank, botCrank } from './botCrank.js'
import type { BotEnd, BotOptions } from './botOptions.js'
import type { BotSetup, BotState } from './turn/botState.js'

/**
 * A bot. `start` opens the feeds and the venue, and rejects where the venue does. `stop` takes back
 * every order and resolves once all are answered, or after `shutdownMs`. `move` is a person's hand
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
  const { venue, feeds, config, live, world, before } = options
  const startedAt = world.now()
  const mayBeOnItsWay = live || before !== null ? config.timing.requestMs : 0
  const setup: BotSetup = {
    config,
    mode: live ? 'live' : 'paper',
    venue: venue.name,
    startedAt,
    nextOrder: startedAt,
    before,
    forerunner: startedAt + mayBeOnItsWay,
  }
  const crank = botCrank(setup, options)
  return {
    start: async () => {
      crank.write([headerOf(setup)])
      crank.hear({ kind: 'time', at: world.now() })
      for (const feed of feeds) {
        const { name } = feed
        feed.open((message) => crank.hear({ kind: 'feed', at: world.now(), feed: name, message }))
      }
      await venue.open((message) => crank.hear({ kind: 'venue', at: world.now(), message }))
      watchClock(options, crank)
    },
    stop: (why) => {
      crank.hear({ kind: 'stop', at: world.now(), why })
      return crank.ended
    },
    move: (event) => crank.hear({ kind: 'switch', at: world.now(), event }),
    state: crank.state,
  }
}

const clockEveryMs = 60_000

/** Half of the way is taken off: that is when the venue looked at its clock. */
const watchClock = ({ venue, world }: BotOptions, crank: BotCrank): void => {
  let timer: unknown = null
  const ask = (): void => {
    const askedAt = world.now()
    venue.serverTime().then(
      (time) => {
        const at = world.now()
        crank.hear({ kind: 'skew', at, skewMs: time - (askedAt + at) / 2 })
      },
      () => undefined,
    )
    timer = world.setTimeout(ask, clockEveryMs)
  }
  ask()
  void crank.ended.then(() => world.clearTimeout(timer))
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
