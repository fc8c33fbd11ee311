import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Options from '../../../src/adapters/coinbase/coinbaseOptions.js'
import { coinbaseProtocol } from '../../../src/adapters/coinbase/coinbaseProtocol.js'
import { hearCoinbase, renumbered, unheard } from '../../../src/adapters/coinbase/hearCoinbase.js'
import type { Hearing } from '../../../src/adapters/feedProtocol.js'

const options = Options.against('USD')(['BTC', 'ETH'])
const start = Date.UTC(2026, 0, 1)
const time = (ms: number): string => new Date(start + ms).toISOString()

const match = (trade_id: number, price: string, ms: number, sequence = trade_id * 10): string =>
  JSON.stringify({
    type: 'match',
    trade_id,
    sequence,
    product_id: 'BTC-USD',
    price,
    size: '1',
    side: 'sell',
    time: time(ms),
  })
const last = (trade_id: number, price: string, ms: number): string =>
  match(trade_id, price, ms).replace('"match"', '"last_match"')
const ticker = (trade_id: number, price: string, ms: number): string =>
  JSON.stringify({
    type: 'ticker',
    trade_id,
    sequence: trade_id * 10,
    product_id: 'BTC-USD',
    price,
    best_bid: '99',
    best_ask: '101',
    time: time(ms),
  })
const beat = (last_trade_id: number, ms: number): string =>
  JSON.stringify({
    type: 'heartbeat',
    sequence: last_trade_id * 10 + 1,
    last_trade_id,
    product_id: 'BTC-USD',
    time: time(ms),
  })

const hearings = (
  frames: ReadonlyArray<string>,
  { quotes, confirms } = { quotes: false, confirms: true },
): ReadonlyArray<Hearing<ReturnType<typeof unheard>>> => {
  let state = unheard(options)
  return frames.map((frame, index) => {
    const hearing = hearCoinbase({ quotes, confirms })(state, frame, start + 5_000 + index)
    state = hearing.state
    return hearing
  })
}
const prices = (...given: Parameters<typeof hearings>): ReadonlyArray<readonly [number, number]> =>
  hearings(...given).flatMap((one) => one.prices.map(({ price, of }) => [price, of - start]))

describe('hearCoinbase(options)(heard, data, now)', () => {
  test('a ticker, whose trade may be hours old, says nothing of the way', () => {
    const frames = [ticker(5, '100', -3_600_000), ticker(4, '99', -3_700_000), beat(5, 4_990)]
    expect(hearings(frames).map(({ sentAt }) => sentAt)).toEqual([null, null, start + 4_990])
  })

  test('a trade is told once, by its match or by its ticker, whichever comes first', () => {
    const frames = [match(1, '10', 1), ticker(1, '10', 1), ticker(2, '11', 2), match(2, '11', 2)]
    expect(prices(frames)).toEqual([
      [10, 1],
      [11, 2],
    ])
  })

  test('the best prices of a ticker are a source of their own', () => {
    const [one] = hearings([ticker(1, '10', 1)], { quotes: true, confirms: true })
    expect(one?.prices.map(({ source, price }) => [source, price])).toEqual([
      ['coinbase', 10],
      ['coinbase-book', 100],
    ])
    const bare = ticker(1, '10', 1).replace('"99"', '"0"')
    const [empty] = hearings([bare], { quotes: true, confirms: true })
    expect(empty?.prices.map(({ source }) => source)).toEqual(['coinbase'])
  })

  test('the trade that opens a subscription is no news until a heartbeat confirms it', () => {
    expect(prices([last(7, '10', 1)])).toEqual([])
    expect(prices([last(7, '10', 1), beat(7, 900)])).toEqual([[10, 900]])
    expect(prices([last(7, '10', 1), beat(8, 900)])).toEqual([])
    expect(prices([match(9, '11', 2), last(7, '10', 1), beat(9, 900)])).toEqual([
      [11, 2],
      [11, 900],
    ])
  })

  test('a heartbeat confirms the last price only where asked to', () => {
    const frames = [match(7, '10', 1), beat(7, 900)]
    const [, quiet] = hearings(frames, { quotes: false, confirms: false })
    expect([quiet?.prices, quiet?.alive]).toEqual([[], true])
  })

  test('a lower or equal sequence is passed over; numbers that are left out are none', () => {
    const frames = [
      match(1, '10', 1, 50),
      match(2, '11', 2, 49),
      match(3, '12', 3, 50),
      match(4, '13', 4, 90),
    ]
    expect(prices(frames).map(([price]) => price)).toEqual([10, 13])
    expect(hearings(frames).map(({ alive }) => alive)).toEqual([true, false, false, true])
  })

  test('a trade that a heartbeat knows and that never comes is lost at the next one', () => {
    const [, first, second] = hearings([match(7, '10', 1), beat(9, 900), beat(9, 1_900)])
    expect([first?.lost, first?.refusal, first?.alive]).toEqual([null, null, false])
    expect(second?.lost).toBe('BTC')
    expect(second?.refusal).toEqual({ _tag: 'lost-trade', asset: 'BTC', heard: 7, said: 9 })
    const both = hearings([match(7, '10', 1), beat(8, 900), beat(9, 1_900)])
    expect(both.map(({ lost }) => lost)).toEqual([null, null, 'BTC'])
    const late = hearings([match(7, '10', 1), beat(9, 900), match(9, '11', 899), beat(9, 1_900)])
    expect(late.map(({ lost }) => lost)).toEqual([null, null, null, null])
    // The second heartbeat knows of another trade, which may be on its way.
    const busy = [match(7, '10', 1), beat(8, 900), match(8, '11', 900), beat(9, 1_900)]
    expect(hearings(busy).map(({ lost }) => lost)).toEqual([null, null, null, null])
  })

  test('a heartbeat that says 0 knows nothing: alive, and no price', () => {
    const [, one] = hearings([match(7, '10', 1), beat(0, 900)])
    expect([one?.alive, one?.prices, one?.lost]).toEqual([true, [], null])
  })

  test('a heartbeat from before the last trade says nothing', () => {
    const [, one] = hearings([match(7, '10', 1), beat(6, 900)])
    expect([one?.alive, one?.prices, one?.lost]).toEqual([false, [], null])
  })

  test('a trade after a heartbeat is told as no earlier than it, whatever its instant', () => {
    expect(prices([match(7, '10', 1), beat(7, 900), match(8, '11', 890)])).toEqual([
      [10, 1],
      [10, 900],
      [11, 900],
    ])
    // A heartbeat of the future holds back to the instant at which it was heard, no further.
    expect(prices([match(7, '10', 1), beat(7, 99_000), match(8, '11', 890)])[2]).toEqual([
      11, 5_001,
    ])
  })

  test('a product that was not asked for is refused, and so is a request', () => {
    const hear = hearCoinbase(options)
    const other = hear(unheard(options), match(1, '1', 1).replace('BTC-USD', 'X-USD'), start)
    expect(other.refusal).toEqual({ _tag: 'unknown-symbol', value: 'X-USD' })
    const error = hear(unheard(options), '{"type":"error","message":"no"}', start)
    expect(error.refusal).toEqual({ _tag: 'rejected', reason: 'no' })
    const answer = hear(unheard(options), '{"type":"subscriptions","channels":[]}', start)
    expect([answer.refusal, answer.about, answer.alive]).toEqual([null, null, false])
  })

  test('numbers begin anew for an asset of which only old ones came, and for no other', () => {
    const states = hearings([match(7, '10', 1), match(1, '11', 2)]).map(({ state }) => state)
    const [first = [], second = []] = states
    expect(renumbered(first, 'BTC')).toEqual(first)
    expect(renumbered(second, 'ETH')).toEqual(second)
    const hear = hearCoinbase({ quotes: false, confirms: true })
    const again = hear(renumbered(second, 'BTC'), match(1, '11', 2), start)
    expect(again.prices.map(({ price }) => price)).toEqual([11])
  })

  test('numbers that a heartbeat bears out have not begun anew, whatever came late before', () => {
    for (const confirms of [true, false]) {
      const all = [match(7, '10', 1), beat(6, 2), beat(7, 3)]
      const states = hearings(all, { quotes: false, confirms }).map(({ state }) => state)
      const [, late = [], borneOut = []] = states
      expect(renumbered(late, 'BTC')).not.toEqual(late)
      expect(renumbered(borneOut, 'BTC')).toEqual(borneOut)
    }
  })

  test('what follows numbers that began anew is told as no earlier than what came before', () => {
    const before = hearings([match(7, '10', 1), beat(7, 3_000), beat(1, 3_100)]).at(-1)?.state ?? []
    const hear = hearCoinbase({ quotes: false, confirms: true })
    const { prices: after } = hear(renumbered(before, 'BTC'), ticker(1, '11', 2_000), start + 6_000)
    expect(after.map(({ price, of }) => [price, of - start])).toEqual([[11, 3_000]])
  })

  test('whatever is doubled or out of order, each trade is told once and in order', () => {
    const frame = fc.tuple(fc.constantFrom(match, ticker), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 60 }), (all) => {
        const told = prices(all.map(([write, id]) => write(id, `${id}`, id))).map(
          ([price]) => price,
        )
        expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
        if (all.length > 0) expect(told.at(-1)).toBe(Math.max(...all.map(([, id]) => id)))
      }),
    )
  })
})

describe('coinbaseProtocol(options)', () => {
  test('one message subscribes to all', () => {
    const { url, greeting, assets } = coinbaseProtocol(options)
    expect(url).toBe('wss://ws-feed.exchange.coinbase.com')
    expect(greeting.map((text) => JSON.parse(text))).toEqual([
      {
        type: 'subscribe',
        product_ids: ['BTC-USD', 'ETH-USD'],
        channels: ['matches', 'ticker', 'heartbeat'],
      },
    ])
    expect(assets).toEqual(['BTC', 'ETH'])
  })
})
