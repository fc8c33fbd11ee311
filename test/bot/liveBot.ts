/**
 * The whole bot in earnest: its loop, the Degen client, and the loopback server behind sockets.
 */

import { client } from '../../src/adapters/degen/client.js'
import { type Bot, createBot } from '../../src/bot/createBot.js'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import type { RunConfig } from '../../src/codec/runConfig.js'
import { type Desk, markets } from '../../src/desk/desk.js'
import { configOf } from '../adapters/degenConfigs.js'
import { differences, pause, quick, signer, until, world } from '../adapters/degenHarness.js'
import { type DegenServer, type ServerOptions, startDegenServer } from '../adapters/degenServer.js'
import { isLive, type LoopMarket, type LoopOrder } from '../adapters/degenVenue.js'
import { fakeFeed } from './fakeWorld.js'
import { memoryJournal, config as usual } from './running.js'

/** Everything waits for a part of what it does in earnest, and for what a busy machine takes. */
export const liveConfig: RunConfig = {
  ...usual,
  bot: { ...usual.bot, quoteIntervalMs: 100 },
  desk: { ...usual.desk, rates: null },
  settings: { ...usual.settings, answerMs: 3_500, requestMs: 5_000 },
  timing: {
    requestMs: 3_000,
    snapshotMs: 3_500,
    holdMs: 100,
    shutdownMs: 15_000,
    outlookMs: 5_000,
  },
}

export type Live = {
  readonly bot: Bot
  readonly server: DegenServer
  readonly market: LoopMarket
  readonly config: RunConfig
  readonly desk: () => Desk
  readonly price: (price: number) => void
  readonly resting: () => ReadonlyArray<LoopOrder>
  readonly said: ReadonlyArray<string>
  readonly lines: ReadonlyArray<string>
  readonly close: () => Promise<void>
}

/** A bot that has signed in and found the one market of the server. */
export const startLive = async (
  of: Partial<ServerOptions> & { readonly config?: RunConfig } = {},
): Promise<Live> => {
  const server = await startDegenServer({
    publicKey: signer.address,
    fillShape: of.fillShape ?? 'spec',
    listsNumbers: of.listsNumbers ?? false,
    requestsPerMinute: of.requestsPerMinute ?? 100_000,
    cancelsPerMinute: of.cancelsPerMinute ?? 100_000,
  })
  const market = server.addMarket({})
  server.level(market, 'YES', 'bids', [0.05, 10])
  server.level(market, 'YES', 'asks', [0.95, 10])
  const config = of.config ?? liveConfig
  const around = world()
  const feed = fakeFeed(around)
  const journal = memoryJournal()
  const said: Array<string> = []
  const bot = createBot({
    venue: client({
      config: {
        ...configOf(server),
        prices: false,
        limits: { ...quick, requestMs: 2_500, openMs: 20_000, silenceMs: 2_000, depthMs: 20 },
      },
      signer,
      token: null,
      orders: [],
    })(around),
    feeds: [feed],
    config,
    live: true,
    world: around,
    journal,
    before: null,
    listen: (output) => {
      if (output.kind === 'say') said.push(`${output.weight}: ${output.text}`)
    },
  })
  let price = 100_000
  const timer = setInterval(() => feed.price(price), 50)
  await bot.start()
  return {
    bot,
    server,
    market,
    config,
    desk: () => bot.state().desk,
    price: (next) => {
      price = next
      feed.price(price)
    },
    resting: () => [...server.venue.orders.values()].filter(isLive),
    said,
    lines: journal.lines,
    close: async () => {
      await bot.stop('the test ends')
      clearInterval(timer)
      await server.close()
    },
  }
}

/** Both sides quoted, and known to be. */
export const quoted = async (live: Live): Promise<void> => {
  await until(
    'quotes of both sides',
    () => {
      const outcomes = new Set(live.resting().map(({ outcome }) => outcome))
      return outcomes.size === 2 && live.desk().killSwitch.kind === 'running'
    },
    20_000,
  )
}

/** Prices that move and orders that are hit, while whatever is asked for goes wrong. */
export const trade = async (live: Live): Promise<void> => {
  for (const [i, price] of [100_020, 99_990, 100_050, 100_000].entries()) {
    live.price(price)
    await pause(130)
    const order = live.resting()[i]
    if (order === undefined) continue
    const left = order.size - order.filled
    live.server.fill(order, i % 2 === 0 ? left : Math.floor(left * 1e5) / 1e6)
  }
}

/**
 * Waits for a snapshot that is asked for from now on, and then until the desk and the venue are
 * one: the same orders, the same shares, no promise broken, and the journal gives the same desk.
 */
export const agreed = async (live: Live): Promise<void> => {
  const from = Date.now()
  const found = (): ReadonlyArray<string> => differences(live, live.config.desk)
  const isTold = (): boolean => (live.bot.state().asking.asOf ?? 0) > from
  const isCalm = (): boolean => markets(live.desk()).length > 0 && isTold() && found().length === 0
  await until('a snapshot', isTold, 20_000)
  await until('one desk', isCalm, 20_000).catch(() => {
    throw new Error(`not one: ${[...found(), ...live.said.slice(-12)].join('\n')}`)
  })
  const played = replayJournal(live.lines)
  if (played.fault !== null || JSON.stringify(played.desk) !== JSON.stringify(live.desk()))
    throw new Error(`the journal gives another desk: ${JSON.stringify(played.fault)}`)
}
