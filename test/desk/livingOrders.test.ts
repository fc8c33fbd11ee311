import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { livingOrders, withoutEnded } from '../../src/desk/orders/livingOrders.js'
import type { Order } from '../../src/desk/orders/order.js'
import { liveSize, received, resting } from '../../src/desk/orders/orderLife.js'
import { isLive } from '../../src/desk/orders/orderState.js'
import { fill, lived, messages, pending, states, ways } from './orders.js'

const named = (order: Order, index: number): Order => ({ ...order, clientOrderId: `c${index}` })

const orders: ReadonlyArray<Order> = states.map((state, i) => named(lived(...ways[state]), i))

describe('examples', () => {
  test('orders that may fill are read as a decision reads them, and since when', () => {
    const { may, live, ended } = livingOrders({ orders, resting: [] })
    expect(may.map(({ state }) => state)).toEqual([
      'pending',
      'open',
      'partly-filled',
      'cancelling',
      'unknown',
    ])
    expect(live).toEqual(may.map((order) => ({ ...resting(order), since: order.sentAt })))
    expect(ended).toBe(4)
  })

  test('one that ended and waits for news of its fills is live and has not ended', () => {
    const told = named(lived({ _tag: 'expired', filled: 40, at: 3 }), 0)
    expect(livingOrders({ orders: [told], resting: [] })).toMatchObject({
      may: [told],
      live: [{ id: 'c0', size: 40e-6, status: 'unknown' }],
      ended: 0,
    })
    expect(withoutEnded([told], 1)).toEqual([told])
  })

  test('what rests as it did is the same object, what does not is new', () => {
    const before = livingOrders({ orders, resting: [] }).live
    const filled = received(orders[1] as Order, fill('f8', 10))
    const after = livingOrders({
      orders: orders.map((one, i) => (i === 1 ? filled : one)),
      resting: before,
    }).live
    expect(after.map((one, i) => one === before[i])).toEqual([true, false, true, true, true])
    expect(after[1]).toMatchObject({ id: 'c1', size: 90e-6 })
  })

  test('the first that ended are left out, and the others stay in their order', () => {
    const left = withoutEnded(orders, 2)
    expect(left.map(({ state }) => state)).toEqual([
      'pending',
      'open',
      'partly-filled',
      'cancelling',
      'unknown',
      'rejected',
      'expired',
    ])
    expect(withoutEnded(orders, 9)).toHaveLength(5)
  })
})

describe('edges', () => {
  test.each([Number.NaN, 0, -1])(
    'an order of %d shares has no live size, and is not passed over',
    (size) => {
      const odd = { ...pending, size }
      expect(livingOrders({ orders: [odd], resting: [] })).toEqual({
        may: [odd],
        live: [],
        ended: 0,
      })
    },
  )
})

describe('laws', () => {
  test('what was known before changes nothing but which objects are new', () => {
    const one = fc.tuple(
      fc.array(messages, { maxLength: 6 }),
      fc.array(messages, { maxLength: 3 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (all) => {
        const before = all.map(([history], i) => named(lived(...history), i))
        const then = before.map((order, i) => (all[i]?.[1] ?? []).reduce(received, order))
        const kept = then.filter((_, i) => all[i]?.[2] === true)
        const known = livingOrders({ orders: before, resting: [] })
        const { may, live, ended } = livingOrders({ orders: kept, resting: known.live })
        expect({ may, live, ended }).toEqual(livingOrders({ orders: kept, resting: [] }))
        expect(may).toEqual(kept.filter((order) => liveSize(order) > 0))
        const over = kept.filter((order) => !isLive(order.state) && liveSize(order) === 0)
        expect(ended).toBe(over.length)
        expect(withoutEnded(kept, ended)).toEqual(kept.filter((order) => !over.includes(order)))
      }),
      { numRuns: 1_000 },
    )
  })
})
