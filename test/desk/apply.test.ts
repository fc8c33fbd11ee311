import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import { market as marketOf, markets } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import * as Ledger from '../../src/desk/ledger/ledger.js'
import { marksOf } from '../../src/desk/marked.js'
import {
  accepted,
  config,
  type empty,
  fill,
  filled,
  listed,
  priced,
  quoting,
  run,
  sent,
  start,
} from './desks.js'

const held = (desk: typeof empty, id = 'm') => {
  const found = marketOf(desk, id)
  if (found === null) throw new Error(`no market ${id}`)
  return found
}

describe('apply: examples', () => {
  test('orders that are sent count as live, before any answer', () => {
    const desk = quoting()
    const actions = decide(desk, config)
    const after = sent(desk, actions)
    expect(actions.places).toHaveLength(6)
    expect(after.live).toBe(6)
    expect(after.nextOrder).toBe(7)
    expect(held(after).resting.every(({ status }) => status === 'pending')).toBe(true)
    expect(decide(after, config).places).toEqual([])
    expect(decide(after, config).cancels).toEqual([])
  })

  test('a matched fill counts in the position, and its reversal as an order that may come', () => {
    const desk = accepted(quoting())
    const after = filled(desk, 'matched', fill('m#1'))
    expect(held(after).position).toEqual({ yes: 100, no: 0 })
    expect(held(after).resting.at(-1)).toEqual({
      id: 'reversal of YES bought',
      outcome: 'yes',
      side: 'ask',
      price: 0.999_999,
      size: 100,
      status: 'cancelling',
      since: null,
    })
    expect(Ledger.cash(after.ledger)).toBe(0)
    const confirmed = filled(after, 'confirmed', fill('m#1'))
    expect(held(confirmed).resting.some(({ id }) => id.startsWith('reversal'))).toBe(false)
    expect(held(confirmed).position).toEqual({ yes: 100, no: 0 })
    expect(Ledger.cash(confirmed.ledger)).toBe(-48_000_000)
  })

  test('a fill that failed leaves the position, and the order is unknown', () => {
    const desk = accepted(quoting())
    const after = filled(filled(desk, 'matched', fill('m#1')), 'failed', fill('m#1'))
    expect(held(after).position).toEqual({ yes: 0, no: 0 })
    expect(held(after).orders[0]?.state).toBe('unknown')
    expect(held(after).live).toBe(6)
  })

  test.each([
    ['yes', 52_000_000],
    ['no', -48_000_000],
    ['void', 2_000_000],
  ] as const)('a market resolved %s pays', (outcome, profit) => {
    const desk = filled(accepted(quoting()), 'confirmed', fill('m#1'))
    const after = apply(desk, { kind: 'resolved', at: start, marketId: 'm', outcome })
    expect(Ledger.profitToday(after.ledger)).toBe(profit)
    expect(decide(after, config).decisions[0]?.halted).toBe('resolved')
    expect(decide(after, config).cancels).toHaveLength(5)
  })

  test('a resolution said otherwise is a correction, one taken back opens the market again', () => {
    const desk = filled(accepted(quoting()), 'confirmed', fill('m#1'))
    const resolve = (outcome: 'yes' | 'no' | null): DeskEvent => ({
      kind: 'resolved',
      at: start,
      marketId: 'm',
      outcome,
    })
    const corrected = run(desk, [resolve('yes'), resolve('no')])
    expect(Ledger.profitToday(corrected.ledger)).toBe(-48_000_000)
    expect(corrected.settled).toHaveLength(1)
    const back = apply(corrected, resolve(null))
    expect(back.settled).toEqual([])
    expect(held(back).resolvedAt).toBe(null)
    expect(held(back).position).toEqual({ yes: 100, no: 0 })
  })

  test('a settled market is archived once it has no order left, and only its totals stay', () => {
    const desk = filled(accepted(quoting()), 'confirmed', fill('m#1'))
    const resolved = apply(desk, { kind: 'resolved', at: start, marketId: 'm', outcome: 'yes' })
    const later = apply(resolved, { kind: 'clock', at: start + 60_001 })
    expect(markets(later)).toHaveLength(1)
    const cancelled = held(sent(later, decide(later, config))).orders.map(
      ({ clientOrderId }): DeskEvent => ({
        kind: 'order',
        at: later.now,
        marketId: 'm',
        clientOrderId,
        news: { _tag: 'cancel-accepted', filled: 0, at: later.now },
      }),
    )
    const gone = run(sent(later, decide(later, config)), [
      ...cancelled,
      { kind: 'clock', at: later.now },
    ])
    expect(markets(gone)).toEqual([])
    expect(gone.assetOf.size + gone.settled.length + gone.ledger.markets.size).toBe(0)
    expect(gone.ledger.archived.count).toBe(1)
    expect(Ledger.profitToday(gone.ledger)).toBe(52_000_000)
    expect(
      apply(gone, { kind: 'resolved', at: gone.now, marketId: 'm', outcome: 'no' }).anomalies
        .counts,
    ).toMatchObject({ 'unknown-market': 1 })
  })

  test('an answer that does not come is lost, and the order asked to be cancelled again', () => {
    const pending = sent(quoting(), decide(quoting(), config))
    const at = start + 2_000
    expect(held(apply(pending, { kind: 'clock', at })).orders[0]?.state).toBe('pending')
    const lost = apply(pending, { kind: 'clock', at: at + 1 })
    expect(held(lost).orders.every(({ state }) => state === 'unknown')).toBe(true)
    expect(lost.live).toBe(6)
    const moved = apply(lost, priced(at + 1, 66_000))
    expect(decide(moved, config).cancels.length).toBeGreaterThan(0)
  })

  test('a new tick leaves what rests off it to be cancelled', () => {
    const desk = accepted(
      apply(quoting(), {
        kind: 'regridded',
        at: start,
        marketId: 'm',
        tickSize: 0.001,
        bands: null,
      }),
    )
    const after = apply(desk, {
      kind: 'regridded',
      at: start,
      marketId: 'm',
      tickSize: 0.1,
      bands: null,
    })
    expect(held(after).market.tickSize).toBe(0.1)
    expect(decide(after, config).cancels.length).toBeGreaterThan(0)
  })

  test('a new day begins at nothing', () => {
    const desk = filled(accepted(quoting()), 'confirmed', fill('m#1'))
    const rolled = apply(desk, { kind: 'day', at: start + 1, day: '2025-06-16' })
    expect(Ledger.profitToday(rolled.ledger)).toBe(0)
  })

  test('a merge that is done gives the dollars back, one that is not frees its sets', () => {
    const merging = { ...config, asBuys: true, merge: { minSets: 50 } }
    const both = filled(
      filled(accepted(quoting(), merging), 'confirmed', fill('m#1')),
      'confirmed',
      fill(null, { id: 'f2', outcome: 'no', price: 500_000 }),
    )
    const actions = decide(both, merging)
    expect(actions.merges).toEqual([{ marketId: 'm', id: 'merge m#8', sets: 100_000_000 }])
    expect(actions.nextOrder).toBe(9)
    const asked = sent(both, actions)
    expect(decide(asked, merging).merges).toEqual([])
    const merged = {
      kind: 'merged',
      at: start,
      marketId: 'm',
      id: 'merge m#8',
      sets: 100_000_000,
    } as const
    const done = apply(asked, { ...merged, done: true })
    expect(Ledger.cash(done.ledger)).toBe(2_000_000)
    expect(held(done).position).toEqual({ yes: 0, no: 0 })
    expect(decide(apply(asked, { ...merged, done: false }), merging).merges).toHaveLength(1)
  })
})

describe('apply: marks', () => {
  test('are the lower of others’ bid and the last worth, null where neither is known', () => {
    expect(marksOf({ book: null, worth: null })).toEqual({ yes: null, no: null })
    expect(marksOf({ book: { bestBid: 0.4, bestAsk: 0.5 }, worth: null })).toEqual({
      yes: 400_000,
      no: 500_000,
    })
    const worth = { yes: 450_000, no: 450_000 }
    expect(marksOf({ book: { bestBid: 0.4, bestAsk: 0.5 }, worth })).toEqual({
      yes: 400_000,
      no: 450_000,
    })
    expect(marksOf({ book: null, worth })).toEqual(worth)
  })

  test('a place is marked when it is sent, so that a fill is not a loss of its whole price', () => {
    const after = filled(accepted(quoting()), 'confirmed', fill('m#1'))
    expect(held(after).worth).toEqual({ yes: 480_000, no: 480_000 })
    expect(Ledger.profitToday(after.ledger)).toBe(0)
    const book = { bestBid: 0.3, bestAsk: 0.6 }
    const worse = apply(after, { kind: 'book', at: start, marketId: 'm', book })
    expect(Ledger.profitToday(worse.ledger)).toBe(-18_000_000)
  })
})

describe('apply: nonsense is counted and changes nothing else', () => {
  const cases: ReadonlyArray<readonly [string, unknown, string]> = [
    ['no event', null, 'unreadable'],
    ['a kind that there is not', { kind: 'party', at: start }, 'unreadable'],
    ['no instant', { kind: 'clock' }, 'unreadable'],
    ['a market unknown', { kind: 'book', at: start, marketId: 'x', book: {} }, 'unknown-market'],
    [
      'an order unknown',
      {
        kind: 'order',
        at: start,
        marketId: 'm',
        clientOrderId: 'x',
        news: { _tag: 'rejected', at: start },
      },
      'unknown-order',
    ],
    [
      'a fill told as news',
      {
        kind: 'order',
        at: start,
        marketId: 'm',
        clientOrderId: 'm#1',
        news: { _tag: 'filled', at: start, id: 'f', size: 1, price: 1, fee: 0 },
      },
      'unreadable',
    ],
    ['a price of nothing', { ...priced(start), price: 0 }, 'bad-price'],
    ['a price before the last', { ...priced(start), of: start - 1 }, 'old-price'],
    ['another market of an id', listed('m', 'ETH'), 'listed-twice'],
    [
      'a fill of no size',
      { kind: 'fill', at: start, marketId: 'm', status: 'matched', fill: fill('m#1', { size: 0 }) },
      'ledger',
    ],
    ['a snapshot of nothing', { kind: 'reconciled', at: start, snapshot: null }, 'unreadable'],
    ['actions of nothing', { kind: 'acted', at: start, actions: {} }, 'unreadable'],
  ]
  test.each(cases)('%s', (_, event, tag) => {
    const desk = accepted(quoting())
    const after = apply(desk, event as DeskEvent)
    expect(after.anomalies.counts).toEqual({ [tag]: 1 })
    const { refused, lastRefusal, ...ledger } = after.ledger
    expect({ ...after, anomalies: 0, events: 0, ledger }).toEqual({
      ...desk,
      anomalies: 0,
      events: 0,
      ledger: { ...ledger },
    })
  })

  test('an event heard late still counts, and the clock does not go back', () => {
    const desk = apply(quoting(), { kind: 'clock', at: start + 1_000 })
    const after = apply(desk, listed('n'))
    expect(after.now).toBe(start + 1_000)
    expect(markets(after)).toHaveLength(2)
    expect(after.anomalies.counts).toEqual({ late: 1 })
    expect(after.anomalies.last).toEqual([{ _tag: 'late', at: start + 1_000, about: 'listed' }])
  })

  test('a fill of no known order is booked and counted once', () => {
    const twice = [1, 2].reduce((desk) => filled(desk, 'confirmed', fill('x')), accepted(quoting()))
    expect(twice.anomalies.counts).toEqual({ 'unknown-fill': 1 })
    expect(held(twice).position).toEqual({ yes: 100, no: 0 })
  })

  test('actions told twice place nothing twice', () => {
    const desk = quoting()
    const actions = decide(desk, config)
    const twice = sent(sent(desk, actions), actions)
    expect(twice.live).toBe(6)
    expect(twice.anomalies.counts).toEqual({ 'doubled-place': 1 })
  })
})
