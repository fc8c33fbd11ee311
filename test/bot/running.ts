import type { Bot } from '../../src/bot/createBot.js'
import { createBot } from '../../src/bot/createBot.js'
import type { BotJournal } from '../../src/bot/journal/openJournal.js'
import type { HeldMarket } from '../../src/bot/paper/heldMarkets.js'
import { type PaperVenue, paperVenue } from '../../src/bot/paper/paperVenue.js'
import { runConfigOf } from '../../src/bot/runDefaults.js'
import type { BotOutput } from '../../src/bot/turn/botMessage.js'
import { lineOf } from '../../src/codec/journal.js'
import type { RunConfig } from '../../src/codec/runConfig.js'
import { presets } from '../../src/decision/presets.js'
import type { Desk } from '../../src/desk/desk.js'
import { type FakeVenue, fakeVenue, market } from './fakeVenue.js'
import { type FakeFeed, type FakeWorld, fakeFeed, fakeWorld } from './fakeWorld.js'

export const config: RunConfig = runConfigOf({
  quote: presets.v2,
  bot: {
    enabled: true,
    assets: ['BTC'],
    quoteIntervalMs: 1_000,
    websocket: true,
    websocketReconnectMs: 5_000,
  },
  feeds: ['coinbase'],
})

export type MemoryJournal = { -readonly [Key in keyof BotJournal]: BotJournal[Key] } & {
  readonly lines: Array<string>
}

/** A journal whose lines are kept as text. */
export const memoryJournal = (): MemoryJournal => {
  const lines: Array<string> = []
  return {
    lines,
    write: (added) => {
      for (const line of added) lines.push(lineOf(line))
    },
    sync: () => {},
    close: () => {},
  }
}

export type Paper = {
  readonly bot: Bot
  readonly world: FakeWorld
  readonly feed: FakeFeed
  readonly venue: PaperVenue
  readonly journal: ReturnType<typeof memoryJournal>
  readonly outputs: Array<BotOutput>
  readonly said: () => ReadonlyArray<string>
}

/** A bot on paper that has been told one price. */
export const paper = async (
  parts: {
    readonly world?: FakeWorld
    readonly config?: RunConfig
    readonly before?: Desk | null
    readonly held?: ReadonlyArray<HeldMarket>
  } = {},
): Promise<Paper> => {
  const world = parts.world ?? fakeWorld()
  const of = parts.config ?? config
  const feed = fakeFeed(world)
  const venue = paperVenue({ config: of, world, markets: null, held: parts.held ?? [] })
  const journal = memoryJournal()
  const outputs: Array<BotOutput> = []
  const bot = createBot({
    venue,
    feeds: [venue.watch(feed)],
    config: of,
    live: false,
    world,
    journal,
    before: parts.before ?? null,
    listen: (output) => outputs.push(output),
  })
  await bot.start()
  const said = (): ReadonlyArray<string> =>
    outputs.flatMap((one) => (one.kind === 'say' ? [`${one.weight}: ${one.text}`] : []))
  return { bot, world, feed, venue, journal, outputs, said }
}

/** Prices that wander, one every quarter of a second. */
export const wander = async (
  { feed, world }: Pick<Paper, 'feed' | 'world'>,
  seconds: number,
  from = 65_000,
): Promise<number> => {
  let price = from
  for (let i = 0; i < seconds * 4; i++) {
    price *= 1 + 0.00004 * Math.sin(i * i)
    feed.price(price)
    await world.pass(250)
  }
  return price
}

export type Faked = Omit<Paper, 'venue'> & { readonly venue: FakeVenue }

/** A bot at a venue that a test holds in its hands. */
export const faked = async (
  parts: {
    readonly answers?: boolean
    readonly config?: RunConfig
    readonly live?: boolean
    readonly before?: Desk | null
    readonly world?: FakeWorld
  } = {},
): Promise<Faked> => {
  const world = parts.world ?? fakeWorld()
  const feed = fakeFeed(world)
  const venue = fakeVenue(world, parts.answers ?? false)
  const journal = memoryJournal()
  const outputs: Array<BotOutput> = []
  const bot = createBot({
    venue,
    feeds: [feed],
    config: parts.config ?? config,
    live: parts.live ?? false,
    world,
    journal,
    before: parts.before ?? null,
    listen: (output) => outputs.push(output),
  })
  await bot.start()
  const said = (): ReadonlyArray<string> =>
    outputs.flatMap((one) => (one.kind === 'say' ? [`${one.weight}: ${one.text}`] : []))
  return { bot, world, feed, venue, journal, outputs, said }
}

/** The instants at which something was sent. */
export const sends = ({ outputs }: Pick<Paper, 'outputs'>): ReadonlyArray<number> =>
  outputs.flatMap((one) =>
    one.kind === 'heard' && one.entry.event.kind === 'acted' ? [one.entry.event.at] : [],
  )

/** One that quotes: a market, a price, and the venue's first word. */
export const quoting = async (parts: Parameters<typeof faked>[0] = {}): Promise<Faked> => {
  const run = await faked({ answers: true, ...parts })
  run.venue.tell({ kind: 'listed', at: run.world.now(), market: market() })
  const seconds = (parts.config ?? config).bot.quoteIntervalMs / 1_000
  for (let i = 0; i < seconds; i++) {
    run.feed.price(65_000)
    await run.world.pass(1_000)
  }
  run.feed.price(65_000)
  await run.world.pass(100)
  return run
}
