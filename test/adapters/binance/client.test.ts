/** The client of Binance against a server on the loopback that speaks as the exchange does. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Options from '../../../src/adapters/binance/binanceOptions.js'
import { client } from '../../../src/adapters/binance/client.js'
import { type BinanceServer, binanceServer } from '../loopback/binanceServer.js'
import { until } from '../loopback/feedServer.js'
import { type Listened, listening } from '../loopback/world.js'

let server: BinanceServer
let heard: Listened | null = null

const fast = {
  connectMs: 4_000,
  silenceMs: 8_000,
  staleMs: 4_000,
  replaceMs: 3_600_000,
  stableMs: 50,
  backoff: { leastMs: 20, mostMs: 100 },
  sendsPerSecond: 2,
  clockWindowMs: 1_000,
  clockStepMs: 5,
}

const listen = (changed: Partial<typeof fast> = {}, assets = ['BTC']): Listened => {
  const options = Options.against('USDT')(assets)
  const session = { ...fast, ...changed }
  heard = listening(client({ ...options, url: server.url, session }))
  return heard
}
const trades = (): ReadonlyArray<number> => heard?.prices('binance').map(({ price }) => price) ?? []
const connected = async (visits = 1): Promise<void> =>
  until(() => server.open().length > 0 && server.visits.length >= visits, `visit ${visits}`)
/** Trades go on until one is heard: the client is there again. */
const recovered = async (price: string): Promise<void> => {
  await until(() => {
    server.trade(price)
    return trades().at(-1) === Number(price)
  }, `price ${price}`)
}

beforeEach(async () => {
  server = await binanceServer()
})
afterEach(async () => {
  heard?.close()
  await server.close()
})

describe('client(options)(world)', () => {
  test('prices of trades and quotes come as they are sent, and pings are answered', async () => {
    listen()
    await connected()
    for (const price of ['1.5', '2.5', '3.5']) server.trade(price)
    server.quote('1', '3')
    await until(() => heard?.prices('binance-book').length === 1, 'a quote')
    expect(trades()).toEqual([1.5, 2.5, 3.5])
    expect(heard?.prices('binance-book')[0]?.price).toBe(2)
    await until(() => server.pongs() === 1, 'a pong')
    expect(heard?.messages.some(({ kind }) => kind === 'clock')).toBe(true)
  })

  test('of many symbols the rest is subscribed, two messages in a second', async () => {
    const assets = Array.from({ length: 120 }, (_, i) => `A${i}`)
    listen({}, [...assets, 'BTC'])
    await until(() => server.visits[0]?.said.length === 2, 'two messages')
    await new Promise((done) => setTimeout(done, 200))
    expect(server.visits[0]?.said).toHaveLength(2)
    await until(() => server.visits[0]?.said.length === 4, 'all of them')
    server.trade('1')
    await until(() => trades().length === 1, 'a price of the last symbol')
    expect(server.visits).toHaveLength(1)
  })

  test('cut in the middle of a frame: stale at once, then heard again, nothing twice', async () => {
    listen()
    await connected()
    server.trade('1')
    await until(() => trades().length === 1, 'a price')
    server.cut()
    await until(() => heard?.said().includes('stale: BTC') ?? false, 'stale')
    await connected(2)
    server.trade('1', 1)
    await recovered('2')
    expect(trades().filter((price) => price === 1)).toEqual([1])
    expect(heard?.said().some((line) => line.startsWith('disconnected: '))).toBe(true)
  })

  test('a stall: stale after its time, given up after more, and heard again', async () => {
    listen({ silenceMs: 400, staleMs: 200 })
    await connected()
    server.trade('1')
    await until(() => heard?.said().includes('stale: BTC') ?? false, 'stale')
    await recovered('2')
    expect(trades().filter((price) => price === 1)).toEqual([1])
  })

  test('doubled, out of order, skipped: each price once and in order', async () => {
    listen()
    await connected()
    server.trade('1', 1)
    server.trade('1', 1)
    server.trade('3', 3)
    server.trade('2', 2)
    server.trade('9', 9)
    server.quote('1', '3', 5)
    server.quote('2', '4', 4)
    server.quote('5', '7', 6)
    await until(() => heard?.prices('binance-book').length === 2, 'quotes')
    expect(trades()).toEqual([1, 3, 9])
    expect(heard?.prices('binance-book').map(({ price }) => price)).toEqual([2, 6])
  })

  test('nonsense is refused and told, and the prices between go on', async () => {
    listen()
    await connected()
    const bad = { e: 'aggTrade', E: Date.now(), s: 'BTCUSDT', a: 7, p: '-5', q: '1', T: 0, m: true }
    server.trade('1')
    for (const frame of ['{"e":', '[[[[[[[[[[1]]]]]]]]]]', `"${'x'.repeat(9_000_000)}"`, '"x"'])
      server.all(frame)
    server.all(Buffer.from([1, 2, 3]))
    server.all(server.raw('btcusdt@aggTrade', bad))
    server.trade('2')
    await until(() => trades().length === 2, 'both prices')
    expect(trades()).toEqual([1, 2])
    expect(heard?.said().filter((line) => line.startsWith('refused'))).toHaveLength(1)
    expect(server.visits).toHaveLength(1)
  })

  test('handshakes refused with 451 are tried again, and told', async () => {
    server.refuse(451)
    listen()
    await until(
      () => (heard?.said().filter((line) => line.includes('451')).length ?? 0) >= 3,
      '451',
    )
    expect(heard?.said()).toContain('refused: Unexpected server response: 451, closed with 1006')
    server.refuse(null)
    await recovered('2')
  })

  test('a notice of shutdown: another takes over, no price is lost or doubled', async () => {
    listen()
    await connected()
    await new Promise((done) => setTimeout(done, 80))
    server.trade('1')
    server.all(server.raw('!serverShutdown', { e: 'serverShutdown', E: Date.now() }))
    await until(() => server.open().length === 2, 'two connections')
    server.trade('2')
    await until(() => server.open().length === 1, 'one connection')
    server.trade('3')
    await until(() => trades().length === 3, 'three prices')
    expect(trades()).toEqual([1, 2, 3])
    expect(heard?.said().some((line) => /stale|disconnected/.test(line))).toBe(false)
  })

  test('before the limit of a connection another takes over, again and again', async () => {
    listen({ replaceMs: 60 })
    await connected()
    for (let price = 1; server.visits.length < 6; price++) {
      server.trade(String(price))
      await new Promise((done) => setTimeout(done, 10))
    }
    const all = trades()
    expect(all.length).toBeGreaterThan(10)
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b))
    expect(all.at(-1)).toBe((all[0] ?? 0) + all.length - 1)
    expect(heard?.said().some((line) => line.startsWith('disconnected'))).toBe(false)
  })

  test('clocks that jump, theirs and ours: prices go on, and the lead is told', async () => {
    listen()
    await connected()
    server.trade('1', 1, Date.now() + 3_600_000)
    server.trade('2', 2, Date.now() - 3_600_000)
    await until(() => trades().length === 2, 'two prices')
    const leads = heard?.messages.flatMap((one) => (one.kind === 'clock' ? [one.offsetMs] : []))
    expect(leads?.[0]).toBeGreaterThan(3_590_000)
    heard?.shift(-3_600_000)
    await recovered('3')
    heard?.shift(7_200_000)
    await recovered('4')
    expect(trades()).toEqual([...trades()].sort((a, b) => a - b))
  })

  test('closed is closed: nothing more is told, no connection stays', async () => {
    const { messages } = listen()
    await connected()
    heard?.close()
    const count = messages.length
    server.trade('1')
    await until(() => server.open().length === 0, 'no connection')
    await new Promise((done) => setTimeout(done, 150))
    expect([messages.length, server.visits.length]).toEqual([count, 1])
  })
})
