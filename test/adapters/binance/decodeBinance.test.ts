import { describe, expect, test } from 'vitest'
import type { TimeUnit } from '../../../src/adapters/binance/binanceOptions.js'
import { decodeBinance } from '../../../src/adapters/binance/decodeBinance.js'
import * as FrameRefusal from '../../../src/adapters/frameRefusal.js'

const decoded = (value: unknown, unit: TimeUnit = 'millisecond'): unknown => {
  const read = decodeBinance(unit)(JSON.stringify(value))
  return read._tag === 'Right' ? read.right : FrameRefusal.message(read.left)
}

const trade = {
  e: 'aggTrade',
  E: 1672515782136,
  s: 'BNBBTC',
  a: 12345,
  p: '0.001',
  q: '100',
  f: 100,
  l: 105,
  T: 1672515782130,
  m: true,
  M: true,
}
const quote = {
  u: 400900217,
  s: 'BNBUSDT',
  b: '25.35190000',
  B: '31.21000000',
  a: '25.36520000',
  A: '40.66000000',
}
const k = {
  t: 1672515782000,
  T: 1672515782999,
  s: 'BNBBTC',
  i: '1s',
  o: '0.0010',
  c: '0.0020',
  h: '0.0025',
  l: '0.0005',
  x: false,
}
const kline = { e: 'kline', E: 1672515782500, s: 'BNBBTC', k }

describe('decodeBinance(unit)(data)', () => {
  test('a trade, bare or in its stream: the buyer’s order rested, so the taker sold', () => {
    const read = {
      kind: 'trade',
      symbol: 'BNBBTC',
      id: 12345,
      price: 0.001,
      size: 100,
      aggressor: 'sell',
      at: 1672515782130,
      sentAt: 1672515782136,
    }
    expect(decoded(trade)).toEqual(read)
    expect(decoded({ stream: 'bnbbtc@aggTrade', data: trade })).toEqual(read)
    expect(decoded({ ...trade, m: false })).toEqual({ ...read, aggressor: 'buy' })
  })

  test('a quote has no instant', () => {
    expect(decoded({ stream: 'bnbusdt@bookTicker', data: quote })).toEqual({
      kind: 'quote',
      symbol: 'BNBUSDT',
      update: 400900217,
      bid: 25.3519,
      bidSize: 31.21,
      ask: 25.3652,
      askSize: 40.66,
    })
  })

  test('a candle, open or closed', () => {
    const read = {
      kind: 'candle',
      symbol: 'BNBBTC',
      openedAt: 1672515782000,
      closesAt: 1672515782999,
      closed: false,
      open: 0.001,
      high: 0.0025,
      low: 0.0005,
      close: 0.002,
      sentAt: 1672515782500,
    }
    expect(decoded({ stream: 'bnbbtc@kline_1s', data: kline })).toEqual(read)
    expect(decoded({ ...kline, k: { ...k, x: true } })).toEqual({ ...read, closed: true })
  })

  test('microseconds are cut to milliseconds', () => {
    const fine = { ...trade, E: 1672515782136999, T: 1672515782130999 }
    expect(decoded(fine, 'microsecond')).toEqual(decoded(trade))
    const candle = { ...k, t: k.t * 1_000, T: k.T * 1_000 + 999 }
    expect(decoded({ ...kline, E: kline.E * 1_000, k: candle }, 'microsecond')).toEqual(
      decoded(kline),
    )
    expect(decoded(fine)).toBe('T: 1672515782130999, expected an instant between 2000 and 2099')
    expect(decoded(trade, 'microsecond')).toContain('T: 1672515782130, expected an instant')
  })

  test('the notice of a shutdown, under its name or bare', () => {
    const notice = { e: 'serverShutdown', E: 1672515782136 }
    expect(decoded(notice)).toEqual({ kind: 'shutdown', sentAt: 1672515782136 })
    expect(decoded({ stream: '!serverShutdown', data: notice })).toEqual(decoded(notice))
    expect(decoded({ e: 'serverShutdown', E: 'soon' })).toContain('E: "soon", expected')
  })

  test('answers to requests, and errors in either shape', () => {
    expect(decoded({ result: null, id: 1 })).toEqual({ kind: 'answered' })
    expect(decoded({ result: ['btcusdt@trade'], id: 3 })).toEqual({ kind: 'answered' })
    const reason = '2 Invalid request: unknown variant'
    const error = { code: 2, msg: 'Invalid request: unknown variant' }
    expect(decoded(error)).toEqual({ kind: 'rejected', reason })
    expect(decoded({ error, id: 9 })).toEqual({ kind: 'rejected', reason })
  })

  const wrong: ReadonlyArray<readonly [string, unknown, string]> = [
    ['a price as a number', { ...trade, p: 0.001 }, 'p: 0.001, expected a decimal string above 0'],
    ['a price of 0', { ...trade, p: '0.000' }, 'p: "0.000", expected'],
    ['a price too high', { ...trade, p: '1000000000000.01' }, 'p: "1000000000000.01"'],
    ['a price below 0', { ...trade, p: '-1' }, 'p: "-1"'],
    ['no size', { ...trade, q: undefined }, 'q: missing, expected a decimal string not below 0'],
    ['a flag as a word', { ...trade, m: 'true' }, 'm: "true", expected true or false'],
    ['a number that is not whole', { ...trade, a: 1.5 }, 'a: 1.5, expected a whole number'],
    ['a number below 0', { ...trade, a: -1 }, 'a: -1'],
    ['a number past what is exact', { ...trade, a: 2 ** 53 }, 'a: 9007199254740992'],
    ['an instant in seconds', { ...trade, T: 1672515782 }, 'T: 1672515782, expected an instant'],
    ['an instant as text', { ...trade, E: '1672515782136' }, 'E: "1672515782136", expected'],
    ['an instant with a fraction', { ...trade, E: 1672515782136.5 }, 'E: 1672515782136.5'],
    ['no symbol', { ...trade, s: '' }, 's: "", expected text of at most 32 characters'],
    ['a long symbol', { ...trade, s: 'X'.repeat(33) }, 's: "XXX'],
    ['another’s stream', { stream: 'btcusdt@aggTrade', data: trade }, 'the stream aggTrade of BNB'],
    ['another stream', { stream: 'bnbbtc@kline_1s', data: trade }, 'the stream aggTrade of BNB'],
    ['a stream without a name', { stream: 4, data: trade }, 'stream: 4, expected the name'],
    ['a stream without data', { stream: 'bnbbtc@aggTrade', data: [] }, 'of no known kind'],
    ['a crossed quote', { ...quote, b: quote.a }, 'b: "25.36520000", expected a price below a'],
    ['a quote without a side', { ...quote, a: '0.0' }, 'a: "0.0", expected'],
    ['a bid of nothing', { ...quote, b: '' }, 'b: "", expected'],
    ['a quote of no number', { ...quote, u: '7' }, 'u: "7", expected'],
    ['a quote of no size', { ...quote, B: null }, 'B: null, expected'],
    ['a quote of half a size', { ...quote, A: '.5' }, 'A: ".5", expected'],
    ['a candle of another symbol', { ...kline, k: { ...k, s: 'ETHBTC' } }, 'k.s: "ETHBTC"'],
    ['a candle of a minute', { ...kline, k: { ...k, i: '1m' } }, 'k.i: "1m", expected 1s'],
    ['a candle too long', { ...kline, k: { ...k, T: k.T + 1 } }, 'k.T: 1672515783000'],
    ['a candle of no time', { ...kline, k: { ...k, t: null } }, 'k.t: null'],
    ['a candle that is no object', { ...kline, k: [] }, 'k: [], expected a candle'],
    ['a candle sent never', { ...kline, E: 0 }, 'E: 0, expected'],
    ['a low above the high', { ...kline, k: { ...k, l: '0.1' } }, 'k.l: "0.1", expected at most'],
    ['an open above the high', { ...kline, k: { ...k, o: '0.1' } }, 'k.o: "0.1", expected'],
    ['a close below the low', { ...kline, k: { ...k, c: '0.0001' } }, 'k.c: "0.0001", expected'],
    ['a high too high', { ...kline, k: { ...k, h: '2000000000000' } }, 'k.h: "2000000000000"'],
    ['a flag of a candle', { ...kline, k: { ...k, x: 1 } }, 'k.x: 1, expected true or false'],
    ['another event', { ...trade, e: 'trade' }, 'a frame of no known kind'],
    ['an answer without an id', { result: null }, 'a frame of no known kind'],
    ['an error without words', { code: 2 }, 'a frame of no known kind'],
    ['a list', [trade], 'a frame of no known kind'],
    ['null', null, 'a frame of no known kind: null'],
  ]
  test.each(wrong)('refuses %s', (_, value, said) => {
    expect(decoded(value)).toContain(said)
  })

  test('a symbol of control characters is shown without them', () => {
    const s = '\u001b[2J\n'
    const frames = [
      { stream: 'btcusdt@aggTrade', data: { ...trade, s } },
      { ...kline, s },
      { ...kline, k: { ...k, s } },
    ]
    for (const frame of frames) {
      const said = String(decoded(frame))
      expect(said).toContain('u001b[2J')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect(said).not.toMatch(/[\u0000-\u001f]/)
    }
  })

  test('what is no text is refused as such', () => {
    const read = decodeBinance('millisecond')(new ArrayBuffer(4))
    expect(read._tag === 'Left' && read.left._tag).toBe('not-text')
  })
})
