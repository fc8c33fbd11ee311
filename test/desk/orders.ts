/** Orders and messages that the tests of the desk share. */

import * as fc from 'fast-check'
import type { Order } from '../../src/desk/orders/order.js'
import { received, sent } from '../../src/desk/orders/orderLife.js'
import type { OrderMessage } from '../../src/desk/orders/orderMessage.js'
import type { OrderState } from '../../src/desk/orders/orderState.js'

export const pending: Order = sent({
  clientOrderId: 'c1',
  outcome: 'yes',
  side: 'bid',
  price: 480_000,
  size: 100,
  fee: 0,
  at: 0,
  arrivesBy: 4,
})

export const fill = (id: string, size: number, at = 5): OrderMessage => ({
  _tag: 'filled',
  id,
  size,
  price: 480_000,
  fee: 0,
  at,
})

export const report = (
  status: Extract<OrderMessage, { _tag: 'reported' }>['status'],
  at: number,
  filled: number | null = null,
): OrderMessage => ({ _tag: 'reported', status, filled, at })

export const lived = (...messages: ReadonlyArray<OrderMessage>): Order =>
  messages.reduce(received, pending)

const accepted: OrderMessage = { _tag: 'accepted', venueId: 'v1', at: 1 }
const cancelSent: OrderMessage = { _tag: 'cancel-sent', at: 2 }

/** How an order comes into each state, all by the instant 3. */
export const ways: Readonly<Record<OrderState, ReadonlyArray<OrderMessage>>> = {
  pending: [],
  open: [accepted],
  'partly-filled': [accepted, fill('f1', 40, 3)],
  cancelling: [accepted, cancelSent],
  unknown: [{ _tag: 'answer-lost', at: 3 }],
  cancelled: [accepted, cancelSent, { _tag: 'cancel-accepted', filled: 0, at: 3 }],
  filled: [accepted, fill('f1', 100, 3)],
  rejected: [{ _tag: 'rejected', at: 3 }],
  expired: [accepted, { _tag: 'expired', filled: 0, at: 3 }],
}

export const states = Object.keys(ways) as ReadonlyArray<OrderState>

const at = fc.nat({ max: 30 })
const total = fc.option(fc.constantFrom(0, 40, 100, 120), { nil: null })
const fillId = fc.constantFrom('f1', 'f2', 'f3', 'f4')

/** Any message; a fill of one id always has one size, as a venue that repeats itself says it. */
export const messages: fc.Arbitrary<OrderMessage> = fc.oneof(
  fc.record({ _tag: fc.constant('amend-sent' as const), at }),
  fc.record({ _tag: fc.constant('amend-rejected' as const), at }),
  fc.record({ _tag: fc.constant('amended' as const), size: fc.constantFrom(50, 80, 100), at }),
  fc.record({ _tag: fc.constant('cancel-sent' as const), at }),
  fc.record({
    _tag: fc.constant('accepted' as const),
    venueId: fc.constantFrom('v1', 'v1', 'v1', 'v2'),
    at,
  }),
  fc.record({ _tag: fc.constant('rejected' as const), at }),
  fc.tuple(fillId, at).map(([id, when]) => fill(id, 20 * Number(id.slice(1)), when)),
  fc.record({ _tag: fc.constant('fill-reverted' as const), id: fillId, at }),
  fc.record({ _tag: fc.constant('cancel-accepted' as const), filled: total, at }),
  fc.record({ _tag: fc.constant('cancel-rejected' as const), rests: fc.boolean(), at }),
  fc.record({ _tag: fc.constant('expired' as const), filled: total, at }),
  fc.record({ _tag: fc.constant('answer-lost' as const), at }),
  fc.record({
    _tag: fc.constant('reported' as const),
    status: fc.constantFrom('resting', 'cancelled', 'filled', 'rejected', 'expired', 'absent'),
    filled: total,
    at,
  }),
)
