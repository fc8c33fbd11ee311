/** The client of Coinbase Exchange against a server on the loopback that speaks as it does. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { client } from '../../../src/adapters/coinbase/client.js'
import * as Options from '../../../src/adapters/coinbase/coinbaseOptions.js'
import { type CoinbaseServer, coinbaseServer } from '../loopback/coinbaseServer.js'
import { until } from '../loopback/feedServer.js'
import { type Listened, listening } from '../loopback/world.js'

let server: CoinbaseServer
let heard: Listened | null = null

const session = {
  connectMs: 4_000,
  silenceMs: 8_000,
  staleMs: 4_000,
  replaceMs: Infinity,
  stableMs: 50,
  backoff: { leastMs: 20, mostMs: 100 },
  sendsPerSecond: 4,
  clockWindowMs: 1_000,
  clockStepMs: 5,
}

const short = { silenceMs: 400, staleMs: 200 }

const listen = (
  assets = ['BTC'],
  confirms = false,
  changed: Partial<typeof session> = {},
): Listened => {
  const options = { ...Options.against('USD')(assets), confirms }
  heard = listening(client({ ...options, url: server.url, session: { ...session, ...changed } }))
  return heard
}
const trades = (): ReadonlyArray<number> =>
  heard?.prices('coinbase').map(({ price }) => price) ?? []
const said = (start: string): number =>
  heard?.said().filter((line) => line.startsWith(start)).length ?? 0
const subscribed = async (visits = 1): Promise<void> =>
  until(() => server.visits.filter((one) => one.said.length > 0).length >= visits, 'subscribe')
const recovered = async (price: string): Promise<void> => {
  await until(() => {
    server.trade(price)
    return trades().at(-1) === Number(price)
  }, `price ${price}`)
}

beforeEach(async () => {
  server = await coinbaseServer()
})
afterEach(async () => {
  heard?.close()
  await server.close()
})

describe('client(options)(world)', () => {
  test('it subscribes in time; the last match is no news, the next one is', async () => {
    listen()
    await subscribed()
    server.trade('101.5')
    await until(() => trades().length > 0, 'a price')
    expect(trades()).toEqual([101.5])
    expect(JSON.parse(server.visits[0]?.said[0]?.text ?? '{}')).toEqual({
      type: 'subscribe',
      product_ids: ['BTC-USD'],
      channels: ['matches', 'ticker', 'heartbeat'],
    })
    expect(server.late()).toBe(0)
  })

  test('heartbeats keep a quiet market from being stale, and confirm its price', async () => {
    listen(['BTC'], true, { staleMs: 1_000 })
    await subscribed()
    const beats = setInterval(server.beat, 50)
    await until(() => trades().length > 25, 'confirmations')
    clearInterval(beats)
    expect(new Set(trades())).toEqual(new Set([100]))
    expect(said('stale')).toBe(0)
    const instants = heard?.prices('coinbase').map(({ of }) => of) ?? []
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
  })

  test('a lost trade is told by the heartbeats, and another connection knows it', async () => {
    listen(['BTC'], true)
    await subscribed()
    server.trade('101')
    server.beat()
    await until(() => trades().length === 2, 'a price')
    server.trade('102', 'lost')
    server.beat()
    await until(() => {
      server.beat()
      return trades().at(-1) === 102
    }, 'the lost price')
    expect(said('stale: BTC')).toBe(1)
    expect(said('refused: BTC: trade 102 was made, 101 is the last heard')).toBe(1)
    expect(trades().filter((price) => price < 101)).toEqual([])
    expect(server.visits.length).toBeGreaterThan(1)
  })

  test('doubled, out of order, skipped: each trade once and in order', async () => {
    listen()
    await subscribed()
    server.trade('101', 'doubled')
    server.all(server.frame(120, '120'))
    server.all(server.frame(110, '110'))
    server.all(server.frame(120, '120', 'ticker'))
    server.all(server.frame(121, '121', 'ticker'))
    server.all(server.frame(121, '121'))
    server.all(server.frame(130, '130'))
    await until(() => trades().includes(130), 'the last price')
    expect(trades()).toEqual([101, 120, 121, 130])
  })

  test('cut in the middle of a frame: stale at once, subscribed anew, nothing twice', async () => {
    listen()
    await subscribed()
    server.trade('101')
    await until(() => trades().length === 1, 'a price')
    server.cut()
    await until(() => said('stale: BTC') === 1, 'stale')
    await subscribed(2)
    await recovered('102')
    expect(trades().filter((price) => price === 101)).toEqual([101])
  })

  test('a stall is given up, and the feed heard again', async () => {
    listen(['BTC'], false, short)
    await subscribed()
    server.trade('101')
    await until(() => said('stale: BTC') === 1, 'stale')
    await subscribed(2)
    await recovered('102')
    expect(trades().filter((price) => price === 101)).toEqual([101])
  })

  test('nonsense and giants are refused, and the prices between go on', async () => {
    listen()
    await subscribed()
    server.trade('101')
    for (const frame of ['{', `{"type":"${'x'.repeat(9_000_000)}"}`, '{"type":"match"}', 'null'])
      server.all(frame)
    server.all(server.frame(1_000, '1e9'))
    server.all(server.frame(1_001, '7').replace('"time"', '"when"'))
    server.trade('102')
    await until(() => trades().length === 2, 'both prices')
    expect(trades()).toEqual([101, 102])
    expect(said('refused')).toBe(1)
    expect(server.visits).toHaveLength(1)
  })

  test('handshakes refused are tried again', async () => {
    server.refuse(503)
    listen()
    await until(() => said('refused: Unexpected server response: 503') >= 2, '503')
    server.refuse(null)
    await recovered('102')
  })

  test('a product that is not there: told, and left again when nothing comes of it', async () => {
    listen(['XYZ'], false, short)
    await until(() => said('refused: the feed refuses a request') > 0, 'an error')
    expect(heard?.said().join('\n')).toContain('XYZ-USD is not a valid product')
    await until(() => server.visits.length > 1, 'another connection')
    expect(trades()).toEqual([])
  })

  test('numbers that begin anew are followed once the asset is stale', async () => {
    listen(['BTC'], false, short)
    await subscribed()
    server.trade('101')
    await until(() => trades().length === 1, 'a price')
    await until(() => {
      server.all(server.frame(5, '5'))
      return trades().at(-1) === 5
    }, 'the new numbers')
    expect(said('stale: BTC')).toBe(1)
    expect(trades()).toEqual([101, 5])
  })

  test('clocks that jump, theirs and ours: prices go on in order', async () => {
    listen()
    await subscribed()
    server.all(server.frame(201, '201', 'match', Date.now() + 3_600_000))
    server.all(server.frame(202, '202', 'match', Date.now() - 3_600_000))
    await until(() => trades().length === 2, 'two prices')
    const [first, second] = heard?.prices('coinbase') ?? []
    expect((second?.of ?? 0) <= (second?.at ?? 0)).toBe(true)
    expect((first?.of ?? 0) > (first?.at ?? 0)).toBe(true)
    heard?.shift(-3_600_000)
    server.all(server.frame(203, '203'))
    await until(() => trades().at(-1) === 203, 'after our clock went back')
    heard?.shift(7_200_000)
    server.all(server.frame(204, '204'))
    await until(() => trades().at(-1) === 204, 'after our clock went on')
    expect(trades()).toEqual([201, 202, 203, 204])
  })
})
