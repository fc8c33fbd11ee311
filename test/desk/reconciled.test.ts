import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply.js'
import { decide } from '../../src/desk/decide.js'
import { market as marketOf } from '../../src/desk/desk.js'
import type { DeskEvent, VenueOrder } from '../../src/desk/deskEvent.js'
import { accepted, config, fill, filled, quoting, sent, start } from './desks.js'

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
    expect(found.live).toBe(1)
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
})
