import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { Violation } from '../../src/decision/violation.js'
import { violations } from '../../src/decision/violations.js'
import { placing, planted, resting } from './planted.js'
import { calm, config, now } from './states.js'

const late = { market: { ...calm.market, openedAt: now - 3_000_000, expiresAt: now + 60_000 } }

type Row = readonly [string, Partial<QuoteState>, Partial<OrderDiff>, Violation]

describe('examples: each planted fault is found, alone', () => {
  test.each<Row>([
    ['cancels what is not there', {}, { cancel: ['x'] }, { _tag: 'unknown-order', id: 'x' }],
    ['keeps what is not there', {}, { keep: ['x'] }, { _tag: 'unknown-order', id: 'x' }],
    [
      'cancels and keeps one order',
      resting('x yes bid 0.4 10 open'),
      { cancel: ['x'], keep: ['x'] },
      { _tag: 'listed-twice', id: 'x' },
    ],
    [
      'cancels one order twice',
      resting('x yes bid 0.4 10 open'),
      { cancel: ['x', 'x'] },
      { _tag: 'listed-twice', id: 'x' },
    ],
    [
      'cancels again',
      resting('x yes bid 0.4 10 cancelling'),
      { cancel: ['x'] },
      { _tag: 'already-cancelling', id: 'x' },
    ],
    [
      'forgets an order',
      resting('x yes bid 0.4 10 unknown'),
      {},
      { _tag: 'forgotten-order', id: 'x' },
    ],
    [
      'places on a halt',
      { spot: { price: 65_000, at: 0 } },
      placing('yes bid 0.4 10'),
      { _tag: 'quotes-on-halt', halted: 'stale-spot' },
    ],
    [
      'keeps on a halt',
      { pnl: { today: -2_000 }, ...resting('x yes bid 0.4 10 open') },
      { keep: ['x'] },
      { _tag: 'quotes-on-halt', halted: 'daily-loss' },
    ],
    [
      'leaves the grid',
      {},
      placing('yes bid 0.405 10'),
      { _tag: 'off-tick', price: 0.405, tickSize: 0.01 },
    ],
    ['leaves the range below', {}, placing('yes bid 0 10'), { _tag: 'outside-range', price: 0 }],
    ['leaves the range above', {}, placing('yes ask 1 10'), { _tag: 'outside-range', price: 1 }],
    [
      'is too small',
      {},
      placing('yes bid 0.4 9'),
      { _tag: 'bad-size', size: 9, min: 10, max: 1_000 },
    ],
    [
      'is too large',
      {},
      placing('yes bid 0.4 1001'),
      { _tag: 'bad-size', size: 1_001, min: 10, max: 1_000 },
    ],
    [
      'doubles an order placed',
      {},
      placing('yes bid 0.4 10', 'yes bid 0.4 10'),
      { _tag: 'doubled-order', side: 'bid', price: 0.4 },
    ],
    [
      'doubles an order kept',
      resting('x yes ask 0.6 10 open'),
      { keep: ['x'], ...placing('no bid 0.4 10') },
      { _tag: 'doubled-order', side: 'ask', price: 0.6 },
    ],
    [
      'meets an own order',
      resting('x yes ask 0.45 10 cancelling'),
      placing('yes bid 0.45 10'),
      { _tag: 'self-trade', price: 0.45, id: 'x' },
    ],
    [
      'meets an own order on NO',
      resting('x no ask 0.45 10 cancelling'),
      placing('yes ask 0.55 10'),
      { _tag: 'self-trade', price: 0.55, id: 'x' },
    ],
    [
      'passes the limit with what is cancelled',
      { position: { yes: 0, no: 0 }, ...resting('x yes bid 0.4 4500 open') },
      { cancel: ['x'], ...placing('yes bid 0.45 501') },
      { _tag: 'past-limit', side: 'bid', worst: 5_001, room: 5_000 },
    ],
    [
      'passes the limit by asks',
      resting('x yes ask 0.9 4990 cancelling'),
      placing('no bid 0.4 20'),
      { _tag: 'past-limit', side: 'ask', worst: 5_010, room: 5_000 },
    ],
    [
      'pays too much',
      {},
      placing('yes bid 0.49 10'),
      { _tag: 'too-generous', side: 'bid', price: 0.49, worth: 0.48 },
    ],
    [
      'asks too little',
      {},
      placing('yes ask 0.51 10'),
      { _tag: 'too-generous', side: 'ask', price: 0.51, worth: 0.52 },
    ],
    [
      'keeps what is too generous',
      resting('x yes ask 0.51 10 open'),
      { keep: ['x'] },
      { _tag: 'too-generous', side: 'ask', price: 0.51, worth: 0.52 },
    ],
    [
      'is too near their ask',
      { book: { bestAsk: 0.41 } },
      placing('yes bid 0.4 10'),
      { _tag: 'near-book', side: 'bid', price: 0.4, best: 0.41 },
    ],
    [
      'is too near their bid',
      { book: { bestBid: 0.59 } },
      placing('yes ask 0.6 10'),
      { _tag: 'near-book', side: 'ask', price: 0.6, best: 0.59 },
    ],
    [
      'is far through their ask',
      { book: { bestAsk: 0.3 } },
      placing('yes bid 0.4 10'),
      { _tag: 'near-book', side: 'bid', price: 0.4, best: 0.3 },
    ],
    [
      'is far through their bid',
      { book: { bestBid: 0.7 } },
      placing('yes ask 0.6 10'),
      { _tag: 'near-book', side: 'ask', price: 0.6, best: 0.7 },
    ],
    [
      'bids for what is about to lose',
      { ...late, spot: { price: 64_900, at: now } },
      placing('yes bid 0.01 10'),
      { _tag: 'losing-side', side: 'bid', price: 0.01 },
    ],
  ])('a difference that %s', (_, state, diff, violation) => {
    const found = planted(state, diff).filter(({ _tag }) => _tag === violation._tag)
    expect(found).toEqual([violation])
  })

  const stale = { spot: { price: 65_000, at: 0 } }
  const lost = { pnl: { today: -2_000 } }
  const one = resting('x yes bid 0.4 10 open')

  test.each<readonly [string, Partial<QuoteState>, Partial<OrderDiff>, ReadonlyArray<Violation>]>([
    [
      'does nothing on a halt',
      { ...stale, ...one },
      { halted: 'stale-spot' },
      [{ _tag: 'forgotten-order', id: 'x' }],
    ],
    [
      'does not say that it is a halt',
      { ...stale, ...one },
      { cancel: ['x'] },
      [{ _tag: 'wrong-halt', said: null, holds: 'stale-spot' }],
    ],
    [
      'names another halt',
      lost,
      { halted: 'stale-spot' },
      [{ _tag: 'wrong-halt', said: 'stale-spot', holds: 'daily-loss' }],
    ],
    [
      'halts on a healthy market',
      one,
      { cancel: ['x'], halted: 'daily-loss' },
      [{ _tag: 'wrong-halt', said: 'daily-loss', holds: null }],
    ],
    [
      'cancels on a halt what is not there',
      stale,
      { cancel: ['z', 'z'], halted: 'stale-spot' },
      [
        { _tag: 'unknown-order', id: 'z' },
        { _tag: 'unknown-order', id: 'z' },
      ],
    ],
    [
      'keeps more than there is room for',
      resting('x yes bid 0.4 5001 open'),
      { keep: ['x'] },
      [
        { _tag: 'bad-size', size: 5_001, min: 0, max: 1_000 },
        { _tag: 'past-limit', side: 'bid', worst: 5_001, room: 5_000 },
      ],
    ],
    [
      'keeps what is off the grid',
      resting('x yes bid 0.405 10 open'),
      { keep: ['x'] },
      [{ _tag: 'off-tick', price: 0.405, tickSize: 0.01 }],
    ],
  ])('a difference that %s', (_, state, diff, expected) => {
    expect(planted(state, diff)).toEqual(expected)
  })

  test.each<readonly [string, object]>([
    ['cancel', { cancel: '' }],
    ['cancel', { cancel: [5] }],
    ['keep', { keep: null }],
    ['keep', { keep: [{}] }],
    ['place', { place: {} }],
    ['place[0]', { place: [{ side: 'buy', outcome: 'yes', price: 0.4, size: 10 }] }],
    ['place[0]', { place: [{ side: 'bid', outcome: 'maybe', price: 0.4, size: 10 }] }],
    ['place[0]', { place: [{ side: 'ask', outcome: 'no', price: Number.NaN, size: 10 }] }],
    [
      'place[1]',
      {
        place: [
          ...decideQuotes(calm, config).place.slice(0, 1),
          { side: 'ask', outcome: 'no', price: 0.4, size: '10' },
        ],
      },
    ],
  ])('a difference of which %s is not what it should be', (path, diff) => {
    expect(planted({}, diff)).toEqual([{ _tag: 'malformed', path }])
  })

  test('of an invalid state every order with an id is cancelled as often as it stands', () => {
    const orders = ['x yes bid 0.4 10 open', 'x yes bid 0.3 10 open', 'x yes bid 0.2 10 cancelling']
    const invalid = { ...resting(...orders, 'y yes bid 0.2 10 cancelling') }
    const spoilt = { orders: [null, { id: 5 }, ...(invalid.orders ?? [])] as never }
    const cancelling = (...cancel: ReadonlyArray<string>) =>
      planted(spoilt, { cancel, halted: 'invalid-input' })
    expect(cancelling('x', 'x')).toEqual([])
    expect(cancelling('x')).toEqual([{ _tag: 'forgotten-order', id: 'x' }])
    expect(cancelling('x', 'x', 'x')).toEqual([{ _tag: 'listed-twice', id: 'x' }])
    expect(cancelling('x', 'x', 'y')).toEqual([{ _tag: 'already-cancelling', id: 'y' }])
    expect(planted({ orders: 5 as never }, { halted: 'invalid-input' })).toEqual([])
  })

  test('slack is a part of the tick, whatever the tick', () => {
    const fine = { market: { ...calm.market, tickSize: 0.0001 } }
    expect(planted(fine, placing('yes bid 0.48005 10'))).toContainEqual({
      _tag: 'off-tick',
      price: 0.48005,
      tickSize: 0.0001,
    })
    const found = planted(fine, placing('yes bid 0.4801 10')).map(({ _tag }) => _tag)
    expect(found).toEqual(['too-generous'])
  })

  test('a bid and an ask placed at once that would trade', () => {
    const found = planted({}, placing('yes bid 0.48 10', 'yes ask 0.48 10'))
    expect(found).toContainEqual({ _tag: 'crossed', bid: 0.48, ask: 0.48 })
  })

  test('what cannot be read', () => {
    expect(violations(calm, config, null as never)).toEqual([{ _tag: 'unreadable' }])
  })
})
