/**
 * Spoilt frames by the hundred thousand, a million with FUZZ_FRAMES=1000000: no exception, no event
 * from nonsense, no slowdown.
 */

import { describe, expect, test } from 'vitest'
import * as BinanceOptions from '../../src/adapters/binance/binanceOptions.js'
import { hearBinance, unheard as unheardBinance } from '../../src/adapters/binance/hearBinance.js'
import * as CoinbaseOptions from '../../src/adapters/coinbase/coinbaseOptions.js'
import {
  hearCoinbase,
  unheard as unheardCoinbase,
} from '../../src/adapters/coinbase/hearCoinbase.js'
import type { Hearing } from '../../src/adapters/feedProtocol.js'
import * as FrameRefusal from '../../src/adapters/frameRefusal.js'
import { mutations } from './mutations.js'

const count = Number(process.env['FUZZ_FRAMES'] ?? 100_000)

const at = 1_672_515_782_136
const aggTrade = {
  e: 'aggTrade',
  E: at,
  s: 'BTCUSDT',
  a: 12345,
  p: '64999.50',
  q: '0.01',
  f: 1,
  l: 2,
  T: at,
  m: true,
  M: true,
}
const quote = {
  u: 400900217,
  s: 'ETHUSDT',
  b: '25.35190000',
  B: '31.21',
  a: '25.36520000',
  A: '40.66',
}
const k = {
  t: 1672515782000,
  T: 1672515782999,
  s: 'BTCUSDT',
  i: '1s',
  o: '10',
  c: '12',
  h: '13',
  l: '9',
  v: '1',
  x: true,
}
const kline = { e: 'kline', E: at, s: 'BTCUSDT', k }
const binanceFrames = [
  aggTrade,
  quote,
  kline,
  { stream: 'btcusdt@aggTrade', data: aggTrade },
  { stream: 'ethusdt@bookTicker', data: quote },
  { stream: 'btcusdt@kline_1s', data: kline },
  { stream: '!serverShutdown', data: { e: 'serverShutdown', E: at } },
  { result: null, id: 1 },
  { error: { code: 2, msg: 'no' }, id: 2 },
]

const match = {
  type: 'match',
  trade_id: 10,
  sequence: 50,
  maker_order_id: 'a',
  taker_order_id: 'b',
  time: '2026-11-07T08:19:27.028459Z',
  product_id: 'BTC-USD',
  size: '5.23512',
  price: '400.23',
  side: 'sell',
}
const ticker = {
  type: 'ticker',
  sequence: 51,
  product_id: 'ETH-USD',
  price: '1285.22',
  best_bid: '1285.04',
  best_ask: '1285.27',
  time: '2026-10-19T23:28:22.061769Z',
  trade_id: 370843401,
}
const coinbaseFrames = [
  match,
  { ...match, type: 'last_match' },
  ticker,
  {
    type: 'heartbeat',
    sequence: 90,
    last_trade_id: 10,
    product_id: 'BTC-USD',
    time: '2026-11-07T08:19:28.464459Z',
  },
  { type: 'subscriptions', channels: [{ name: 'matches', product_ids: ['BTC-USD'] }] },
  { type: 'error', message: 'no', reason: 'why' },
]

/** Whether each price is one that stands in the frame, as a person reads it. */
const stands = (text: string, price: number, source: string): boolean => {
  const numbers = (text.match(/"(\d{1,13}(?:\.\d{1,18})?)"/g) ?? []).map((one) =>
    Number(one.slice(1, -1)),
  )
  return source.endsWith('-book')
    ? numbers.some((bid) => numbers.some((ask) => bid < ask && (bid + ask) / 2 === price))
    : numbers.includes(price)
}

type Run = {
  frames: number
  json: number
  events: number
  refused: number
  slowest: number
  took: number
  faults: string[]
}

const fuzzed = <S>(
  frames: ReadonlyArray<object>,
  initial: S,
  hear: (state: S, data: unknown, now: number) => Hearing<S>,
  assets: ReadonlyArray<string>,
): Run => {
  const next = mutations(frames, 20_261_123)
  const run: Run = { frames: 0, json: 0, events: 0, refused: 0, slowest: 0, took: 0, faults: [] }
  for (; run.frames < count; run.frames++) {
    const text = next()
    if (isJson(text)) run.json += 1
    // Of nothing heard, so that no frame is passed over for being old.
    const { prices, refusal } = hear(initial, text, at)
    const took = timed(() => {
      const again = hear(initial, text, at)
      if (again.refusal !== null) FrameRefusal.message(again.refusal)
    })
    run.took += took
    run.slowest = Math.max(run.slowest, took)
    run.events += prices.length
    if (refusal !== null) run.refused += 1
    const isSound = prices.every(
      ({ asset, price, of, source }) =>
        assets.includes(asset) &&
        price > 0 &&
        price <= 1e12 &&
        of > 9e11 &&
        of < 5e12 &&
        stands(text, price, source),
    )
    if (!isSound || (refusal !== null && prices.length > 0)) run.faults.push(text.slice(0, 500))
  }
  return run
}

/** The ms of what is slow is taken again: a pause of the machine does not come each time. */
const timed = (run: () => void): number => {
  let least = Infinity
  for (let i = 0; i < 10 && least > 2; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const sound = (run: Run): void => {
  const { faults, frames, json, events, refused, slowest, took } = run
  if (count > 100_000) console.log({ ...run, faults: faults.length, each: (took / frames) * 1_000 })
  expect(faults.slice(0, 3)).toEqual([])
  expect(json / frames).toBeGreaterThan(0.5)
  // Some survive what is done to them: a decoder that refuses all would pass all else.
  expect(events / frames).toBeGreaterThan(0.02)
  expect(refused / frames).toBeGreaterThan(0.3)
  expect(took / frames).toBeLessThan(0.1)
  expect(slowest).toBeLessThan(20)
}

describe(`${count} spoilt frames`, () => {
  test('of Binance', () => {
    const options = BinanceOptions.against('USDT')(['BTC', 'ETH'])
    sound(fuzzed(binanceFrames, unheardBinance(options), hearBinance(options), ['BTC', 'ETH']))
  })

  test('of Coinbase', () => {
    const options = CoinbaseOptions.against('USD')(['BTC', 'ETH'])
    sound(fuzzed(coinbaseFrames, unheardCoinbase(options), hearCoinbase(options), ['BTC', 'ETH']))
  })
})
