/** A session that is renewed while answers under its older token are still on their way. */

import { describe, expect, test } from 'vitest'
import type { Effect } from '../../src/adapters/degen/turn.js'
import { from, marketId, openedSteps, type Steps, signedIn } from './degenSteps.js'

const order = { side: 'bid', outcome: 'yes', price: 0.48, size: 100 } as const
const clientOrderId = `${marketId}#1`

const place = (made: Steps): void =>
  made.put({ kind: 'place', action: { marketId, clientOrderId, order } })

/** Asks for the order's place, has it accepted and asks for its cancel. */
const cancelling = (made: Steps): void => {
  place(made)
  made.answer(made.last('place'), { orderId: 'v1', status: 'open', filledSize: 0 })
  made.put({ kind: 'cancel', action: { marketId, clientOrderId, venueId: 'v1' } })
}

/** The token is refused to somebody else, and the wallet signs in anew. */
const renewed = (made: Steps): void => {
  made.put({ kind: 'snapshot', promise: 9 })
  made.refuse(made.last('positions'), 401, 'TOKEN_EXPIRED')
  signedIn(made, 'token-2')
}

const told = ({ effects }: Steps): ReadonlyArray<string> =>
  effects.flatMap((one: Effect) =>
    one.kind === 'tell' && one.message.kind === 'event' && one.message.event.kind === 'order'
      ? [one.message.event.news._tag]
      : [],
  )

const said = ({ effects }: Steps): ReadonlyArray<string> =>
  effects.flatMap((one) => (one.kind === 'send' && one.text.includes('"auth"') ? [one.text] : []))

const tokenOf = (made: Steps): string | undefined => made.session().token?.value

describe('a 401 to what was asked under the older token', () => {
  test('does not sign out, and an order is told as rejected once', () => {
    const made = openedSteps()
    place(made)
    const late = made.last('place')
    renewed(made)
    made.refuse(late, 401, 'UNAUTHORIZED')
    made.refuse(late, 401, 'UNAUTHORIZED')
    expect([tokenOf(made), made.count('nonce'), made.count('place')]).toEqual(['token-2', 2, 1])
    expect(told(made)).toEqual(['rejected'])
  })

  test('has a cancel sent once more, under the newer one', () => {
    const made = openedSteps()
    cancelling(made)
    const late = made.last('cancel')
    renewed(made)
    made.refuse(late, 401, 'UNAUTHORIZED')
    made.pass(3_000)
    expect([tokenOf(made), made.count('nonce'), made.count('cancel')]).toEqual(['token-2', 2, 2])
    expect(made.last('cancel')).toMatchObject({ call: { venueId: 'v1' }, token: 'token-2' })
    made.answer(made.last('cancel'), { orderId: 'v1', status: 'cancelled', filledSize: 0 })
    expect(told(made)).toEqual(['accepted', 'cancel-accepted'])
  })

  test('has all cancelled under the newer one, and a sweep still ends', () => {
    const made = openedSteps()
    made.put({ kind: 'cancel-all', promise: 7 })
    const late = made.last('cancel-all')
    renewed(made)
    made.refuse(late, 401, 'UNAUTHORIZED')
    expect(made.last('cancel-all')).toMatchObject({ token: 'token-2' })
    expect([tokenOf(made), made.count('cancel-all')]).toEqual(['token-2', 2])
    made.answer(made.last('cancel-all'), { orderIds: [] })
    expect(made.effects.at(-1)).toMatchObject({ kind: 'settle', promise: 7, outcome: { ok: true } })
  })

  test('ends no snapshot twice, and the next is asked for under the newer one', () => {
    const made = openedSteps()
    made.put({ kind: 'snapshot', promise: 8 })
    const late = made.last('positions')
    place(made)
    made.refuse(made.last('place'), 401, 'TOKEN_EXPIRED')
    signedIn(made, 'token-2')
    made.refuse(late, 401, 'UNAUTHORIZED')
    made.put({ kind: 'snapshot', promise: 9 })
    expect(made.last('positions')).toMatchObject({ token: 'token-2' })
    const settled = made.effects.filter((one) => one.kind === 'settle' && one.promise > 1)
    expect(settled).toMatchObject([{ promise: 8, outcome: { ok: false } }])
    expect([tokenOf(made), made.count('nonce')]).toEqual(['token-2', 2])
  })

  test('to its refresh does not move the refresh of the newer one', () => {
    const made = openedSteps()
    made.pass(8.64e7 - 600_000)
    const late = made.last('refresh')
    renewed(made)
    const before = made.session().token
    made.refuse(late, 401, 'TOKEN_EXPIRED')
    expect(made.session().token).toEqual(before)
  })
})

describe('a socket that refuses the older token', () => {
  /** The session has nearly outlived its token, and another socket is shown it. */
  const shown = (): Steps => {
    const made = openedSteps()
    made.pass(8.64e7 - 600_000)
    while (made.session().link === null) made.pass(1_000)
    const before = said(made).length
    made.put({ kind: 'connected', link: made.session().links })
    expect(said(made).slice(before)).toEqual(['{"op":"auth","token":"token-1"}'])
    return made
  }

  test('is shown the one that a refresh has brought, and nobody signs in again', () => {
    const made = shown()
    made.answer(made.last('refresh'), { token: 'token-2', expiresAt: from + 2 * 8.64e7 })
    made.frame({ op: 'auth', status: 'error' })
    expect([tokenOf(made), made.count('nonce')]).toEqual(['token-2', 1])
    expect(said(made).at(-1)).toContain('token-2')
    made.frame({ op: 'auth', status: 'authenticated' })
    expect(made.session().link?.isKnown).toBe(true)
  })

  test('after another sign-in has been shown the newer one already', () => {
    const made = shown()
    renewed(made)
    const before = said(made).length
    made.frame({ op: 'auth', status: 'error' })
    expect([tokenOf(made), said(made).length]).toEqual(['token-2', before])
    // Refused in its turn the newer one is given up, and the socket with it.
    made.frame({ op: 'auth', status: 'error' })
    expect(tokenOf(made)).toBeUndefined()
    expect(made.session().link).toBeNull()
  })
})

describe('a venue that takes no token that it gives', () => {
  /** Refuses whatever is asked under a token, for as long as it is asked. */
  const refused = (made: Steps, seconds: number): void => {
    for (let i = 0; i < seconds * 2; i++) {
      made.put({ kind: 'snapshot', promise: 100 + i })
      const { pending, token } = made.session()
      if (token !== null && pending.size > 0)
        made.refuse(made.last('positions'), 401, 'UNAUTHORIZED')
      else if (made.count('nonce') > made.count('verify')) signedIn(made, `token-${i}`)
      made.pass(500)
    }
  }

  test('is asked for another less and less often, and at once again when it has taken one', () => {
    const made = openedSteps()
    const before = made.count('nonce')
    refused(made, 60)
    expect(made.count('nonce') - before).toBeGreaterThan(3)
    expect(made.count('nonce') - before).toBeLessThan(10)
    while (made.session().token === null) {
      made.pass(1_000)
      if (made.count('nonce') > made.count('verify')) signedIn(made, 'good')
    }
    made.put({ kind: 'snapshot', promise: 9_000 })
    made.answer(made.last('positions'), [])
    const asked = made.count('nonce')
    made.refuse(made.last('orders'), 401, 'TOKEN_EXPIRED')
    expect(made.count('nonce')).toBe(asked + 1)
  })
})
