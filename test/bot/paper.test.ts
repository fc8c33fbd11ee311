import { describe, expect, test } from 'vitest'
import { recordedEvents } from '../../src/bot/journal/recordedEvents.js'
import * as PaperBook from '../../src/bot/paper/paperBook.js'
import { dueMarkets, resolutionOf } from '../../src/bot/paper/paperMarkets.js'
import { webhook } from '../../src/bot/webhook.js'
import { decodeMarketEvent } from '../../src/codec/decodeMarketEvent.js'
import { run as runFold } from '../../src/math/fold.js'
import { market } from './fakeVenue.js'
import { start } from './fakeWorld.js'
import { config, paper, wander } from './running.js'

const order = (outcome: 'yes' | 'no', side: 'bid' | 'ask', price: number) => ({
  clientOrderId: `${outcome} ${side} ${price}`,
  venueId: `${outcome} ${side} ${price}`,
  order: { outcome, side, price, size: 10 },
})

describe('a book on paper', () => {
  const held = [
    order('yes', 'bid', 0.4),
    order('no', 'bid', 0.5),
    order('yes', 'ask', 0.7),
    order('no', 'ask', 0.8),
  ].reduce(PaperBook.rested, PaperBook.listed(market()))

  test.each<[PaperBook.Others, boolean, ReadonlyArray<string>]>([
    [{ bid: 0.45, ask: 0.45 }, false, []],
    [{ bid: 0.4, ask: 0.4 }, false, []],
    [{ bid: 0.4, ask: 0.4 }, true, ['yes bid 0.4']],
    [{ bid: 0.39, ask: 0.39 }, false, ['yes bid 0.4']],
    [{ bid: 0.19, ask: 0.19 }, false, ['yes bid 0.4', 'no ask 0.8']],
    [{ bid: 0.51, ask: 0.51 }, false, ['no bid 0.5']],
    [{ bid: 0.71, ask: 0.71 }, false, ['no bid 0.5', 'yes ask 0.7']],
    [{ bid: null, ask: null }, true, []],
  ])('others at %j, touching %s, take %j', (others, touching, ids) => {
    expect(PaperBook.taken(held, others, touching).map(({ venueId }) => venueId)).toEqual(ids)
  })

  test('what fills is held, and what is owed shows as the other outcome', () => {
    const filled = held.orders.reduce(PaperBook.filled, held)
    expect([filled.yes, filled.no, filled.orders.length]).toEqual([0, 0, 0])
    const sold = PaperBook.filled(held, held.orders[2] as PaperBook.PaperOrder)
    expect(PaperBook.shown(sold)).toEqual({ yes: 0, no: 10_000_000 })
  })
})

describe('markets on paper', () => {
  const spot = { price: 65_000, at: start }
  const due = (now: number, at = now, isOpen = false) =>
    dueMarkets(config, { asset: 'BTC', spot: { ...spot, at }, now }, () => isOpen)

  test('begin now and end with their window', () => {
    const [first] = due(start)
    expect(first).toMatchObject({ strike: 65_000, openedAt: start, expiresAt: 1_750_000_500_000 })
    expect(first?.id).toBe('BTC-5m-20250615T151500Z')
  })

  test.each([
    [1_750_000_470_000, 1],
    [1_750_000_470_001, 0],
  ])('at %i there are %i of them', (now, many) => {
    expect(due(now).length).toBe(many)
  })

  test('none begins twice, or on a price that is old', () => {
    expect(due(start, start, true)).toEqual([])
    expect(due(start, start - 60_001)).toEqual([])
    expect(due(start, start - 60_000).length).toBe(1)
  })

  test('that ended while nobody ran are void, not settled by what is paid an hour later', () => {
    const of = market()
    const now = of.expiresAt + 3_600_000
    expect(resolutionOf(of, { price: 65_001, at: now }, now)).toBe('void')
    expect(resolutionOf(of, { price: 65_001, at: of.expiresAt + 59_000 }, now)).toBe('yes')
  })

  test.each<[number, number | null, number, string | null]>([
    [65_001, 0, -1, null],
    [65_001, 0, 0, 'yes'],
    [65_000, 0, 0, 'no'],
    [64_999, 60_000, 0, 'no'],
    [64_999, 60_001, 0, 'void'],
    [64_999, null, 0, 'void'],
  ])('a price of %d, %d ms old, %d ms after the end resolves it %s', (price, age, after, how) => {
    const of = market()
    const now = of.expiresAt + after
    expect(resolutionOf(of, age === null ? null : { price, at: now - age }, now)).toBe(how)
  })
})

describe('a run on paper', () => {
  test('what it hears is a recording that a backtest reads', async () => {
    const run = await paper()
    await wander(run, 20)
    let state = recordedEvents.initial
    let last = Number.NEGATIVE_INFINITY
    let kinds = new Set<string>()
    for (const output of run.outputs) {
      if (output.kind !== 'heard') continue
      state = recordedEvents.step(state, output.entry.event)
      for (const event of recordedEvents.value(state)) {
        expect(decodeMarketEvent(JSON.parse(JSON.stringify(event)))._tag).toBe('Right')
        expect(event.at).toBeGreaterThanOrEqual(last)
        expect(event.heardAt).toBeGreaterThanOrEqual(event.at)
        last = event.at
        kinds = kinds.add(event.kind)
      }
    }
    expect([...kinds].sort()).toEqual(['listed', 'price'])
  })

  test('a trade is recorded as the venue dates it', () => {
    const trade = { marketId: 'm', of: 7.5, buys: true, price: 0.48, size: 10 }
    const [found] = runFold(recordedEvents)([{ kind: 'trade', at: 12, ...trade }])
    const { of: _, ...same } = trade
    expect(found).toEqual({ kind: 'trade', at: 7, heardAt: 12, ...same })
    expect(decodeMarketEvent(found)._tag).toBe('Right')
  })

  test('an event of before the last is recorded at the last', () => {
    const price = { kind: 'price', asset: 'BTC', source: 's', price: 1 } as const
    const events = [
      { ...price, at: 10, of: 9 },
      { ...price, at: 12, of: 3 },
    ]
    expect(runFold(recordedEvents)(events).map(({ at, heardAt }) => [at, heardAt])).toEqual([
      [9, 12],
    ])
  })
})

describe('a webhook', () => {
  const alert = { _tag: 'no-fills', silenceMs: 7, threshold: 6 } as const
  const raised = { kind: 'raised', at: 0, alert } as const
  const sending = (post: Parameters<typeof webhook>[0]['post']) => {
    const failed: Array<string> = []
    let at = 0
    const world = { now: () => at, setTimeout: () => null, clearTimeout: () => {} }
    const send = webhook({
      url: 'https://hooks.example/secret',
      post,
      world,
      perMinute: 2,
      timeoutMs: 1_000,
      failed: (why) => failed.push(why),
    })
    const pass = (ms: number): void => {
      at += ms
    }
    return { send, failed, pass }
  }

  test('sends so many a minute, and tells how many it did not', async () => {
    const bodies: Array<string> = []
    const { send, pass } = sending(async (_, { body }) => ({
      ok: bodies.push(body) > 0,
      status: 200,
    }))
    for (let i = 0; i < 5; i++) send(raised)
    await Promise.resolve()
    expect(bodies.length).toBe(2)
    pass(60_000)
    send({ ...raised, kind: 'cleared' })
    await Promise.resolve()
    expect(JSON.parse(bodies[2] ?? '')).toMatchObject({
      kind: 'cleared',
      withheld: 3,
      severity: 'warning',
    })
  })

  test.each<[string, Parameters<typeof webhook>[0]['post'], string]>([
    ['answers an error', async () => ({ ok: false, status: 404 }), 'the webhook answers 404'],
    ['rejects', async (url) => Promise.reject(new Error(url)), 'the webhook cannot be reached'],
    [
      'throws',
      (url) => {
        throw new Error(url)
      },
      'the webhook cannot be reached',
    ],
  ])('that %s is told without its address', async (_, post, words) => {
    const { send, failed } = sending(post)
    send(raised)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(failed).toEqual([words])
  })
})
