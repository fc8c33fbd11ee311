/** Every state with every message: what becomes of the order, and whether it is an anomaly. */

import { describe, expect, test } from 'vitest'
import { received } from '../../src/desk/orders/orderLife.js'
import type { OrderMessage } from '../../src/desk/orders/orderMessage.js'
import type { OrderState } from '../../src/desk/orders/orderState.js'
import { fill, lived, report, states, ways } from './orders.js'

const said: Readonly<Record<string, OrderMessage>> = {
  'cancel sent': { _tag: 'cancel-sent', at: 5 },
  accepted: { _tag: 'accepted', venueId: 'v1', at: 5 },
  rejected: { _tag: 'rejected', at: 5 },
  'a part filled': fill('f9', 10),
  'all filled': fill('f9', 100),
  'f1 reverted': { _tag: 'fill-reverted', id: 'f1', at: 5 },
  'cancel accepted': { _tag: 'cancel-accepted', filled: 40, at: 5 },
  'cancelled, no total': { _tag: 'cancel-accepted', filled: null, at: 5 },
  'not cancelled, rests': { _tag: 'cancel-rejected', rests: true, at: 5 },
  'not cancelled, gone': { _tag: 'cancel-rejected', rests: false, at: 5 },
  expired: { _tag: 'expired', filled: 40, at: 5 },
  'expired, no total': { _tag: 'expired', filled: null, at: 5 },
  'answer lost': { _tag: 'answer-lost', at: 5 },
  'reported resting': report('resting', 5),
  'reported cancelled': report('cancelled', 5),
  'reported filled': report('filled', 5),
  'reported rejected': report('rejected', 5),
  'reported expired': report('expired', 5),
  'reported absent': report('absent', 5),
  'reported late': report('absent', 0),
}

/** `=` where it stays as it was; `!` where an anomaly is noted. */
const live = `
message              | pending       | open          | partly-filled | cancelling | unknown
cancel sent          | cancelling    | cancelling    | cancelling    | =          | cancelling
accepted             | open          | =             | =             | =          | open
rejected             | rejected      | = !           | = !           | = !        | rejected
a part filled        | partly-filled | partly-filled | =             | =          | partly-filled
all filled           | filled        | filled        | unknown !     | filled     | filled
f1 reverted          | =             | =             | open          | =          | =
cancel accepted      | cancelled     | cancelled     | cancelled     | cancelled  | cancelled
cancelled, no total  | cancelling    | cancelling    | cancelling    | =          | cancelling
not cancelled, rests | =             | =             | =             | open       | =
not cancelled, gone  | =             | =             | =             | =          | =
expired              | expired       | expired       | expired       | expired    | expired
expired, no total    | cancelling    | cancelling    | cancelling    | =          | cancelling
answer lost          | unknown       | =             | =             | unknown    | =
reported resting     | open          | =             | =             | =          | open
reported cancelled   | cancelled     | cancelled     | cancelled     | cancelled  | cancelled
reported filled      | filled        | filled        | filled        | filled     | filled
reported rejected    | rejected      | rejected      | = !           | rejected   | rejected
reported expired     | expired       | expired       | expired       | expired    | expired
reported absent      | unknown       | unknown       | unknown       | =          | =
reported late        | =             | =             | =             | =          | =
`

const ended = `
message              | cancelled | filled  | rejected        | expired
cancel sent          | =         | =       | =               | =
accepted             | =         | =       | open !          | =
rejected             | = !       | = !     | =               | = !
a part filled        | = !       | unknown ! | partly-filled ! | = !
all filled           | = !       | unknown ! | filled !        | = !
f1 reverted          | =         | unknown | =               | =
cancel accepted      | =         | =       | =               | =
cancelled, no total  | =         | =       | =               | =
not cancelled, rests | =         | =       | =               | =
not cancelled, gone  | =         | =       | =               | =
expired              | =         | =       | =               | =
expired, no total    | =         | =       | =               | =
answer lost          | =         | =       | =               | =
reported resting     | unknown ! | = !     | unknown !       | unknown !
reported cancelled   | =         | =       | =               | =
reported filled      | =         | =       | =               | =
reported rejected    | = !       | = !     | =               | = !
reported expired     | =         | =       | =               | =
reported absent      | =         | =       | =               | =
reported late        | =         | =       | =               | =
`

const casesOf = (table: string): ReadonlyArray<readonly [OrderState, string, string]> => {
  const rows = table.trim().split('\n')
  const [heads = [], ...body] = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  return body.flatMap(([message = '', ...cells]) =>
    cells.map((cell, index) => [heads[index + 1] as OrderState, message, cell] as const),
  )
}

const cases = [...casesOf(live), ...casesOf(ended)]

describe('examples', () => {
  test('the ways lead to the states they are named for', () => {
    for (const state of states) expect(lived(...ways[state]).state).toBe(state)
  })

  test('the table is the whole product', () => {
    expect(new Set(cases.map(([state, message]) => `${state} ${message}`)).size).toBe(
      states.length * Object.keys(said).length,
    )
    expect(new Set(cases.map(([state]) => state))).toEqual(new Set(states))
  })

  test.each(cases)('an order that is %s, and hears: %s, is then %s', (state, message, cell) => {
    const before = lived(...ways[state])
    const then = received(before, said[message] as OrderMessage)
    const [expected, mark] = cell.split(' ')
    expect(then.state).toBe(expected === '=' ? state : expected)
    expect(then.anomalies.length > before.anomalies.length).toBe(mark === '!')
  })
})
