import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Exposure from '../../src/desk/ledger/exposure.js'
import { market } from '../../src/desk/ledger/ledger.js'
import type { LedgerEvent } from '../../src/desk/ledger/ledgerEvent.js'
import * as MarketLedger from '../../src/desk/ledger/marketLedger.js'
import { isWhole } from '../../src/desk/ledger/micro.js'
import { worstCase } from '../../src/desk/ledger/worstCase.js'
import type { Order } from '../../src/desk/orders/order.js'
import { liveSize, received, sent } from '../../src/desk/orders/orderLife.js'
import { run } from './ledgers.js'
import { messages } from './orders.js'

const of = (events: ReadonlyArray<LedgerEvent>): MarketLedger.MarketLedger =>
  market(run([{ _tag: 'listed', market: 'm1' }, ...events]), 'm1') as MarketLedger.MarketLedger

const order = (terms: Partial<Order>): Order =>
  sent({
    clientOrderId: 'c1',
    outcome: 'yes',
    side: 'bid',
    price: 400_000,
    size: 100_000_000,
    fee: 0,
    at: 0,
    arrivesBy: 0,
    ...terms,
  })

const bought = (id: string, outcome: 'yes' | 'no', size: number, price: number) =>
  ({ id, outcome, side: 'bid', size, price, fee: 0 }) as const

const seed: ReadonlyArray<LedgerEvent> = [
  { _tag: 'confirmed', market: 'm1', fill: bought('f1', 'yes', 100_000_000, 400_000) },
  { _tag: 'confirmed', market: 'm1', fill: bought('f2', 'no', 500_000_000, 550_000) },
]

describe('examples', () => {
  test('100 YES for $40 and 500 NO for $275 lose $215 if YES wins and gain $185 if NO does', () => {
    const worst = worstCase(of(seed), [])
    expect([worst.lossIfYes, worst.lossIfNo]).toEqual([215_000_000, -185_000_000])
    expect([worst.yes, worst.no]).toEqual([
      { min: 100_000_000, max: 100_000_000 },
      { min: 500_000_000, max: 500_000_000 },
    ])
    const ends = (['yes', 'no', 'void'] as const).map((as) => {
      const { account } = of([...seed, { _tag: 'resolved', market: 'm1', as }])
      return account.cash + account.value
    })
    expect(ends).toEqual([-215_000_000, 185_000_000, -15_000_000])
  })

  test('a bid on NO and an ask on YES at the mirrored price risk the same', () => {
    const mirrored = { outcome: 'yes', side: 'ask', price: 450_000 } as const
    const bid = worstCase(of([]), [order({ outcome: 'no', side: 'bid', price: 550_000 })])
    expect(worstCase(of([]), [order(mirrored)])).toEqual(bid)
    expect(bid).toEqual({
      yes: { min: 0, max: 0 },
      no: { min: 0, max: 100_000_000 },
      net: { min: -100_000_000, max: 0 },
      lossIfYes: 55_000_000,
      lossIfNo: 0,
    })
  })

  test('a matched fill may be kept or taken back, and a confirmed one not', () => {
    const fill = bought('f1', 'yes', 100_000_000, 400_000)
    const worst = (events: ReadonlyArray<LedgerEvent>) => worstCase(of(events), []).yes
    const matched: LedgerEvent = { _tag: 'matched', market: 'm1', fill }
    expect(worst([matched])).toEqual({ min: 0, max: 100_000_000 })
    expect(worst([matched, { _tag: 'failed', market: 'm1', id: 'f1' }])).toEqual({ min: 0, max: 0 })
    expect(worst([matched, { _tag: 'confirmed', market: 'm1', fill }]).min).toBe(100_000_000)
  })

  test('an order counts with what is live of it, and its fee with what it may cost', () => {
    const part = received(order({ fee: 10_000 }), {
      _tag: 'filled',
      id: 'f1',
      size: 40_000_000,
      price: 400_000,
      fee: 0,
      at: 1,
    })
    expect(worstCase(of([]), [part])).toMatchObject({
      yes: { min: 0, max: 60_000_000 },
      lossIfNo: 24_600_000,
    })
  })
})

describe('edges', () => {
  test('a dear purchase loses its fee even where it wins', () => {
    const worst = worstCase(of([]), [order({ price: 990_000, fee: 20_000 })])
    expect([worst.lossIfYes, worst.lossIfNo]).toEqual([1_000_000, 101_000_000])
  })

  test.each([
    ['size', { size: Number.NaN }],
    ['size', { size: 0 }],
    ['price', { price: Number.NaN }],
    ['fee', { fee: -1 }],
    ['fee', { fee: 1_000_001 }],
    ['fee', { fee: Number.NaN }],
  ])('an order whose %s cannot be makes every bound NaN', (_, terms) => {
    const { yes, no, net, lossIfYes, lossIfNo } = worstCase(of(seed), [order(terms)])
    for (const bound of [yes.min, yes.max, no.min, no.max, net.min, net.max, lossIfYes, lossIfNo])
      expect(bound).toBeNaN()
  })
})

const terms = fc.record({
  outcome: fc.constantFrom('yes' as const, 'no' as const),
  side: fc.constantFrom('bid' as const, 'ask' as const),
  size: fc.integer({ min: 1, max: 50 }).map((hundreds) => hundreds * 2_000_000),
  price: fc.integer({ min: 0, max: 100 }).map((cents) => cents * 10_000),
})

describe('oracle', () => {
  /** Every set of matched fills that stay and of orders that fill not, by half or whole. */
  const ends = (
    held: ReadonlyArray<LedgerEvent>,
    matched: ReadonlyArray<LedgerEvent>,
    orders: ReadonlyArray<Order>,
  ): ReadonlyArray<MarketLedger.MarketLedger> => {
    const count = 2 ** matched.length * 3 ** orders.length
    return Array.from({ length: count }, (_, subset) => {
      let left = subset
      const events: Array<LedgerEvent> = []
      for (const event of matched) {
        if (left % 2 === 1 && event._tag === 'matched') events.push({ ...event, _tag: 'confirmed' })
        left = Math.floor(left / 2)
      }
      orders.forEach(({ outcome, side, size, price }, index) => {
        const share = left % 3
        left = Math.floor(left / 3)
        const fill = { id: `o${index}`, outcome, side, size: (size * share) / 2, price, fee: 0 }
        if (share > 0) events.push({ _tag: 'confirmed', market: 'm1', fill })
      })
      // Forwards and backwards: the order in which they come must not matter.
      return of(subset % 2 === 0 ? [...held, ...events] : [...events.reverse(), ...held])
    })
  }

  const fillsOf = (list: ReadonlyArray<Pick<Order, 'outcome' | 'side' | 'size' | 'price'>>) =>
    list.map((one, index) => ({ ...one, id: `p${index}`, fee: 0 }))

  test('the bounds are the least and the most over every set that fills', () => {
    const few = fc.array(terms, { maxLength: 3 })
    fc.assert(
      fc.property(few, few, few, (holds, doubts, asked) => {
        const held = fillsOf(holds).map(
          (fill) =>
            ({ _tag: 'confirmed', market: 'm1', fill: { ...fill, id: `h${fill.id}` } }) as const,
        )
        const matched = fillsOf(doubts).map(
          (fill) => ({ _tag: 'matched', market: 'm1', fill }) as const,
        )
        const orders = asked.map(order)
        const all = ends(held, matched, orders)
        const positions = all.map(MarketLedger.position)
        const bounds = (values: ReadonlyArray<number>) => ({
          min: Math.min(...values),
          max: Math.max(...values),
        })
        const loss = (outcome: 'yes' | 'no'): number =>
          Math.max(...all.map(({ holding }) => 0 - holding.cash - holding[outcome]))
        expect(worstCase(of([...held, ...matched]), orders)).toEqual({
          yes: bounds(positions.map(({ yes }) => yes)),
          no: bounds(positions.map(({ no }) => no)),
          net: bounds(positions.map(({ yes, no }) => yes - no)),
          lossIfYes: loss('yes'),
          lossIfNo: loss('no'),
        })
      }),
    )
  })
})

describe('laws', () => {
  /** The sum of one exposure an order, each made and added by itself. */
  const oneByOne = (
    inDoubt: Exposure.LedgerExposure,
    orders: ReadonlyArray<Order>,
  ): Exposure.LedgerExposure =>
    orders.reduce((sum, one) => {
      const { outcome, side, price, fee } = one
      const size = isWhole(one.size) && one.size > 0 ? liveSize(one) : Number.NaN
      return Exposure.plus(sum, Exposure.ofOrder({ outcome, side, price, fee, size }))
    }, inDoubt)

  const odd = fc.record({
    outcome: fc.constantFrom('yes' as const, 'no' as const),
    side: fc.constantFrom('bid' as const, 'ask' as const),
    size: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 3_000_000_001 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, -1, 0.5, Number.NaN, 2 ** 53 - 1) },
    ),
    price: fc.oneof(
      { weight: 9, arbitrary: fc.nat({ max: 1_000_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1_000_001, Number.NaN) },
    ),
    fee: fc.constantFrom(0, 0, 0, 1, 10_000, 0.5, -1, 1_000_000, 1_000_001, Number.NaN),
  })

  test('all in one pass, the orders come to the same sums to the last bit', () => {
    const histories = fc.array(fc.tuple(odd, fc.array(messages, { maxLength: 4 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(histories, fc.array(terms, { maxLength: 3 }), (all, doubts) => {
        const orders = all.map(([one, history]) => history.reduce(received, order(one)))
        const inDoubt = doubts.reduce(
          (sum, one) => Exposure.plus(sum, Exposure.ofFill({ ...one, fee: 0 })),
          Exposure.none,
        )
        expect(Exposure.withOrders(inDoubt, orders)).toEqual(oneByOne(inDoubt, orders))
      }),
      { numRuns: 2_000 },
    )
  })

  test('one more order never narrows a bound nor lowers a loss', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 5 }), terms, (asked, added) => {
        const fewer = worstCase(of(seed), asked.map(order))
        const more = worstCase(of(seed), [...asked, added].map(order))
        for (const key of ['yes', 'no', 'net'] as const) {
          expect(more[key].min).toBeLessThanOrEqual(fewer[key].min)
          expect(more[key].max).toBeGreaterThanOrEqual(fewer[key].max)
        }
        expect(more.lossIfYes).toBeGreaterThanOrEqual(fewer.lossIfYes)
        expect(more.lossIfNo).toBeGreaterThanOrEqual(fewer.lossIfNo)
      }),
    )
  })
})
