import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import { message, type Violation } from '../../src/decision/violation.js'
import { violations } from '../../src/decision/violations.js'
import type { NewOrder } from '../../src/market/order.js'
import { calm, config, ladder, now, order } from './states.js'

const planted = (state: Partial<QuoteState>, diff: Partial<OrderDiff>): ReadonlyArray<Violation> =>
  violations({ ...calm, ...state }, config, {
    cancel: [],
    keep: [],
    place: [],
    halted: null,
    explain: null,
    ...diff,
  })

const placing = (...texts: ReadonlyArray<string>): Partial<OrderDiff> => ({
  place: texts.map((text) => {
    const [outcome, side, price, size] = text.split(' ')
    return { outcome, side, price: Number(price), size: Number(size) } as NewOrder
  }),
})
const resting = (...texts: ReadonlyArray<string>): Partial<QuoteState> => ({
  orders: texts.map(order),
})
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

  test('a bid and an ask placed at once that would trade', () => {
    const found = planted({}, placing('yes bid 0.48 10', 'yes ask 0.48 10'))
    expect(found).toContainEqual({ _tag: 'crossed', bid: 0.48, ask: 0.48 })
  })

  test('what cannot be read', () => {
    expect(violations(calm, config, null as never)).toEqual([{ _tag: 'unreadable' }])
  })
})

describe('edges: nothing is found where nothing is wrong', () => {
  test.each<readonly [string, Partial<QuoteState>, Partial<OrderDiff>]>([
    ['an empty difference', {}, {}],
    ['all that is wanted, placed', {}, decideQuotes(calm, config)],
    ['all that is wanted, kept', { orders: ladder }, { keep: ladder.map(({ id }) => id) }],
    ['a cancelling order left alone', resting('x yes bid 0.4 10 cancelling'), {}],
    ['the smallest and the largest size', {}, placing('yes bid 0.4 10', 'yes bid 0.41 1000')],
    ['the limit met', resting('x yes bid 0.4 4500 cancelling'), placing('yes bid 0.45 500')],
    ['both ends of the range', {}, placing('yes bid 0.01 10', 'yes ask 0.99 10')],
    [
      'the book just far enough',
      { book: { bestBid: 0.46, bestAsk: 0.5 } },
      placing('yes bid 0.48 10'),
    ],
    [
      'an own order a tick away',
      resting('x yes ask 0.49 10 cancelling'),
      placing('yes bid 0.48 10'),
    ],
    [
      'a position past its limit, with nothing added',
      { position: { yes: 9_000, no: 0 } },
      placing('yes ask 0.6 10'),
    ],
    [
      'a halt that cancels',
      { pnl: { today: -2_000 }, ...resting('x yes bid 0.4 10 open') },
      { cancel: ['x'] },
    ],
  ])('%s', (_, state, diff) => {
    expect(planted(state, diff)).toEqual([])
  })
})

describe('edges: messages name the values', () => {
  test.each<readonly [Violation, string]>([
    [{ _tag: 'unknown-order', id: 'x' }, 'x is no live order'],
    [{ _tag: 'listed-twice', id: 'x' }, 'x is listed more than once'],
    [{ _tag: 'already-cancelling', id: 'x' }, 'x is already being cancelled'],
    [{ _tag: 'forgotten-order', id: 'x' }, 'x is live and neither kept nor cancelled'],
    [
      { _tag: 'quotes-on-halt', halted: 'daily-loss' },
      'it keeps or places orders on a halt: daily-loss',
    ],
    [
      { _tag: 'off-tick', price: 0.405, tickSize: 0.01 },
      'the price 0.405 is no multiple of the tick 0.01',
    ],
    [{ _tag: 'outside-range', price: 0 }, 'the price 0 is outside the range of quotes'],
    [{ _tag: 'bad-size', size: 9, min: 10, max: 20 }, 'the size 9 is outside [10, 20]'],
    [{ _tag: 'doubled-order', side: 'bid', price: 0.4 }, 'more than one bid at 0.4'],
    [
      { _tag: 'crossed', bid: 0.5, ask: 0.4 },
      'a bid at 0.5 and an ask at 0.4 would trade with each other',
    ],
    [
      { _tag: 'self-trade', price: 0.5, id: 'x' },
      'the order at 0.5 would trade with the own order x',
    ],
    [
      { _tag: 'past-limit', side: 'bid', worst: 11, room: 10 },
      '11 shares of bids could fill; there is room for 10',
    ],
    [
      { _tag: 'too-generous', side: 'bid', price: 0.5, worth: 0.4 },
      'the bid at 0.5 gives more than 0.4',
    ],
    [
      { _tag: 'near-book', side: 'ask', price: 0.5, best: 0.49 },
      "the ask at 0.5 is too near the others' 0.49",
    ],
    [
      { _tag: 'losing-side', side: 'bid', price: 0.1 },
      'the bid at 0.1 stands on the side about to lose',
    ],
    [{ _tag: 'unreadable' }, 'the state, the config or the difference cannot be read'],
  ])('message(%o)', (violation, sentence) => {
    expect(message(violation)).toBe(sentence)
  })
})
