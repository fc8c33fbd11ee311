/** What the venue's limits do to a bot, at the loopback venue in a time that a test makes pass. */

import { describe, expect, test } from 'vitest'
import type { BotOutput } from '../../src/bot/turn/botMessage.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { differences } from '../adapters/degenHarness.js'
import { isLive } from '../adapters/degenVenue.js'
import { type LoopBot, startLoopBot } from './loopBot.js'
import { config } from './running.js'

type Sent = { readonly at: number; readonly kind: 'place' | 'cancel' }

/** A bot that quotes one market, and what it has sent. */
const quoting = async (
  of: Pick<Parameters<typeof startLoopBot>[0], 'config'> = {},
): Promise<LoopBot & { readonly sent: ReadonlyArray<Sent> }> => {
  const sent: Array<Sent> = []
  let now = (): number => 0
  const listen = ({ kind }: BotOutput): void => {
    if (kind === 'place' || kind === 'cancel') sent.push({ at: now(), kind })
  }
  const run = await startLoopBot({ draw: () => 0.5, listen, ...of })
  now = run.world.now
  run.loop.addMarket(65_000, 300_000)
  for (let second = 0; second < 20; second++) await priced(run, 65_000)
  expect([...run.loop.venue.orders.values()].filter(isLive)).toHaveLength(6)
  return { ...run, sent }
}

const priced = async ({ feed, world }: LoopBot, price: number): Promise<void> => {
  feed.price(price)
  await world.pass(1_000)
}

describe('the venue’s limit of cancels', () => {
  test('that is met lets nothing be placed either, until it is over', async () => {
    const run = await quoting()
    const { loop, sent, bot, world } = run
    const before = sent.length
    // The next request is the cancel of a quote that the price has left behind.
    loop.spoilRequest('cancels-limited')
    await priced(run, 65_200)
    const { restsUntil } = bot.state().desk.conditions
    expect(restsUntil).toBeGreaterThan(world.now())
    const atFirst = sent.length
    expect(sent[before]).toMatchObject({ kind: 'cancel' })
    while (world.now() < (restsUntil ?? 0) - 1_000) await priced(run, 65_000 + (world.now() % 99))
    expect(sent.length).toBe(atFirst)
    for (let second = 0; second < 20; second++) await priced(run, 65_200)
    expect(sent.length).toBeGreaterThan(atFirst)
    expect(differences({ server: loop, desk: () => bot.state().desk }, config.desk)).toEqual([])
  })

  test('that it documents is kept by the desk’s budget, whatever the price does', async () => {
    const [, cancels] = venueRates.degen.buckets
    const run = await quoting()
    const before = run.sent.length
    for (let i = 0; i < 40; i++) await priced(run, 65_000 + (i % 2) * 300)
    const sent = run.sent.slice(before).filter(({ kind }) => kind === 'cancel')
    const { capacity = 0, perSecond = 0 } = cancels ?? {}
    const overdrawn = sent.flatMap(({ at: from }, first) =>
      sent
        .slice(first)
        .filter(({ at: to }, i) => i >= capacity + (perSecond * (to - from)) / 1_000),
    )
    expect(overdrawn).toEqual([])
    expect(sent.length).toBeGreaterThan(capacity)
  })
})
