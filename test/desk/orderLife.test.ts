import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { message } from '../../src/desk/orders/orderAnomaly.js'
import { liveSize, received, resting, sent } from '../../src/desk/orders/orderLife.js'
import type { OrderMessage } from '../../src/desk/orders/orderMessage.js'
import { isLive } from '../../src/desk/orders/orderState.js'
import { fill, lived, messages, pending, report, states, ways } from './orders.js'

const cancelSent: OrderMessage = { _tag: 'cancel-sent', at: 5 }
const lost: OrderMessage = { _tag: 'answer-lost', at: 6 }
const accepted: OrderMessage = { _tag: 'accepted', venueId: 'v1', at: 7 }
const gone = { _tag: 'cancel-accepted', at: 8 } as const
const cancelled = (filled: number | null): OrderMessage => ({ ...gone, filled })
const reverted = (id: string): OrderMessage => ({ _tag: 'fill-reverted', id, at: 9 })

describe('examples', () => {
  test('a fill comes before the acknowledgement, which then only names the order', () => {
    const order = lived(fill('f1', 40), accepted)
    expect(order).toMatchObject({ state: 'partly-filled', venueId: 'v1', filled: 40 })
    expect(order.anomalies).toEqual([])
    expect(liveSize(order)).toBe(60)
  })

  test('a fill after a confirmed cancel counts, and is an anomaly once', () => {
    const order = lived(accepted, cancelSent, cancelled(0), fill('f1', 40), fill('f1', 40))
    expect(order).toMatchObject({ state: 'cancelled', filled: 40 })
    expect(order.anomalies.map(message)).toEqual(['the fill f1 comes when the order is cancelled'])
    expect(liveSize(order)).toBe(0)
  })

  test('a fill that the cancel had told of is live until it comes, and no anomaly', () => {
    const order = lived(accepted, fill('f1', 10), cancelSent, cancelled(40))
    expect(resting(order)).toMatchObject({ size: 30e-6, status: 'unknown' })
    const then = received(order, fill('f2', 30))
    expect([then.state, then.filled, liveSize(then), then.anomalies]).toEqual([
      'cancelled',
      40,
      0,
      [],
    ])
    expect(received(then, fill('f3', 1)).anomalies).toHaveLength(1)
  })

  test('of an order filled past its size a fill was taken back: so much of it may rest', () => {
    const order = lived(accepted, fill('f1', 70), fill('f2', 40))
    expect([order.state, order.filled, liveSize(order)]).toEqual(['unknown', 110, 10])
    expect(resting(order)).toMatchObject({ status: 'unknown', size: 1e-5 })
    expect(order.anomalies.map(message)).toEqual([
      'with the fill f2, 110 of 100 micro-shares are filled',
    ])
    expect(lived(cancelled(120)).anomalies.map(message)).toEqual([
      'with the fill cancel-accepted, 120 of 100 micro-shares are filled',
    ])
  })

  test('a lost answer leaves it resting until the venue says twice that it knows none', () => {
    const order = lived(lost)
    expect(resting(order)?.status).toBe('unknown')
    const absent = lived(report('absent', 10))
    expect(absent.state).toBe('unknown')
    expect(received(absent, report('absent', 10)).state).toBe('unknown')
    expect(received(absent, report('absent', 11)).state).toBe('cancelled')
  })

  test('a cancel whose answer is lost stays in doubt after a late acceptance', () => {
    const order = lived(cancelSent, lost)
    expect(received(order, accepted)).toMatchObject({ state: 'unknown', venueId: 'v1' })
    expect(received(order, fill('f1', 10)).state).toBe('unknown')
    expect(received(order, fill('f1', 100)).state).toBe('filled')
    expect(received(order, report('resting', 10))).toMatchObject({
      state: 'open',
      cancelSentAt: null,
    })
  })

  test('an order that may still be under way is not gone, however often it is absent', () => {
    const reports = [1, 2, 3, 4].map((at) => report('absent', at))
    expect(lived(...reports)).toBe(pending)
    expect(lived(...reports, report('absent', 5))).toMatchObject({
      state: 'unknown',
      missing: true,
    })
    expect(lived(...reports, report('absent', 5), report('absent', 6)).state).toBe('cancelled')
  })

  test('an order that the venue has shown is not under way any more', () => {
    const shown = lived({ _tag: 'accepted', venueId: 'v1', at: 1 })
    expect(received(shown, report('absent', 1))).toBe(shown)
    expect(received(shown, report('absent', 2))).toMatchObject({ state: 'unknown', missing: true })
    expect(
      lived({ _tag: 'accepted', venueId: 'v1', at: 1 }, report('absent', 2), report('absent', 3)),
    ).toMatchObject({ state: 'cancelled', cancelSentAt: null })
  })

  test('a cancel sent again, or not found by the venue, is no news of the order', () => {
    const again: OrderMessage = { _tag: 'cancel-sent', at: 20 }
    const gone: OrderMessage = { _tag: 'cancel-rejected', rests: false, at: 21 }
    const order = lived(lost, report('absent', 10), again, gone)
    expect(order).toMatchObject({ state: 'cancelling', cancelSentAt: 20, asOf: 10, missing: true })
    expect(received(order, report('absent', 11)).state).toBe('cancelled')
    expect(received(order, { _tag: 'answer-lost', at: 30 }).state).toBe('unknown')
  })

  test.each([
    ['listed', report('resting', 11)],
    ['accepted', { _tag: 'accepted', venueId: 'v1', at: 11 } as const],
    ['filled', fill('f1', 10, 11)],
    ['not cancelled', { _tag: 'cancel-rejected', rests: true, at: 11 } as const],
  ])('an order that is %s after it was absent is missing no more', (_, shown) => {
    const order = lived(cancelSent, report('absent', 10), shown)
    expect(order).toMatchObject({ missing: false, acknowledged: true, asOf: 11 })
    const absent = received(order, report('absent', 12))
    expect([absent.missing, isLive(absent.state)]).toEqual([true, true])
    expect(received(absent, report('absent', 13)).state).toBe('cancelled')
  })

  test('a report asked for before the cancel was sent does not tell whether it came', () => {
    const order = lived(accepted, { _tag: 'cancel-sent', at: 20 }, lost)
    expect(received(order, report('resting', 20, 40))).toEqual({
      ...order,
      reported: 40,
      asOf: 20,
    })
    expect(received(order, report('resting', 21))).toMatchObject({
      state: 'open',
      cancelSentAt: null,
    })
    expect(received(order, report('cancelled', 8, 40)).state).toBe('cancelled')
    expect(received(order, report('cancelled', 7, 40))).toEqual({ ...order, reported: 40 })
  })

  test('a full order whose fill is reverted may rest again', () => {
    const order = lived(accepted, fill('f1', 60), fill('f2', 40), reverted('f1'))
    expect([order.state, order.filled, order.heard, liveSize(order)]).toEqual([
      'unknown',
      40,
      100,
      60,
    ])
    const over = lived(accepted, fill('f1', 60), fill('f2', 100), reverted('f1'))
    expect([over.state, over.filled]).toEqual(['filled', 100])
  })

  test('a reversal that comes before its fill takes it back in advance', () => {
    const order = lived(accepted, reverted('f1'), fill('f1', 40))
    expect([order.state, order.filled, order.heard]).toEqual(['open', 0, 40])
    expect(received(order, fill('f1', 40))).toBe(order)
    expect(received(order, reverted('f1'))).toBe(order)
  })

  test('a part of the fills reverted leaves the order part filled', () => {
    const order = lived(accepted, fill('f1', 40), fill('f2', 20), reverted('f1'))
    expect([order.state, order.filled]).toEqual(['partly-filled', 20])
  })

  test('a second id of the venue is a doubled order', () => {
    const order = lived(accepted, { _tag: 'accepted', venueId: 'v2', at: 9 })
    expect([order.venueId, order.anomalies.map(message)]).toEqual([
      'v1',
      ['the venue accepts it as v2, which it accepted as v1 before'],
    ])
  })

  test('an order reported as filled has all of it still to be told', () => {
    const order = lived(accepted, fill('f1', 40), report('filled', 10))
    expect([order.state, liveSize(order)]).toEqual(['filled', 60])
    expect(received(order, fill('f2', 60)).anomalies).toEqual([])
  })

  test('a rejection after an acknowledgement is that of a second copy', () => {
    const order = lived(accepted, { _tag: 'rejected', at: 9 })
    expect([order.state, order.anomalies.map(message)]).toEqual([
      'open',
      ['the venue says rejected of an order that is open'],
    ])
  })

  test('resting(order) is what a decision reads, in dollars and shares', () => {
    const order = sent({ ...pending, outcome: 'no', side: 'ask', size: 12_500_000, at: 0 })
    expect(resting(order)).toEqual({
      id: 'c1',
      outcome: 'no',
      side: 'ask',
      price: 0.48,
      size: 12.5,
      status: 'pending',
    })
    expect(states.map((state) => resting(lived(...ways[state]))?.status ?? null)).toEqual([
      'pending',
      'open',
      'open',
      'cancelling',
      'unknown',
      null,
      null,
      null,
      null,
    ])
  })
})

describe('edges', () => {
  test('the total that is filled only grows, and a cancel that is answered is so no more', () => {
    const order = lived(accepted, cancelSent, cancelled(40), { _tag: 'expired', filled: 10, at: 9 })
    expect(order).toMatchObject({ state: 'cancelled', reported: 40, cancelSentAt: null })
    const refused: OrderMessage = { _tag: 'cancel-rejected', rests: true, at: 8 }
    expect(lived(accepted, cancelSent, refused, fill('f1', 10)).state).toBe('partly-filled')
  })

  test('a second cancel while the first is unanswered changes nothing', () => {
    const order = lived(accepted, cancelSent)
    expect(received(order, { _tag: 'cancel-sent', at: 12 })).toBe(order)
  })

  test('an order that was filled once is not reported as rejected', () => {
    const order = lived(accepted, fill('f1', 40), reverted('f1'), report('rejected', 20))
    expect([order.state, order.anomalies.length]).toEqual(['open', 1])
  })

  const base = { id: 'f1', size: 1, price: 480_000, fee: 0, at: 1 }
  test.each([
    ['no share', { size: 0 }],
    ['a part of a micro-share', { size: 0.5 }],
    ['NaN shares', { size: Number.NaN }],
    ['a price above a dollar', { price: 1_000_001 }],
    ['a fee of NaN', { fee: Number.NaN }],
  ])('a fill of %s counts for nothing, and is an anomaly', (_, wrong) => {
    const order = received(pending, { _tag: 'filled', ...base, ...wrong })
    expect(order.filled).toBe(0)
    expect(order.anomalies.map(message)).toEqual([
      'a message of the kind filled holds what cannot be',
    ])
    expect(received(order, { _tag: 'filled', ...base, ...wrong })).toBe(order)
  })

  test('a total that cannot be counts for nothing, and no instant moves no clock', () => {
    expect(lived(cancelled(-1))).toMatchObject({ state: 'cancelled', reported: 0 })
    expect(lived(cancelled(-1)).anomalies).toHaveLength(1)
    expect(lived({ _tag: 'cancel-sent', at: Number.NaN }).asOf).toBe(0)
    expect(lived(report('absent', Number.NaN))).toBe(pending)
  })

  test('an order of a size that cannot be has no live size', () => {
    for (const size of [Number.NaN, 0.5, -1, Infinity])
      expect(liveSize(sent({ ...pending, size, at: 0 }))).toBe(0)
  })
})

describe('laws', () => {
  const histories = fc.array(messages, { maxLength: 14 })

  test('a message that comes again at once changes nothing', () => {
    fc.assert(
      fc.property(histories, messages, (history, message) => {
        const once = received(lived(...history), message)
        expect(received(once, message)).toEqual(once)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the fills that count are the same in whatever order they come', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const forth = lived(...history)
        const back = lived(...[...history].reverse())
        expect([back.filled, back.heard]).toEqual([forth.filled, forth.heard])
      }),
    )
  })

  test('the live size is never negative, and all of the rest while it may fill', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const order = lived(...history)
        const live = liveSize(order)
        expect(live).toBeGreaterThanOrEqual(Math.max(0, order.reported - order.heard))
        expect(resting(order) === null).toBe(live === 0)
        const may = ['pending', 'open', 'partly-filled', 'cancelling', 'unknown']
        if (may.includes(order.state))
          expect(live).toBeGreaterThanOrEqual(order.size - order.filled)
      }),
    )
  })

  test('no message changes the order it is given, and the sums are those of the fills', () => {
    fc.assert(
      fc.property(histories, messages, (history, message) => {
        const before = lived(...history)
        const copy = structuredClone(before)
        const { fills, filled, heard } = received(before, message)
        expect(before).toEqual(copy)
        const sum = (kept: typeof fills): number => kept.reduce((all, { size }) => all + size, 0)
        expect(filled).toBe(sum(fills.filter((one) => !one.reverted)))
        expect(heard).toBe(sum(fills))
      }),
    )
  })
})
