/** Markets that ended while nobody ran: the venue lists them no more, and the desk holds them. */

import { describe, expect, test } from 'vitest'
import type { TrackedOrder } from '../../src/adapters/degen/session.js'
import { from, marketId, type Steps, signedIn, steps } from './degenSteps.js'

const known: TrackedOrder = {
  marketId,
  clientOrderId: `${marketId}#1`,
  venueId: 'v1',
  outcome: 'no',
  side: 'bid',
  price: 380_000,
  size: 100_000_000,
  filled: 100_000_000,
  sentAt: from - 1_000_000,
  arrivesBy: 0,
  missed: 0,
  state: 'ended',
  settled: false,
  cancelWanted: false,
  ask: 'no',
  changedAt: 0,
}

const closed = {
  id: 'u1',
  address: marketId,
  asset: 'BTC',
  timeframe: '5m',
  strike: 95_000,
  expiry: from - 10_000,
  status: 'CLOSED',
  outcome: null,
}

const begun = (orders: ReadonlyArray<TrackedOrder>): Steps => {
  const made = steps({ orders })
  made.put({ kind: 'open', promise: 1, token: null })
  made.answer(made.last('time'), { serverTime: from })
  made.answer(made.last('markets'), [])
  signedIn(made, 'token-1')
  made.put({ kind: 'connected', link: 1 })
  made.frame({ op: 'auth', status: 'authenticated' })
  return made
}

const eventsOf = ({ effects }: Steps): ReadonlyArray<object> =>
  effects.flatMap((one) =>
    one.kind === 'tell' && one.message.kind === 'event' ? [one.message.event] : [],
  )

describe('a market of own orders that is listed no more', () => {
  test('is asked for until its outcome is known, which is told once', () => {
    const made = begun([known])
    made.answer(made.last('market'), closed)
    expect(eventsOf(made)).toEqual([])
    made.pass(5_000)
    expect(made.count('market')).toBe(2)
    made.answer(made.last('market'), { ...closed, status: 'SETTLED', outcome: 'NO' })
    expect(eventsOf(made)).toMatchObject([{ kind: 'resolved', marketId, outcome: 'no' }])
    made.pass(30_000)
    expect(made.count('market')).toBe(2)
  })

  test('takes no order, and is not asked for where nobody has orders there', () => {
    const made = begun([known])
    made.answer(made.last('market'), closed)
    const order = { side: 'bid', outcome: 'yes', price: 0.4, size: 20 } as const
    made.put({ kind: 'place', action: { marketId, clientOrderId: `${marketId}#2`, order } })
    expect(made.count('place')).toBe(0)
    expect(begun([]).count('market')).toBe(0)
  })

  test('is asked for again where the answer was lost', () => {
    const made = begun([known])
    made.put({ kind: 'lost', id: made.last('market').id, unsent: false })
    made.pass(11_000)
    made.answer(made.last('markets'), [])
    expect(made.count('market')).toBe(2)
  })
})
