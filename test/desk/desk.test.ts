import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { dailyLoss } from '../../src/desk/decide/dailyLoss.js'
import { decide } from '../../src/desk/decide/decide.js'
import { type Desk, market as marketOf } from '../../src/desk/desk.js'
import * as DeskAnomaly from '../../src/desk/deskAnomaly.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import * as Dictionary from '../../src/desk/dictionary.js'
import * as ClientOrderId from '../../src/desk/orders/clientOrderId.js'
import {
  accepted,
  config,
  fill,
  filled,
  listed,
  priced,
  quoting,
  run,
  sent,
  start,
} from './desks.js'

const spotOf = (desk: Desk) => Dictionary.get(desk.assets, 'BTC')?.spot
const worstOf = (desk: Desk) => Dictionary.get(desk.assets, 'BTC')?.worst

const told = (desk: Desk, filledOf: (i: number) => number | null): Desk =>
  run(
    desk,
    (marketOf(desk, 'm')?.orders ?? []).map(
      ({ clientOrderId }, i): DeskEvent => ({
        kind: 'order',
        at: desk.now,
        marketId: 'm',
        clientOrderId,
        news: { _tag: 'cancel-accepted', filled: filledOf(i), at: desk.now },
      }),
    ),
  )

const snapshot = (asOf: number, venueIds: ReadonlyArray<string>, yes = 0): DeskEvent => ({
  kind: 'reconciled',
  at: asOf,
  snapshot: {
    asOf,
    positions: [{ marketId: 'm', yes, no: yes }],
    orders: venueIds.map((venueId) => ({
      marketId: 'gone',
      clientOrderId: null,
      venueId,
      outcome: 'yes',
      side: 'bid',
      price: 100_000,
      size: 1,
      filled: 0,
    })),
  },
})

describe('a desk: what it remembers', () => {
  test('the last of the orders that have ended, and each that may still bring fills', () => {
    // Of the six of each turn the first has fills still to come: it is never forgotten.
    let desk = quoting()
    for (let turn = 0; turn < 4; turn++) {
      desk = told(accepted(desk), (i) => (turn === 0 && i === 0 ? 1_000_000 : 0))
    }
    const orders = marketOf(desk, 'm')?.orders ?? []
    expect(orders.map(({ clientOrderId }) => clientOrderId)).toEqual([
      'm#1',
      ...[17, 18, 19, 20, 21, 22, 23, 24].map((n) => `m#${n}`),
    ])
  })

  test('the newest price of all sources is the one it quotes by', () => {
    const desk = apply(quoting(), priced(start + 10, 65_010))
    const other = { ...priced(start + 20, 64_000), source: 'other', of: start + 5 } as DeskEvent
    const after = apply(desk, other)
    expect(spotOf(after)).toEqual({ price: 65_010, at: start + 10 })
    expect(after.anomalies.counts).toEqual({})
    const newer = { ...priced(start + 20, 64_000), source: 'other' } as DeskEvent
    expect(spotOf(apply(after, newer))).toEqual({ price: 64_000, at: start + 20 })
  })

  test('a price from the future holds since now, and the next one is taken', () => {
    const desk = apply(quoting(), { ...priced(start + 10, 65_010), of: start + 1e9 } as DeskEvent)
    expect(spotOf(desk)).toEqual({ price: 65_010, at: start + 10 })
    const after = apply(desk, priced(start + 11, 65_020))
    expect(spotOf(after)).toEqual({ price: 65_020, at: start + 11 })
    expect(apply(after, priced(start + 11, 65_020)).assets).toBe(after.assets)
    expect(spotOf(apply(after, priced(start + 11, 65_030)))?.price).toBe(65_030)
  })

  test('the outlook of an underlying goes into its markets’ states', () => {
    const desk = apply(quoting(), {
      kind: 'outlook',
      at: start,
      asset: 'BTC',
      volatility: 0.7,
      volatilityError: 0.1,
      drift: null,
    })
    expect(decide(desk, config).decisions[0]?.state).toMatchObject({
      volatility: 0.7,
      volatilityError: 0.1,
      drift: null,
    })
  })

  test('what the fixings have printed and the price to beat go there too', () => {
    const printed = { strike: { count: 1, value: 65_000, by: 'venue' } } as const
    const desk = run(quoting(), [
      { kind: 'printed', at: start, marketId: 'm', printed },
      { kind: 'struck', at: start, marketId: 'm', strike: 64_000 },
    ])
    const state = decide(desk, config).decisions[0]?.state
    expect(state?.printed).toEqual(printed)
    expect(state?.market.strike).toBe(64_000)
  })

  test('a cancel of a stray that is sent, while the venue still lists it', () => {
    const found = apply(quoting(), snapshot(start + 1, ['v1']))
    expect(found.anomalies.counts).toEqual({ stray: 1 })
    const asked = sent(found, decide(found, config))
    const again = apply(asked, snapshot(start + 2, ['v1', 'v2']))
    expect(again.anomalies.counts).toEqual({ stray: 2 })
    expect(decide(again, config).cancels.map(({ venueId }) => venueId)).toEqual(['v2'])
  })

  test('what a merge has moved since a snapshot was asked for', () => {
    const both = filled(
      filled(quoting(), 'confirmed', fill(null, { outcome: 'no', price: 500_000 })),
      'confirmed',
      fill(null, { id: 'f2' }),
    )
    const later = apply(both, { kind: 'clock', at: start + 10 })
    const merged = apply(later, {
      kind: 'merged',
      at: start + 10,
      marketId: 'm',
      id: 'x',
      sets: 100_000_000,
      done: true,
    })
    const before = apply(merged, snapshot(start + 5, [], 100_000_000))
    expect(marketOf(before, 'm')?.mismatched).toBe(false)
    expect(marketOf(apply(before, snapshot(start + 11, [], 1)), 'm')?.mismatched).toBe(true)
  })
})

describe('a desk: sums', () => {
  test('the worst of an underlying counts what is in flight, and nothing that is over', () => {
    const desk = accepted(quoting())
    expect(worstOf(desk)).toBe(-(48 + 47 + 46) * 1_000_000)
    const over = apply(desk, { kind: 'resolved', at: start, marketId: 'm', outcome: 'no' })
    expect(worstOf(over)).toBe(0)
  })

  test('a loss that has moved the switch does not move it again', () => {
    const book = { bestBid: 0, bestAsk: null }
    const marked = apply(quoting(), { kind: 'book', at: start, marketId: 'm', book })
    const lost = filled(marked, 'confirmed', fill(null, { size: 3_000_000_000 }))
    const first = dailyLoss(lost, config)
    expect(first.today).toBe(-1_440)
    if (first.kill === null) throw new Error('no kill')
    const killed = apply(lost, { kind: 'switch', at: start, event: first.kill })
    expect(dailyLoss(killed, config)).toEqual({ today: -1_440, kill: null })
    expect(dailyLoss(lost, { ...config, killAtDailyLoss: false }).kill).toBe(null)
  })

  test('a deposit and a rebate are booked once', () => {
    const entry = { _tag: 'deposited', id: 'd1', amount: 5_000_000 } as const
    const booked: DeskEvent = { kind: 'booked', at: start, entry }
    const desk = run(quoting(), [booked, booked, listed('m')])
    expect(desk.ledger.deposits).toBe(5_000_000)
    expect(desk.anomalies.counts).toEqual({})
  })
})

describe('ClientOrderId', () => {
  test.each([
    ['BTC-5m#12', 12],
    ['a#b#0', 0],
    ['#1', 1],
    ['12', null],
    ['m#9007199254740991', Number.MAX_SAFE_INTEGER],
    ['m#9007199254740992', null],
    ['BTC-5m#012', null],
    ['BTC-5m#', null],
    ['BTC-5m', null],
    ['m#12x', null],
    ['m#9999999999999999', null],
    ['m#99999999999999999', null],
  ])('numberOf %s is %s', (id, number) => {
    expect(ClientOrderId.numberOf(id)).toBe(number)
  })

  test('numberOf undoes of', () => {
    expect(ClientOrderId.numberOf(ClientOrderId.of('m', 7))).toBe(7)
  })
})

describe('DeskAnomaly', () => {
  test('keeps the last sixteen and counts all', () => {
    const many = Array.from(
      { length: 20 },
      (_, at) => ({ _tag: 'late', at, about: 'price' }) as const,
    )
    const all = many.reduce(DeskAnomaly.counted, DeskAnomaly.none)
    expect(all.counts).toEqual({ late: 20 })
    expect(all.last).toEqual(many.slice(4))
  })
})
