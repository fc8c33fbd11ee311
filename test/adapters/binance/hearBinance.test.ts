import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Options from '../../../src/adapters/binance/binanceOptions.js'
import { binanceProtocol } from '../../../src/adapters/binance/binanceProtocol.js'
import { hearBinance, renumbered, unheard } from '../../../src/adapters/binance/hearBinance.js'
import type { PriceEvent } from '../../../src/desk/deskEvent.js'

const options = Options.against('USDT')(['BTC', 'ETH'])
const start = 1_672_515_782_000

const trade = (a: number, p: string, at = start): string =>
  JSON.stringify({ e: 'aggTrade', E: at + 3, s: 'BTCUSDT', a, p, q: '1', T: at, m: false })
const quote = (u: number, b: string, a: string): string =>
  JSON.stringify({ u, s: 'BTCUSDT', b, B: '1', a, A: '1' })
const candle = (second: number, c: string, x: boolean, after = 1_000): string => {
  const t = start + second * 1_000
  const k = { t, T: t + 999, s: 'BTCUSDT', i: '1s', o: c, c, h: c, l: c, x }
  return JSON.stringify({ e: 'kline', E: t + after, s: 'BTCUSDT', k })
}

const heard = (
  frames: ReadonlyArray<string>,
  openCandles = false,
): ReadonlyArray<Omit<PriceEvent, 'kind' | 'asset'>> => {
  const hear = hearBinance({ ...options, openCandles })
  let state = unheard(options)
  return frames.flatMap((frame, index) => {
    const hearing = hear(state, frame, start + 50 + index)
    state = hearing.state
    return hearing.prices.map(({ at, source, price, of }) => ({ at, source, price, of }))
  })
}

describe('hearBinance(options)(heard, data, now)', () => {
  test('a trade and a closed candle hold when the exchange says, a quote when it is heard', () => {
    expect(heard([trade(1, '100.5'), quote(1, '100', '102'), candle(0, '99', true)])).toEqual([
      { at: start + 50, source: 'binance', price: 100.5, of: start },
      { at: start + 51, source: 'binance-book', price: 101, of: start + 51 },
      { at: start + 52, source: 'binance-candle', price: 99, of: start + 999 },
    ])
  })

  test('what is not above its last number is passed over', () => {
    const frames = [
      trade(5, '10'),
      trade(5, '10'),
      trade(4, '11'),
      quote(9, '1', '3'),
      quote(8, '2', '4'),
      quote(9, '1', '3'),
      candle(0, '7', true),
      candle(0, '7', true),
      trade(6, '12'),
    ]
    expect(heard(frames).map(({ price }) => price)).toEqual([10, 2, 7, 12])
  })

  test('an open candle is news only where asked for, and not twice, nor once closed', () => {
    const frames = [
      candle(0, '7', false, 300),
      candle(0, '7', false, 300),
      candle(0, '8', false, 600),
      candle(0, '9', true),
      candle(0, '8', false, 2_000),
      candle(1, '10', true),
    ]
    expect(heard(frames).map(({ price }) => price)).toEqual([9, 10])
    expect(heard(frames, true).map(({ price, of }) => [price, of - start])).toEqual([
      [7, 300],
      [8, 600],
      [9, 999],
      [10, 1_999],
    ])
  })

  test('a symbol that was not asked for is refused', () => {
    const hearing = hearBinance(options)(
      unheard(options),
      trade(1, '1').replace('BTCUSDT', 'SOLUSDT'),
      start,
    )
    expect(hearing.refusal).toEqual({ _tag: 'unknown-symbol', value: 'SOLUSDT' })
    expect(hearing.prices).toEqual([])
  })

  test('a request that is refused, a notice of shutdown, an answer', () => {
    const hear = hearBinance(options)
    const state = unheard(options)
    const said = hear(state, '{"code":2,"msg":"no"}', start)
    expect(said.refusal).toEqual({ _tag: 'rejected', reason: '2 no' })
    const notice = hear(state, `{"e":"serverShutdown","E":${start}}`, start)
    expect([notice.leaving, notice.refusal, notice.about]).toEqual([true, null, null])
    const answer = hear(state, '{"result":null,"id":1}', start)
    expect([answer.leaving, answer.refusal, answer.about]).toEqual([false, null, null])
  })

  test('numbers begin anew for an asset of which only old ones came, and for no other', () => {
    const hear = hearBinance(options)
    const first = hear(unheard(options), trade(5, '10'), start)
    expect(first.alive).toBe(true)
    expect(renumbered(first.state, 'BTC')).toEqual(first.state)
    const second = hear(first.state, trade(1, '11'), start)
    expect([second.alive, second.about]).toEqual([false, 'BTC'])
    expect(renumbered(second.state, 'ETH')).toEqual(second.state)
    const again = hear(renumbered(second.state, 'BTC'), trade(1, '11'), start)
    expect(again.prices.map(({ price }) => price)).toEqual([11])
  })

  test('whatever is doubled or out of order, each source’s numbers only rise', () => {
    const ids = fc.array(fc.nat({ max: 20 }), { maxLength: 40 })
    fc.assert(
      fc.property(ids, (all) => {
        const prices = heard(all.map((id) => trade(id, `${id + 1}`))).map(({ price }) => price)
        const rising = all.filter((id, index) => all.slice(0, index).every((one) => one < id))
        expect(prices).toEqual(rising.map((id) => id + 1))
      }),
    )
  })
})

describe('binanceProtocol(options)', () => {
  test('all streams are in the address of a few symbols, and nothing is left to send', () => {
    const { url, greeting, assets } = binanceProtocol({ ...options, timeUnit: 'microsecond' })
    expect(url).toBe(
      'wss://data-stream.binance.vision/stream?streams=btcusdt@aggTrade/btcusdt@bookTicker/' +
        'btcusdt@kline_1s/ethusdt@aggTrade/ethusdt@bookTicker/ethusdt@kline_1s' +
        '&timeUnit=MICROSECOND',
    )
    expect([greeting, assets]).toEqual([[], ['BTC', 'ETH']])
    expect(binanceProtocol(options).url).not.toContain('timeUnit')
  })

  test('an address may end in a slash', () => {
    const { url } = binanceProtocol({ ...options, url: `${options.url}//` })
    expect(url).toBe(binanceProtocol(options).url)
  })

  test('a symbol in small letters, as streams are named, is the same', () => {
    const small = { ...options, symbols: [{ asset: 'BTC', symbol: 'btcusdt' }] }
    const { hear, initial, url } = binanceProtocol(small)
    expect(url).toContain('btcusdt@aggTrade')
    expect(hear(initial, trade(1, '7'), start).prices.map(({ price }) => price)).toEqual([7])
  })

  test('of many symbols the rest is subscribed, a hundred streams a message', () => {
    const many = Options.against('USDT')(Array.from({ length: 100 }, (_, i) => `A${i}`))
    const { url, greeting } = binanceProtocol(many)
    const messages = greeting.map((text) => JSON.parse(text))
    expect(messages.map(({ method, id, params }) => [method, id, params.length])).toEqual([
      ['SUBSCRIBE', 1, 100],
      ['SUBSCRIBE', 2, 100],
      ['SUBSCRIBE', 3, 50],
    ])
    const all = [
      ...(url.split('=')[1]?.split('/') ?? []),
      ...messages.flatMap(({ params }) => params),
    ]
    expect(new Set(all).size).toBe(300)
  })
})
