import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { liveSize, received, resting } from '../../src/desk/orders/orderLife.js'
import type { OrderMessage } from '../../src/desk/orders/orderMessage.js'
import { fill, lived } from './orders.js'

const accepted: OrderMessage = { _tag: 'accepted', venueId: 'v1', at: 7 }
const reverted = (id: string): OrderMessage => ({ _tag: 'fill-reverted', id, at: 9 })
const maybe = (id: string, size: number): OrderMessage => {
  const at = 2
  return { _tag: 'filled', id, size, price: 480_000, fee: 0, at, provisional: true }
}

test('several fills make an order full once none of them can be taken back', () => {
  const once = lived(accepted, maybe('f1', 100))
  expect([once.state, liveSize(once)]).toEqual(['filled', 0])
  const order = lived(accepted, maybe('f1', 63), maybe('f2', 37))
  expect([order.state, liveSize(order), resting(order)?.status]).toEqual([
    ...['unknown', 100, 'unknown'],
  ])
  const half = received(order, fill('f1', 63))
  expect([half.state, liveSize(half)]).toEqual(['unknown', 37])
  const whole = received(half, fill('f2', 37))
  expect([whole.state, whole.filled, liveSize(whole)]).toEqual(['filled', 100, 0])
  expect(received(whole, fill('f2', 37))).toBe(whole)
  const back = received(order, reverted('f1'))
  expect([back.state, back.filled, liveSize(back)]).toEqual(['unknown', 37, 63])
  const cancelling = lived(accepted, { _tag: 'cancel-sent', at: 3 }, maybe('f1', 63))
  expect(received(cancelling, maybe('f2', 37)).state).toBe('cancelling')
  const told = [maybe('f2', 37), fill('f1', 63), fill('f2', 37)].reduce(received, cancelling)
  expect([told.state, liveSize(told), resting(told)]).toEqual(['filled', 0, null])
})

test('a fill counts by the size that its confirmation tells', () => {
  const order = lived(accepted, maybe('f1', 50), fill('f1', 30))
  expect([order.filled, order.heard, liveSize(order)]).toEqual([30, 30, 70])
  const back = lived(accepted, maybe('f1', 50), reverted('f1'), fill('f1', 30))
  expect([back.filled, liveSize(back)]).toEqual([0, 100])
})

test('an order is gone by its fills alone only where none of several can be taken back', () => {
  const one = fc.record({ size: fc.integer({ min: 1, max: 60 }), provisional: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 5 }),
      one,
      fc.nat(5),
      (some, last, first) => {
        // Mostly the last one makes it just full.
        const left = 100 - some.reduce((sum, { size }) => sum + size, 0)
        const all = left > 0 && last.size > 20 ? [...some, { ...last, size: left }] : some
        const told = all.map(({ size, provisional }, i) =>
          provisional ? maybe(`f${i}`, size) : fill(`f${i}`, size),
        )
        const order = lived(accepted, ...told)
        const total = all.reduce((sum, { size }) => sum + size, 0)
        const isDoubtful = all.length > 1 && all.some(({ provisional }) => provisional)
        const isGone = total === 100 && !isDoubtful
        expect(order.state === 'filled').toBe(isGone)
        expect(liveSize(order) > 0).toBe(!isGone)
        expect(liveSize(order)).toBeLessThanOrEqual(order.size)
        const settled = all.map(({ size }, i) => fill(`f${i}`, size))
        const after = settled.reduce((next, message) => received(next, message), order)
        expect(after.state === 'filled').toBe(total === 100)
        expect(after.filled).toBe(total)
        const back = received(order, reverted(`f${first % all.length}`))
        expect(back.state === 'filled' && back.filled !== back.size).toBe(false)
      },
    ),
  )
})
