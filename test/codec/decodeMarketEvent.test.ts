import { describe, expect, it } from 'vitest'
import { decodeLatency } from '../../src/codec/decodeLatency.js'
import { decodeMarketEvent } from '../../src/codec/decodeMarketEvent.js'
import { decodeTakers } from '../../src/codec/decodeTakers.js'
import { messages, put } from './messages.js'

const times = { at: 5, heardAt: 6 }
const level = { marketId: 'M', side: 'bid', price: 0.5, size: 0 }
const market = {
  ...{ id: 'M', asset: 'BTC', strike: 5, openedAt: 0, expiresAt: 9, tickSize: 0.01 },
}
const events: ReadonlyArray<Readonly<Record<string, unknown>>> = [
  { ...times, kind: 'price', asset: 'BTC', source: 'x', price: 5 },
  { ...times, kind: 'listed', market },
  { ...times, kind: 'struck', marketId: 'M', strike: 5 },
  { ...times, kind: 'regridded', marketId: 'M', tickSize: 0.001, bands: null },
  { ...times, kind: 'depth', ...level },
  { ...times, kind: 'rested', orderId: 'o', ...level },
  { ...times, kind: 'trade', marketId: 'M', buys: true, price: 0.5, size: 1 },
  { ...times, kind: 'resolved', marketId: 'M', outcome: 'void' },
]

describe('decodeMarketEvent: examples', () => {
  it('takes each kind of event as it is', () => {
    for (const event of events)
      expect(decodeMarketEvent(event)).toEqual({ _tag: 'Right', right: event })
  })
})

describe('decodeMarketEvent: edges', () => {
  it('misses every key that is not there, and knows no other', () => {
    for (const event of events) {
      for (const key of Object.keys(event)) {
        const said = messages(decodeMarketEvent(put(event, [key], undefined)))
        expect(said.some((line) => line.startsWith(`${key}: missing`))).toBe(true)
      }
      expect(messages(decodeMarketEvent({ ...event, heardat: 1 }))).toEqual([
        'heardat: unknown key; did you mean "heardAt"?',
      ])
    }
  })

  const [price, listed, , regridded, depth, , trade] = events
  const table: ReadonlyArray<readonly [unknown, string]> = [
    [put(price, ['heardAt'], 4), 'at: 5, expected at most heardAt (4)'],
    [put(price, ['price'], 0), 'price: 0, expected a number above 0 (dollars)'],
    [put(price, ['source'], ''), 'source: "", expected a string that is not empty'],
    [
      put(listed, ['market', 'tickSize'], 1),
      'market.tickSize: 1, expected a number of at least 1e-9 and below 1',
    ],
    [
      put(regridded, ['bands'], [{ from: 0, step: 7 }]),
      'bands[0].step: 7, expected a step that ends at a dollar',
    ],
    [put(depth, ['price'], 1), 'price: 1, expected a number above 0 and below 1 (dollars a share)'],
    [put(depth, ['size'], -1), 'size: -1, expected a number of at least 0 (shares)'],
    [put(depth, ['side'], 'buy'), 'side: "buy", expected "bid" or "ask"'],
    [put(trade, ['size'], 0), 'size: 0, expected a number above 0 (shares)'],
    [put(trade, ['kind'], 'traded'), 'kind: "traded", expected "price" or "listed"'],
    [7, 'input: 7, expected an object with a kind'],
  ]
  for (const [value, words] of table) {
    it(`says ${words}`, () => {
      expect(messages(decodeMarketEvent(value))[0]?.slice(0, words.length)).toBe(words)
    })
  }
})

describe('decodeLatency: edges', () => {
  const constant = { kind: 'constant', ms: 5 }
  const loaded = { ...{ kind: 'loaded', quiet: 1, perEvent: 1 }, perBasisPoint: 1, mostMs: 9 }
  const ways = { data: constant, orders: constant, answers: constant }
  it('takes each model, and a loaded one on no other loaded one', () => {
    expect(messages(decodeLatency(ways))).toEqual([])
    expect(messages(decodeLatency({ ...ways, data: { ...loaded, base: constant } }))).toEqual([])
    const sample = { kind: 'empirical', sorted: [1, 1, 2] }
    expect(messages(decodeLatency({ ...ways, orders: sample }))).toEqual([])
    const nested = { ...loaded, base: { ...loaded, base: constant } }
    expect(messages(decodeLatency({ ...ways, data: nested }))).toContain(
      'data.base.kind: "loaded", expected "constant" or "empirical"',
    )
  })

  it('refuses a sample that is empty or falls', () => {
    for (const sorted of [[], [2, 1]]) {
      const said = messages(decodeLatency({ ...ways, data: { kind: 'empirical', sorted } }))
      expect(said[0]).toMatch(
        /^data.sorted: .* expected one number or more, none less than the one/,
      )
    }
    expect(messages(decodeLatency({ ...ways, data: { kind: 'empirical', sorted: [-1] } }))).toEqual(
      ['data.sorted[0]: -1, expected a number from 0 to 3600000 (ms)'],
    )
  })
})

describe('decodeTakers: edges', () => {
  const informed = { leadMs: 5, edge: 0.01, size: null }
  const uninformed = { perHour: 5, distance: 0.02, size: 3 }
  const depth = { shares: 20, leavePerHour: 60 }
  const takers = { volatility: null, informed, uninformed, depth, calibrated: true }
  it('takes both kinds, one or none', () => {
    for (const value of [
      takers,
      { ...takers, informed: null },
      { ...takers, uninformed: null, depth: null },
    ]) {
      expect(decodeTakers(value)).toEqual({ _tag: 'Right', right: value })
    }
  })

  it('says what is out of its range', () => {
    expect(messages(decodeTakers(put(takers, ['informed', 'edge'], 2)))).toEqual([
      'informed.edge: 2, expected a number from 0 to 1 (dollars a share)',
    ])
    expect(messages(decodeTakers(put(takers, ['uninformed', 'size'], 0)))[0]).toMatch(
      /^uninformed.size: 0, expected a number above 0/,
    )
    expect(messages(decodeTakers(put(takers, ['depth', 'leavePerHour'], -1)))).toEqual([
      'depth.leavePerHour: -1, expected a number from 0 to 1000000 (times an hour)',
    ])
  })
})
