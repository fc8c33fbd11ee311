/**
 * The whole bot at the loopback venue without sockets, in a time that a test makes pass.
 */

import { client } from '../../src/adapters/degen/client.js'
import { type DegenLimits, degenLimits } from '../../src/adapters/degen/degenLimits.js'
import { type Bot, createBot } from '../../src/bot/createBot.js'
import type { BotOutput } from '../../src/bot/turn/botMessage.js'
import type { JournalLine } from '../../src/codec/journal.js'
import type { RunConfig } from '../../src/codec/runConfig.js'
import { configOf } from '../adapters/degenConfigs.js'
import { signer } from '../adapters/degenHarness.js'
import { type FakeFeed, type FakeWorld, fakeFeed, fakeWorld } from './fakeWorld.js'
import { type LiveLoop, liveLoop } from './liveLoop.js'
import { config as usual } from './running.js'

export type LoopBot = {
  readonly world: FakeWorld
  readonly loop: LiveLoop
  readonly feed: FakeFeed
  readonly bot: Bot
}

/** A bot that has begun a second ago. */
export const startLoopBot = async (of: {
  readonly draw: () => number
  readonly config?: RunConfig
  readonly limits?: Partial<DegenLimits>
  readonly write?: (lines: ReadonlyArray<JournalLine>) => void
  readonly listen?: (output: BotOutput) => void
}): Promise<LoopBot> => {
  const config = of.config ?? usual
  const world = fakeWorld()
  const loop = liveLoop(world)
  const feed = fakeFeed(world)
  const from = world.now()
  const around = { ...world, ...loop, random: of.draw, monotonic: () => world.now() - from }
  const { requestMs } = config.timing
  const bot = createBot({
    venue: client({
      config: {
        ...configOf({ rest: 'http://loop', socket: 'ws://loop/ws' }),
        prices: false,
        limits: { ...degenLimits, requestMs, ...of.limits },
      },
      signer,
      token: null,
      orders: [],
    })(around),
    feeds: [feed],
    config,
    live: true,
    world,
    journal: { write: of.write ?? (() => {}), sync: () => {}, close: () => {} },
    before: null,
    listen: of.listen ?? (() => {}),
  })
  const opened = bot.start()
  await world.pass(1_000)
  await opened
  return { world, loop, feed, bot }
}
