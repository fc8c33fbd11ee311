import { describe, expect, test } from 'vitest'
import { message } from '../../src/codec/decodeError.js'
import { decodeDeskEvent, deskEvent } from '../../src/codec/deskEvent.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { quoting } from '../bot/running.js'

const at = 1_750_000_000_000
const market = { id: 'm', asset: 'BTC', strike: 1, openedAt: 0, expiresAt: 1, tickSize: 0.01 }
const news = (said: object): object => ({
  kind: 'order',
  at,
  marketId: 'm',
  clientOrderId: 'm#1',
  news: said,
})
const fill = {
  id: 'f',
  outcome: 'no',
  side: 'bid',
  size: 1,
  price: 0,
  fee: -3,
  clientOrderId: null,
}

const events: ReadonlyArray<unknown> = [
  { kind: 'clock', at },
  { kind: 'price', at, asset: 'BTC', source: 'coinbase', price: 65_000.5, of: at - 3 },
  { kind: 'outlook', at, asset: 'BTC', volatility: 0.5, volatilityError: 0, drift: -0.1 },
  { kind: 'outlook', at, asset: 'BTC', volatility: null, volatilityError: null, drift: null },
  { kind: 'listed', at, market },
  { kind: 'struck', at, marketId: 'm', strike: 65_000 },
  { kind: 'printed', at, marketId: 'm', printed: { end: { count: 3, value: 65_000, by: 'us' } } },
  {
    kind: 'printed',
    at,
    marketId: 'm',
    printed: { end: { count: 2, value: 65_000, by: 'us', each: [64_999, 65_001] } },
  },
  { kind: 'book', at, marketId: 'm', book: { bestBid: 0.4, bestAsk: null } },
  { kind: 'regridded', at, marketId: 'm', tickSize: 0.001, bands: null },
  news({ _tag: 'cancel-sent', at }),
  news({ _tag: 'accepted', venueId: 'v', at }),
  news({ _tag: 'rejected', at }),
  news({ _tag: 'cancel-accepted', filled: null, at }),
  news({ _tag: 'cancel-rejected', rests: true, at }),
  news({ _tag: 'expired', filled: 5, at }),
  news({ _tag: 'amend-sent', at }),
  news({ _tag: 'amended', size: 5, at }),
  news({ _tag: 'amend-rejected', at }),
  news({ _tag: 'answer-lost', at }),
  news({ _tag: 'reported', status: 'absent', filled: null, at }),
  { kind: 'fill', at, marketId: 'm', status: 'matched', fill },
  { kind: 'merged', at, marketId: 'm', id: 'x', sets: 5, done: true },
  { kind: 'split', at, marketId: 'm', id: 'x', sets: 5, done: false },
  { kind: 'resolved', at, marketId: 'm', outcome: 'void' },
  { kind: 'resolved', at, marketId: 'm', outcome: null },
  {
    kind: 'reconciled',
    at,
    snapshot: { asOf: at, orders: [], positions: [{ marketId: 'm', yes: 1, no: 0 }] },
  },
  { kind: 'day', at, day: '2026-11-22' },
  { kind: 'booked', at, entry: { _tag: 'deposited', id: 'd', amount: -5 } },
  { kind: 'booked', at, entry: { _tag: 'rebated', market: 'm', id: 'd', amount: 5 } },
  {
    kind: 'switch',
    at,
    event: {
      kind: 'kill',
      at,
      reason: { _tag: 'limit', rejection: { _tag: 'past', of: 'loss-of-day', value: 2, limit: 1 } },
    },
  },
  { kind: 'switch', at, event: { kind: 'reset', by: 'ops' } },
  {
    kind: 'venue',
    at,
    told: { userStreamAt: null, heartbeatAt: at, cancelOnDisconnect: false, clockSkewMs: -3.5 },
  },
  { kind: 'limited', at, until: at + 5 },
]

describe('examples', () => {
  test.each(events.map((event) => [JSON.stringify(event).slice(0, 60), event]))(
    '%s… decodes to itself',
    (_, event) => {
      expect(decodeDeskEvent(event)).toStrictEqual({ _tag: 'Right', right: event })
    },
  )

  test('every event that a bot writes down decodes as JSON carries it', async () => {
    const { outputs } = await quoting()
    const heard = outputs.flatMap(
      (one): ReadonlyArray<DeskEvent> => (one.kind === 'heard' ? [one.entry.event] : []),
    )
    expect(heard.some(({ kind }) => kind === 'acted')).toBe(true)
    for (const event of heard)
      expect(decodeDeskEvent(JSON.parse(JSON.stringify(event)))._tag).toBe('Right')
  })
})

describe('edges', () => {
  test.each<[unknown, string]>([
    [{ kind: 'clock', at: 0.5 }, 'at: 0.5, expected a whole number'],
    [{ kind: 'clock', at: null }, 'at: null, expected a whole number'],
    [{ kind: 'clok', at }, 'kind: "clok", expected "clock" or'],
    [{ kind: 'price', at, asset: '', source: 's', price: 1, of: 0 }, 'asset: ""'],
    [{ kind: 'price', at, asset: 'B', source: 's', price: Number.NaN, of: 0 }, 'price: NaN'],
    [{ kind: 'price', at, asset: 'B', source: 's', price: 0, of: 0 }, 'price: 0'],
    [
      { kind: 'fill', at, marketId: 'm', status: 'matched', fill: { ...fill, size: 0.5 } },
      'fill.size: 0.5',
    ],
    [
      { kind: 'fill', at, marketId: 'm', status: 'matched', fill: { ...fill, price: 1_000_001 } },
      'fill.price',
    ],
    [news({ _tag: 'filled', at }), 'news._tag: "filled"'],
    [{ kind: 'clock', at, extra: 1 }, 'extra: unknown key'],
    [null, 'input: null'],
  ])('%j is refused', (event, words) => {
    const read = decodeDeskEvent(event)
    expect(read._tag === 'Left' ? read.left.map(message).join('; ') : 'passes').toContain(words)
  })
})

describe('laws', () => {
  test('an event without one of its keys is refused, and one with null for it', () => {
    const mayBeNull = new Set(['volatility', 'volatilityError', 'drift', 'outcome', 'bands'])
    for (const event of events as ReadonlyArray<Record<string, unknown>>) {
      for (const key of Object.keys(event)) {
        const { [key]: _, ...without } = event
        expect([key, deskEvent.is(without)]).toEqual([key, key === 'bands'])
        if (!mayBeNull.has(key))
          expect([key, deskEvent.is({ ...event, [key]: null })]).toEqual([key, false])
      }
    }
  })
})
