import { expect, test } from 'vitest'
import { liveSize, received, resting } from '../../src/desk/orders/orderLife.js'
import type { OrderMessage } from '../../src/desk/orders/orderMessage.js'
import { fill, lived, report } from './orders.js'

const accepted: OrderMessage = { _tag: 'accepted', venueId: 'v1', at: 7 }

test('an end without a total leaves it resting until a report lacks it as well', () => {
  for (const _tag of ['cancel-accepted', 'expired'] as const) {
    const end = { _tag, filled: null, at: 8 } as const
    const order = lived(accepted, end)
    expect([order.state, liveSize(order), resting(order)?.status]).toEqual([
      ...['cancelling', 100, 'cancelling'],
    ])
    expect(received(order, end)).toBe(order)
    expect(received(order, report('absent', 8)).state).toBe('cancelling')
    const gone = received(order, report('absent', 9))
    expect([gone.state, liveSize(gone)]).toEqual(['cancelled', 0])
    const filled = received(order, fill('f1', 40))
    expect([liveSize(filled), filled.anomalies]).toEqual([60, []])
    expect(received(filled, { _tag, filled: 40, at: 9 }).state).not.toBe('cancelling')
  }
})
