import { expect, test } from 'vitest'
import { createBot } from '../../src/bot/createBot.js'
import type { BotOutput } from '../../src/bot/turn/botMessage.js'
import { fakeVenue, market } from './fakeVenue.js'
import { fakeFeed, fakeWorld } from './fakeWorld.js'
import { config, memoryJournal } from './running.js'

const heardBy = async (listen: (output: BotOutput) => void) => {
  const world = fakeWorld()
  const venue = fakeVenue(world, true)
  const feed = fakeFeed(world)
  const rest = { live: false, journal: memoryJournal(), before: null }
  const bot = createBot({ venue, feeds: [feed], config, world, listen, ...rest })
  await bot.start()
  venue.tell({ kind: 'listed', at: world.now(), market: market() })
  for (let i = 0; i < 5; i++) {
    feed.price(65_000 + i)
    await world.pass(1_000)
  }
  return { bot, world, venue }
}

test('a listener that throws once is told, and the bot goes on', async () => {
  const said: Array<string> = []
  let hasThrown = false
  const { bot, world, venue } = await heardBy((output) => {
    if (output.kind === 'say') said.push(`${output.weight}: ${output.text}`)
    if (hasThrown || output.kind !== 'place') return
    hasThrown = true
    throw new Error('a full disk')
  })
  expect(said).toContain('critical: who listens to place has thrown: a full disk')
  expect(bot.state().now).toBe(world.now())
  expect(venue.rests.size).toBe(6)
  expect(bot.state().desk.live).toBe(6)
  const ended = bot.stop('test')
  await world.pass(1)
  expect(await ended).toEqual({ live: 0, inTime: true, isWritten: true })
})

test('one that throws each time keeps nothing from being taken back', async () => {
  const { bot, world, venue } = await heardBy(() => {
    throw new Error('always')
  })
  expect(venue.rests.size).toBe(6)
  const ended = bot.stop('test')
  await world.pass(1)
  expect((await ended).live).toBe(0)
  expect(venue.rests.size).toBe(0)
})

test('a venue that throws where it should reject stops nothing', async () => {
  const { bot, world, venue } = await heardBy(() => {})
  Object.assign(venue, {
    cancelAll: () => {
      throw new Error('no promise')
    },
    snapshot: () => {
      throw new Error('no promise')
    },
  })
  await world.pass(60_000)
  const ended = bot.stop('test')
  await world.pass(1)
  expect((await ended).live).toBe(0)
})
