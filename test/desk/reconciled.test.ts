import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import { type DeskMarket, market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent, VenueOrder } from '../../src/desk/deskEvent.js'
import type { Forgotten } from '../../src/desk/orders/forgotten.js'
import {
  accepted,
  config,
  fill,
  filled,
  priced,
  quoting,
  run,
  sent,
  settings,
  start,
} from './desks.js'

const snapshot = (
  asOf: number,
  orders: ReadonlyArray<VenueOrder> = [],
  held: { readonly yes: number; readonly no: number } = { yes: 0, no: 0 },
): DeskEvent => ({
  kind: 'reconciled',
  at: asOf,
  snapshot: { asOf, orders, positions: [{ marketId: 'm', ...held }] },
})

const venueOrder: VenueOrder = {
  marketId: 'm',
  clientOrderId: 'm#40',
  venueId: 'v40',
  outcome: 'yes',
  side: 'bid',
  price: 300_000,
  size: 10_000_000,
  filled: 0,
}

describe('apply: a reconcile', () => {
  test('an order that is not known is adopted, and cancelled where it is not wanted', () => {
    const desk = apply(quoting(), snapshot(start + 1, [venueOrder]))
    expect(desk.anomalies.counts).toEqual({ adopted: 1 })
    expect(desk.nextOrder).toBe(41)
    expect(decide(desk, config).cancels).toEqual([
      { marketId: 'm', clientOrderId: 'm#40', venueId: 'v40' },
    ])
  })

  test('one in an unknown market is cancelled until the venue lists it no more', () => {
    const desk = apply(quoting(), snapshot(start + 1, [{ ...venueOrder, marketId: 'x' }]))
    const actions = decide(desk, config)
    expect(actions.cancels).toEqual([{ marketId: 'x', clientOrderId: 'm#40', venueId: 'v40' }])
    const asked = sent(desk, actions)
    expect(decide(asked, config).cancels).toEqual([])
    const again = apply(asked, { kind: 'clock', at: start + 2_002 })
    expect(decide(again, config).cancels).toHaveLength(1)
    expect(apply(again, snapshot(start + 3_000)).strays).toEqual([])
  })

  test('an order whose answer was lost is found by its id', () => {
    const pending = sent(quoting(), decide(quoting(), config))
    const lost = apply(pending, { kind: 'clock', at: start + 3_000 })
    const one = { ...venueOrder, clientOrderId: 'm#1', venueId: 'v1', price: 480_000 }
    const found = apply(lost, snapshot(start + 3_000, [{ ...one, size: 100_000_000 }]))
    const orders = marketOf(found, 'm')?.orders ?? []
    expect(orders[0]).toMatchObject({ clientOrderId: 'm#1', venueId: 'v1', state: 'open' })
    expect(found.live).toBe(6)
  })

  test('an order without an answer counts until no request of its age may still arrive', () => {
    const pending = sent(quoting(), decide(quoting(), config))
    const { requestMs } = settings
    const early = run(
      pending,
      [0.5, 0.9, 1].map((part) => snapshot(start + part * requestMs)),
    )
    expect(early.live).toBe(6)
    const once = apply(early, snapshot(start + requestMs + 1))
    expect(marketOf(once, 'm')?.orders.map(({ state }) => state)).toEqual(Array(6).fill('unknown'))
    const asked = sent(once, decide(once, config))
    expect(apply(asked, snapshot(start + requestMs + 2)).live).toBe(0)
  })

  test('a snapshot asked for before a forgotten order had ended does not bring it back', () => {
    const quoted = accepted(quoting())
    const listed = { ...venueOrder, clientOrderId: 'm#1', venueId: 'v m#1' }
    const rounds = Array.from({ length: 4 }, (_, i) => start + 1_000 * (i + 1))
    const busy = rounds.reduce((desk, at) => {
      const cleared = ['m#1', ...(marketOf(desk, 'm')?.resting ?? []).map(({ id }) => id)]
      const ends = cleared.map(
        (clientOrderId): DeskEvent => ({
          kind: 'order',
          at,
          marketId: 'm',
          clientOrderId,
          news: { _tag: 'expired', filled: 0, at },
        }),
      )
      return accepted(run(desk, [...ends, priced(at)]))
    }, quoted)
    const orders = marketOf(busy, 'm')?.orders ?? []
    expect(orders.some(({ clientOrderId }) => clientOrderId === 'm#1')).toBe(false)
    const { forgotten } = marketOf(busy, 'm') as DeskMarket
    const { from, to, asOf: end } = forgotten as Forgotten
    expect([from, end]).toEqual([1, start + 3_000])
    const adopts = (asOf: number, one: VenueOrder): boolean =>
      (apply(busy, snapshot(asOf, [one])).anomalies.counts.adopted ?? 0) > 0
    expect(adopts(end, listed)).toBe(false)
    expect(adopts(end + 1, listed)).toBe(true)
    expect(adopts(end, { ...listed, clientOrderId: null })).toBe(false)
    const after = { ...listed, clientOrderId: `m#${Number(to) + 1_000}` }
    expect(adopts(end, after)).toBe(true)
    expect(adopts(end, { ...listed, clientOrderId: 'm#0' })).toBe(true)
  })

  test('news heard on a clock that was set back is not older than a snapshot asked before', () => {
    const pending = sent(quoting(), decide(quoting(), config))
    const later = apply(pending, { kind: 'clock', at: start + 2_000 })
    const at = start - 1_000
    const news = { _tag: 'accepted', venueId: 'v1', at } as const
    const told = apply(later, { kind: 'order', at, marketId: 'm', clientOrderId: 'm#1', news })
    expect(marketOf(told, 'm')?.orders[0]).toMatchObject({ asOf: start + 2_000 })
    const asked = apply(told, snapshot(start + 2_000))
    expect(marketOf(asked, 'm')?.orders[0]).toMatchObject({ state: 'open', missing: false })
  })

  test('an order that is missing twice is gone, one sent since is not judged', () => {
    const desk = accepted(quoting())
    expect(apply(desk, snapshot(start)).live).toBe(6)
    const once = apply(desk, snapshot(start + 1))
    expect(once.live).toBe(6)
    expect(apply(once, snapshot(start + 2)).live).toBe(0)
  })

  test('other positions stop the market until the two agree', () => {
    const desk = apply(accepted(quoting()), { kind: 'clock', at: start + 10 })
    const apart = apply(desk, snapshot(start + 5, [], { yes: 1, no: 0 }))
    expect(apart.anomalies.counts).toMatchObject({ mismatched: 1 })
    expect(decide(apart, config).decisions[0]?.halted).toBe('mismatched')
    expect(decide(apart, config).cancels).toHaveLength(6)
    const agreed = apply(apart, snapshot(start + 6))
    expect(decide(agreed, config).decisions[0]?.halted).toBe(null)
  })

  test('a fill in doubt may be shown or not, and one heard since is not judged', () => {
    const desk = filled(accepted(quoting()), 'matched', fill('m#1'))
    for (const yes of [0, 100_000_000]) {
      const after = apply(desk, snapshot(start + 1, [], { yes, no: 0 }))
      expect(marketOf(after, 'm')?.mismatched).toBe(false)
    }
    const more = { yes: 100_000_001, no: 0 }
    expect(marketOf(apply(desk, snapshot(start + 1, [], more)), 'm')?.mismatched).toBe(true)
    expect(marketOf(apply(desk, snapshot(start, [], more)), 'm')?.mismatched).toBe(false)
  })
  test('what orders without an answer may have bought does not stop the market', () => {
    const pending = sent(quoting(), decide(quoting(), { ...config, asBuys: true }))
    const orders = marketOf(pending, 'm')?.orders ?? []
    const most = { yes: 0, no: 0 }
    for (const { outcome, size } of orders) most[outcome] += size
    expect(orders.every(({ side }) => side === 'bid')).toBe(true)
    expect(most.yes).toBeGreaterThan(0)
    expect(most.no).toBeGreaterThan(0)
    for (const held of [most, { ...most, no: 0 }, { yes: 0, no: most.no }]) {
      const after = apply(pending, snapshot(start + 1, [], held))
      expect(marketOf(after, 'm')?.mismatched).toBe(false)
      expect(
        marketOf(apply(accepted(quoting()), snapshot(start + 1, [], held)), 'm'),
      ).toMatchObject({ mismatched: true })
    }
    const more = { yes: most.yes + 1, no: 0 }
    expect(marketOf(apply(pending, snapshot(start + 1, [], more)), 'm')?.mismatched).toBe(true)
  })
})
