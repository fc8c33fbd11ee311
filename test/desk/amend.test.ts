import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import { type Desk, market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent, OrderNews } from '../../src/desk/deskEvent.js'
import type { Order } from '../../src/desk/orders/order.js'
import { accepted, config, quoting, sent, settings, start } from './desks.js'
import { fill, lived } from './orders.js'

const patient = { resizeTolerance: 0.1, timidTicks: 2, restMs: 0 }

const amending: DeskConfig = {
  ...config,
  quote: { ...config.quote, diff: { kind: 'patient', amend: true, ...patient } },
}

const smaller: DeskConfig = {
  ...amending,
  quote: { ...amending.quote, size: { ...amending.quote.size, base: 50 } },
}

const heard = (desk: Desk, clientOrderId: string, news: OrderNews): Desk =>
  apply(desk, { kind: 'order', at: desk.now, marketId: 'm', clientOrderId, news })

const orderOf = (desk: Desk, id = 'm#1'): Order | undefined =>
  marketOf(desk, 'm')?.orders.find(({ clientOrderId }) => clientOrderId === id)

const open = { _tag: 'accepted', venueId: 'v1', at: 1 } as const

describe('an order that shrinks: examples', () => {
  test('it is asked for once, and counts with its old size until the venue answers', () => {
    const desk = accepted(quoting(), amending)
    const asked = decide(desk, smaller)
    expect(asked.amends).toHaveLength(6)
    expect(asked.cancels).toEqual([])
    const waiting = sent(desk, asked)
    expect(decide(waiting, smaller).amends).toEqual([])
    expect(marketOf(waiting, 'm')?.resting[0]?.size).toBe(100)
    const size = 50_000_000
    const answered = heard(waiting, 'm#1', { _tag: 'amended', size, at: start })
    expect(marketOf(answered, 'm')?.resting[0]?.size).toBe(50)
    expect(decide(answered, smaller).amends).toEqual([])
  })

  test('an answer that is lost is asked for again', () => {
    const desk = accepted(quoting(), amending)
    const waiting = sent(desk, decide(desk, smaller))
    const later = start + settings.answerMs + 1
    const lost = apply(waiting, { kind: 'clock', at: later })
    expect(orderOf(lost)?.state).toBe('open')
    expect(orderOf(lost)?.amendSentAt).toBeNull()
    const priced: DeskEvent = {
      kind: 'price',
      at: later,
      asset: 'BTC',
      source: 'spot',
      price: 65_000,
      of: later,
    }
    expect(decide(apply(lost, priced), smaller).amends.length).toBeGreaterThan(0)
  })

  test('a refusal leaves it as it was', () => {
    const desk = accepted(quoting(), amending)
    const waiting = sent(desk, decide(desk, smaller))
    const refused = heard(waiting, 'm#1', { _tag: 'amend-rejected', at: start })
    expect(orderOf(refused)).toEqual(orderOf(desk))
  })

  test('a snapshot that lists it smaller says so too', () => {
    const desk = accepted(quoting(), amending)
    const waiting = sent(desk, decide(desk, smaller))
    const one = {
      marketId: 'm',
      clientOrderId: 'm#1',
      venueId: 'v m#1',
      outcome: 'yes',
      side: 'bid',
      price: 480_000,
      size: 50_000_000,
      filled: 0,
    } as const
    const told = apply(waiting, {
      kind: 'reconciled',
      at: start + 1_000,
      snapshot: { asOf: start + 500, orders: [one], positions: [] },
    })
    expect(orderOf(told)).toMatchObject({ size: 50_000_000, amendSentAt: null })
  })
})

describe('an order that shrinks: edges', () => {
  test('it only ever shrinks, and never under what is filled', () => {
    const small = lived(open, { _tag: 'amended', size: 60, at: 2 })
    expect(small.size).toBe(60)
    expect(
      lived(open, { _tag: 'amended', size: 60, at: 2 }, { _tag: 'amended', size: 80, at: 3 }),
    ).toEqual(small)
    const done = lived(open, fill('f1', 70, 2), { _tag: 'amended', size: 60, at: 3 })
    expect(done).toMatchObject({ size: 70, state: 'filled' })
  })

  test('a size that is none is noted', () => {
    const odd = lived(open, { _tag: 'amended', size: 0.5, at: 2 })
    expect(odd.size).toBe(100)
    expect(odd.anomalies).toEqual([{ _tag: 'nonsense', said: 'amended' }])
  })

  test('only an order that rests is shrunk', () => {
    expect(lived({ _tag: 'amend-sent', at: 2 }).amendSentAt).toBeNull()
    expect(lived(open, { _tag: 'amend-sent', at: 2 }).amendSentAt).toBe(2)
  })
})
