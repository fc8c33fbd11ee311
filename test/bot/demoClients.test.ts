import { describe, expect, test } from 'vitest'
import type { FeedMessage } from '../../src/adapters/feedClient.js'
import { createBot } from '../../src/bot/createBot.js'
import { demoClients, demoConfig } from '../../src/bot/demoClients.js'
import { noJournal } from '../../src/bot/journal/openJournal.js'
import { madeUpFeed } from '../../src/bot/paper/madeUpFeed.js'
import * as PaperBook from '../../src/bot/paper/paperBook.js'
import { decodeRunConfig } from '../../src/codec/runConfig.js'
import { fakeWorld } from './fakeWorld.js'

const resting = (outcome: 'yes' | 'no', side: 'bid' | 'ask', price: number) => ({
  clientOrderId: `${outcome} ${side}`,
  venueId: `${outcome} ${side}`,
  order: { outcome, side, price, size: 10 },
  price: 1e6 * price,
  size: 1e7,
})

const heardFrom = async (seed: number, ms: number) => {
  const world = fakeWorld()
  const heard: Array<FeedMessage> = []
  const assets = [
    { asset: 'BTC', start: 65_000, volatility: 0.4 },
    { asset: 'ETH', start: 3_400, volatility: 0.6 },
  ]
  const feed = madeUpFeed({ name: 'made up', seed, everyMs: 250, assets }, world)
  feed.open((message) => heard.push(message))
  await world.pass(ms)
  feed.close()
  await world.pass(1_000)
  return { heard, world }
}

describe('a feed that is made up', () => {
  test('tells a price of each asset each quarter of a second, until it is closed', async () => {
    const { heard, world } = await heardFrom(1, 1_000)
    const prices = heard.flatMap((message) => (message.kind === 'price' ? [message.event] : []))
    expect(heard[0]).toMatchObject({ kind: 'connection', status: { kind: 'connected' } })
    expect(prices.map(({ asset }) => asset)).toEqual(Array(5).fill(['BTC', 'ETH']).flat())
    expect(prices.slice(0, 2).map(({ price }) => price)).toEqual([65_000, 3_400])
    expect(prices.map(({ at, of }) => at - of)).toEqual(Array(10).fill(0))
    expect((prices[9]?.at ?? 0) - (prices[0]?.at ?? 0)).toBe(1_000)
    expect(new Set(prices.map(({ source }) => source))).toEqual(new Set(['made up']))
    expect(world.pending()).toBe(0)
  })

  test('walks the same way for the same seed, and another for another', async () => {
    const [one, again, other] = [
      await heardFrom(7, 5_000),
      await heardFrom(7, 5_000),
      await heardFrom(8, 5_000),
    ]
    expect(again.heard).toEqual(one.heard)
    expect(other.heard).not.toEqual(one.heard)
  })
})

describe('a taker on paper', () => {
  test.each([
    [[resting('yes', 'bid', 0.4), resting('no', 'ask', 0.55)], 'no ask'],
    [[resting('yes', 'bid', 0.4), resting('no', 'ask', 0.65)], 'yes bid'],
    [[resting('yes', 'ask', 0.7), resting('no', 'bid', 0.35)], 'no bid'],
    [[resting('yes', 'ask', 0.7), resting('no', 'bid', 0.25)], 'yes ask'],
    [[resting('yes', 'ask', 0.7), resting('no', 'bid', 0.3)], 'yes ask'],
    [[], undefined],
  ])('takes the best of what rests: case %#', (orders, best) => {
    expect(PaperBook.best(orders)?.venueId).toBe(best)
  })
})

describe('a demonstration', () => {
  test('has a config that its codec takes', () => {
    expect(decodeRunConfig(JSON.parse(JSON.stringify(demoConfig)))._tag).toBe('Right')
  })

  test('quotes, is traded with and settles until its first markets are over', async () => {
    const world = fakeWorld()
    const said: Array<string> = []
    const { venue, feeds } = demoClients(world, 229)
    const bot = createBot({
      venue,
      feeds,
      config: demoConfig,
      live: false,
      world,
      journal: noJournal,
      before: null,
      listen: (output) => void (output.kind === 'say' && said.push(output.text)),
    })
    await bot.start()
    await world.pass(310_000)
    const { desk } = bot.state()
    expect(desk.live).toBeGreaterThan(0)
    expect(said.filter((text) => text.includes('confirmed')).length).toBeGreaterThan(20)
    expect(said.filter((text) => text.includes('; it made ')).length).toBe(4)
    expect(said.filter((text) => text.includes('reject'))).toEqual([])
    const stopped = bot.stop('it is over')
    await world.pass(1_000)
    expect(await stopped).toMatchObject({ live: 0, inTime: true })
  }, 60_000)
})
