import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onListedOrder, onListedOrders } from '../../src/adapters/degen/listedOrder.js'
import type { ListedOrder } from '../../src/adapters/degen/orderAnswers.js'
import { heardOf } from '../../src/adapters/degen/progress.js'
import type { TrackedOrder } from '../../src/adapters/degen/session.js'
import { shut } from '../../src/adapters/degen/shut.js'
import { flushAsks } from '../../src/adapters/degen/tracking.js'
import { byVenueId, set, type Turn } from '../../src/adapters/degen/turn.js'
import * as ClientOrderId from '../../src/desk/orders/clientOrderId.js'
import { configOf } from './degenConfigs.js'

const marketId = 'M'
const from = 1_750_000_000_000
const config = configOf({ rest: 'http://loop', socket: 'ws://loop' })

/** An order that was sent and never answered. */
const lost = (number: number, sentAt: number, price = 380_000): TrackedOrder => ({
  marketId,
  clientOrderId: ClientOrderId.of(marketId, number),
  venueId: null,
  outcome: 'no',
  side: 'bid',
  price,
  size: 100_000_000,
  filled: 0,
  sentAt,
  arrivesBy: sentAt,
  missed: 0,
  state: 'sent',
  settled: false,
  cancelWanted: false,
  ask: 'no',
  changedAt: 0,
})

const listed = (
  venueId: string,
  createdAt: number | null,
  of: Partial<ListedOrder> = {},
): ListedOrder => ({
  venueId,
  market: marketId,
  clientOrderId: null,
  outcome: 'no',
  side: 'bid',
  price: 380_000,
  size: 100_000_000,
  filled: 0,
  standing: 'open',
  createdAt,
  ...of,
})

const turnWith = (orders: ReadonlyArray<TrackedOrder>): Turn => {
  const session = shut(config, { address: 'me', hasAccount: true }, orders)
  const token = { value: 'secret', refreshAt: null }
  return { session: { ...session, now: 60_000, at: from + 60_000, token }, effects: [] }
}

/** The micro-shares that the desk was told of, by the venue's id. */
const toldOf = ({ effects }: Turn): ReadonlyMap<string, number> => {
  const told = new Map<string, number>()
  for (const effect of effects) {
    if (effect.kind !== 'tell' || effect.message.kind !== 'event') continue
    const { event } = effect.message
    if (event.kind !== 'fill') continue
    const venueId = event.fill.id.replace(/:.*/, '')
    told.set(venueId, (told.get(venueId) ?? 0) + event.fill.size)
  }
  return told
}

/** Lists all, and answers what is asked meanwhile, as often as it takes. */
const listAll = (turn: Turn, all: ReadonlyArray<ListedOrder>): void => {
  for (const one of all) onListedOrder(turn, one)
  for (let round = 0; round < all.length; round++) {
    set(turn, { now: turn.session.now + 1_000 })
    const before = turn.effects.length
    flushAsks(turn)
    for (const effect of turn.effects.slice(before)) {
      if (effect.kind !== 'request' || effect.call.kind !== 'order') continue
      const { venueId } = effect.call
      const order = byVenueId(turn.session, venueId)
      const answer = all.find((one) => one.venueId === venueId)
      if (order !== undefined && answer !== undefined)
        heardOf(turn, { ...order, ask: 'no' }, answer)
    }
    set(turn, { pending: { size: 0, root: null } })
  }
}

describe('examples', () => {
  test('of two that look alike each is known by when it was sent, whichever comes first', () => {
    const turn = turnWith([lost(1, from), lost(2, from + 6_000)])
    onListedOrder(turn, listed('second', from + 6_030))
    onListedOrder(turn, listed('first', from + 30))
    expect(byVenueId(turn.session, 'first')?.clientOrderId).toBe('M#1')
    expect(byVenueId(turn.session, 'second')?.clientOrderId).toBe('M#2')
  })

  test('a forgotten one of the same look is not taken for it, though it is listed first', () => {
    const turn = turnWith([lost(1, from)])
    const ended = { standing: 'cancelled', filled: 11_837_000 } as const
    onListedOrders(turn, [
      listed('forgotten', from + 650, ended),
      listed('lost', from + 60, { standing: 'filled', filled: 100_000_000 }),
    ])
    expect(byVenueId(turn.session, 'lost')?.clientOrderId).toBe('M#1')
    expect(toldOf(turn)).toEqual(new Map([['lost', 100_000_000]]))
  })

  test('what was created later than it can have arrived is not it', () => {
    const turn = turnWith([lost(1, from)])
    onListedOrders(turn, [listed('later', from + config.limits.requestMs + 5_001)])
    expect(byVenueId(turn.session, 'later')?.clientOrderId).toBe('later')
  })

  test('one that nobody knows is adopted, and what is filled of it is asked for later', () => {
    const turn = turnWith([])
    const stranger = listed('stranger', from, { filled: 75_090_000 })
    onListedOrder(turn, stranger)
    flushAsks(turn)
    expect(turn.effects).toEqual([])
    listAll(turn, [stranger])
    expect(toldOf(turn)).toEqual(new Map([['stranger', 75_090_000]]))
  })

  test('one that nobody knows and that has ended is left alone', () => {
    const turn = turnWith([])
    onListedOrder(turn, listed('gone', from, { standing: 'cancelled', filled: 1_000_000 }))
    expect(byVenueId(turn.session, 'gone')).toBeUndefined()
  })
})

describe('laws', () => {
  const arrived = fc.record({
    afterMs: fc.integer({ min: 0, max: 30_000 }),
    price: fc.constantFrom(370_000, 380_000),
    filled: fc.integer({ min: 0, max: 100_000_000 }),
    came: fc.boolean(),
    place: fc.nat(1_000),
    strange: fc.boolean(),
  })

  test('whoever is taken for whom, each share that is filled is told once', () => {
    fc.assert(
      fc.property(fc.array(arrived, { maxLength: 8 }), fc.boolean(), (all, isTimed) => {
        const sent = all.map((one, i) => ({ ...one, number: i + 1, venueId: `v${i + 1}` }))
        const ours = sent.filter(({ strange }) => !strange)
        const turn = turnWith(
          ours.map(({ number, afterMs, price }) => lost(number, from + afterMs, price)),
        )
        const rows = sent
          .filter(({ came, strange }) => came || strange)
          .sort((a, b) => a.place - b.place)
          .map(({ venueId, afterMs, price, filled }) =>
            listed(venueId, isTimed ? from + afterMs + 30 : null, { price, filled }),
          )
        listAll(turn, rows)
        listAll(turn, rows)
        const expected = rows
          .filter(({ filled }) => filled > 0)
          .map(({ venueId, filled }) => [venueId, filled] as const)
        expect(new Map([...toldOf(turn)].sort())).toEqual(new Map([...expected].sort()))
      }),
    )
  })
})
