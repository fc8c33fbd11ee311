import { describe, expect, test } from 'vitest'
import { decodeCoinbase } from '../../../src/adapters/coinbase/decodeCoinbase.js'
import * as FrameRefusal from '../../../src/adapters/frameRefusal.js'

const decoded = (value: unknown): unknown => {
  const read = decodeCoinbase(JSON.stringify(value))
  return read._tag === 'Right' ? read.right : FrameRefusal.message(read.left)
}

const match = {
  type: 'match',
  trade_id: 10,
  sequence: 50,
  maker_order_id: 'ac928c66-ca53-498f-9c13-a110027a60e8',
  taker_order_id: '132fb6ae-456b-4654-b4e0-d681ac05cea1',
  time: '2014-11-07T08:19:27.028459Z',
  product_id: 'BTC-USD',
  size: '5.23512',
  price: '400.23',
  side: 'sell',
}
const ticker = {
  type: 'ticker',
  sequence: 37475248783,
  product_id: 'ETH-USD',
  price: '1285.22',
  best_bid: '1285.04',
  best_bid_size: '0.46',
  best_ask: '1285.27',
  best_ask_size: '1.56',
  side: 'buy',
  time: '2022-10-19T23:28:22.061769Z',
  trade_id: 370843401,
  last_size: '11.4396987',
}
const heartbeat = {
  type: 'heartbeat',
  sequence: 90,
  last_trade_id: 20,
  product_id: 'BTC-USD',
  time: '2014-11-07T08:19:28.464459Z',
}

describe('decodeCoinbase(data)', () => {
  test('a match: the order that rested sold, so the taker bought', () => {
    const read = {
      kind: 'trade',
      product: 'BTC-USD',
      sequence: 50,
      id: 10,
      price: 400.23,
      size: 5.23512,
      aggressor: 'buy',
      isLast: false,
      at: Date.UTC(2014, 10, 7, 8, 19, 27, 28),
    }
    expect(decoded(match)).toEqual(read)
    expect(decoded({ ...match, side: 'buy' })).toEqual({ ...read, aggressor: 'sell' })
    expect(decoded({ ...match, type: 'last_match' })).toEqual({ ...read, isLast: true })
  })

  test('a ticker, with either side empty', () => {
    const read = {
      kind: 'ticker',
      product: 'ETH-USD',
      sequence: 37475248783,
      id: 370843401,
      price: 1285.22,
      bid: 1285.04,
      ask: 1285.27,
      at: Date.UTC(2022, 9, 19, 23, 28, 22, 61),
    }
    expect(decoded(ticker)).toEqual(read)
    expect(decoded({ ...ticker, best_bid: '0' })).toEqual({ ...read, bid: null })
    expect(decoded({ ...ticker, best_bid: '' })).toEqual({ ...read, bid: null })
    expect(decoded({ ...ticker, best_ask: undefined })).toEqual({ ...read, ask: null })
    expect(decoded({ ...ticker, best_ask: null })).toEqual({ ...read, ask: null })
  })

  test('a heartbeat', () => {
    expect(decoded(heartbeat)).toEqual({
      kind: 'heartbeat',
      product: 'BTC-USD',
      sequence: 90,
      lastTrade: 20,
      at: Date.UTC(2014, 10, 7, 8, 19, 28, 464),
    })
  })

  test('subscriptions, and a request that is refused', () => {
    expect(decoded({ type: 'subscriptions', channels: [{ name: 'matches' }] })).toEqual({
      kind: 'subscribed',
      channels: 1,
    })
    const error = { type: 'error', message: 'Failed to subscribe', reason: 'XYZ is not valid' }
    expect(decoded(error)).toEqual({
      kind: 'rejected',
      reason: 'Failed to subscribe: XYZ is not valid',
    })
    expect(decoded({ type: 'error', message: 'no' })).toEqual({ kind: 'rejected', reason: 'no' })
  })

  const wrong: ReadonlyArray<readonly [string, unknown, string]> = [
    ['a product that is none', { ...match, product_id: 4 }, 'product_id: 4, expected text'],
    ['a sequence as text', { ...match, sequence: '50' }, 'sequence: "50", expected a whole'],
    ['a trade of no number', { ...match, trade_id: null }, 'trade_id: null, expected a whole'],
    ['a price as a number', { ...match, price: 400.23 }, 'price: 400.23, expected a decimal'],
    ['a price of 0', { ...match, price: '0' }, 'price: "0", expected a decimal string above 0'],
    ['a size below 0', { ...match, size: '-1' }, 'size: "-1", expected'],
    ['another side', { ...match, side: 'up' }, 'side: "up", expected buy or sell'],
    ['an instant as a number', { ...match, time: 1_415_348_367_028 }, 'time: 1415348367028, exp'],
    ['an instant without a zone', { ...match, time: '2014-11-07T08:19:27' }, 'time: "2014-11-07T'],
    ['a ticker of no product', { ...ticker, product_id: '' }, 'product_id: "", expected'],
    ['a ticker of no sequence', { ...ticker, sequence: -1 }, 'sequence: -1, expected'],
    ['a ticker of no trade', { ...ticker, trade_id: 0.5 }, 'trade_id: 0.5, expected'],
    ['a ticker of no price', { ...ticker, price: '1e3' }, 'price: "1e3", expected'],
    ['a ticker of no time', { ...ticker, time: '' }, 'time: "", expected'],
    ['a bid that is none', { ...ticker, best_bid: 'x' }, 'best_bid: "x", expected'],
    ['an ask that is none', { ...ticker, best_ask: 5 }, 'best_ask: 5, expected'],
    ['a crossed ticker', { ...ticker, best_bid: '1285.27' }, 'expected a price below best_ask'],
    ['a heartbeat of no product', { ...heartbeat, product_id: [] }, 'product_id: [], expected'],
    ['a heartbeat of no sequence', { ...heartbeat, sequence: null }, 'sequence: null, expected'],
    ['a heartbeat of no trade', { ...heartbeat, last_trade_id: '1' }, 'last_trade_id: "1", exp'],
    ['a heartbeat of no time', { ...heartbeat, time: 'now' }, 'time: "now", expected'],
    ['subscriptions to nothing', { type: 'subscriptions' }, 'channels: missing, expected a list'],
    ['an error without words', { type: 'error' }, 'message: missing, expected text'],
    ['another type', { type: 'open' }, 'a frame of no known kind'],
    ['no type', {}, 'a frame of no known kind: {}'],
    ['a list', [match], 'a frame of no known kind'],
    ['a name of every object', { type: 'constructor' }, 'a frame of no known kind'],
  ]
  test.each(wrong)('refuses %s', (_, value, said) => {
    expect(decoded(value)).toContain(said)
  })

  test('what is no JSON is refused as such', () => {
    const read = decodeCoinbase('{"type":"match"')
    expect(read._tag === 'Left' && read.left._tag).toBe('not-json')
  })
})
