import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownOrders } from '../../src/adapters/degen/knownOrders.js'
import type { TrackedOrder } from '../../src/adapters/degen/session.js'
import { byVenueId } from '../../src/adapters/degen/turn.js'
import { apply } from '../../src/desk/apply/apply.js'
import { open } from '../../src/desk/desk.js'
import * as ClientOrderId from '../../src/desk/orders/clientOrderId.js'
import { from, marketId, openedSteps, type Steps } from './degenSteps.js'

/** An order of an earlier session, whose answer was lost. */
const lost = (number: number, sentAt: number, price = 0.38): TrackedOrder => ({
  marketId,
  clientOrderId: ClientOrderId.of(marketId, number),
  venueId: null,
  outcome: 'no',
  side: 'bid',
  price: Math.round(price * 1e6),
  size: 100_000_000,
  filled: 0,
  sentAt,
  arrivesBy: 0,
  missed: 0,
  state: 'sent',
  settled: false,
  cancelWanted: false,
  ask: 'no',
  changedAt: 0,
})

type Row = {
  readonly id: string
  readonly createdAt: number
  readonly status: string
  readonly price: number
  readonly filledSize: number
}

const row = (id: string, createdAt: number, of: Partial<Row> = {}): Row => ({
  id,
  createdAt,
  status: of.filledSize === 100 ? 'filled' : 'cancelled',
  price: 0.38,
  filledSize: 0,
  ...of,
})

const wire = (one: Row): object => ({
  ...one,
  marketAddress: marketId,
  outcome: 'no',
  side: 'bid',
  size: 100,
})

/** Answers a snapshot's questions, and returns how many pages it took. */
const answerAll = (made: Steps, pageSize: number, all: ReadonlyArray<Row>): number => {
  const before = made.count('orders')
  made.put({ kind: 'snapshot', promise: 9 })
  made.answer(made.last('positions'), [])
  for (let page = before; made.count('orders') > page; page++) {
    const request = made.last('orders')
    if (request.call.kind !== 'orders') throw new Error('no question for orders')
    const { status, offset } = request.call
    const listed = all.filter((one) => status === 'all' || one.status === 'open')
    const orders = listed.slice(offset, offset + pageSize).map(wire)
    made.answer(request, { orders, total: listed.length })
  }
  return made.count('orders') - before
}

/** The micro-shares that the desk was told of, by order. */
const toldOf = ({ effects }: Steps): Readonly<Record<string, number>> => {
  const told: Record<string, number> = {}
  for (const effect of effects) {
    if (effect.kind !== 'tell' || effect.message.kind !== 'event') continue
    const { event } = effect.message
    if (event.kind !== 'fill') continue
    const id = event.fill.clientOrderId ?? ''
    told[id] = (told[id] ?? 0) + event.fill.size
  }
  return told
}

const listing = (
  orders: ReadonlyArray<TrackedOrder>,
  all: ReadonlyArray<Row>,
  pageSize: number,
): { readonly made: Steps; readonly pages: number } => {
  const made = openedSteps({ orders, limits: { pageSize, maxPages: 100 } })
  return { made, pages: answerAll(made, pageSize, all) }
}

describe('examples', () => {
  test('a lost order is found on page 2 behind one that looks like it on page 1', () => {
    const all = [
      row('alike', from + 650, { filledSize: 11.837 }),
      row('lost', from + 60, { filledSize: 100 }),
    ]
    const { made } = listing([lost(1, from)], all, 1)
    expect(byVenueId(made.session(), 'lost')?.clientOrderId).toBe(`${marketId}#1`)
    expect(toldOf(made)).toEqual({ [`${marketId}#1`]: 100_000_000 })
  })

  test('one that rests is not taken for one that has ended', () => {
    const all = [
      row('alike', from + 650, { status: 'open' }),
      row('lost', from + 60, { filledSize: 100 }),
    ]
    const { made } = listing([lost(1, from)], all, 100)
    expect(byVenueId(made.session(), 'lost')?.clientOrderId).toBe(`${marketId}#1`)
    expect(byVenueId(made.session(), 'alike')?.clientOrderId).toBe('alike')
  })

  test('what is listed newest first is not gone through for one that is younger', () => {
    const old = Array.from({ length: 50 }, (_, i) => row(`old ${i}`, from - 60_000 - i * 1_000))
    expect(listing([lost(1, from)], old, 10).pages).toBe(2)
    expect(listing([lost(1, from)], [...old].reverse(), 10).pages).toBe(6)
  })

  test('one that was refused is not looked for after a restart', () => {
    const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 600_000, keepEnded: 32 }
    const market = {
      id: marketId,
      asset: 'BTC',
      strike: 95_000,
      openedAt: from,
      expiresAt: from + 3e5,
      tickSize: 0.01,
    }
    let desk = open({ now: from, nextOrder: 1, settings })
    desk = apply(desk, { kind: 'listed', at: from, market })
    const order = { side: 'bid', outcome: 'no', price: 0.38, size: 100 } as const
    const clientOrderId = ClientOrderId.of(marketId, 1)
    const places = [{ marketId, clientOrderId, order }]
    const rest = { cancels: [], amends: [], merges: [], worths: [], disagreements: [], scores: [] }
    const actions = { ...rest, places, nextOrder: 2, budget: null, kill: null }
    desk = apply(desk, { kind: 'acted', at: from, actions })
    expect(knownOrders(desk)).toHaveLength(1)
    desk = apply(desk, {
      kind: 'order',
      at: from,
      marketId,
      clientOrderId,
      news: { _tag: 'rejected', at: from },
    })
    expect(knownOrders(desk)).toEqual([])
  })

  test('one that ended without an id is looked for twice, and no more', () => {
    const ended = { ...lost(1, from), state: 'ended' } as const
    const made = openedSteps({ orders: [ended] })
    made.pass(6_000)
    expect([1, 2, 3].map(() => answerAll(made, 100, []))).toEqual([2, 2, 1])
  })
})

describe('laws', () => {
  const arrived = fc.record({
    afterMs: fc.integer({ min: 0, max: 30_000 }),
    price: fc.constantFrom(0.37, 0.38),
    filledSize: fc.constantFrom(0, 1, 50, 100),
    isOpen: fc.boolean(),
    whose: fc.constantFrom('ours', 'strange', 'never came'),
  })

  test('however long a page is, each order is known and each share told as on one page', () => {
    fc.assert(
      fc.property(
        fc.array(arrived, { maxLength: 10 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(-1, 1),
        (all, pageSize, order) => {
          const ours = all.flatMap(({ whose, afterMs, price }, i) =>
            whose === 'strange' ? [] : [lost(i + 1, from + afterMs, price)],
          )
          const rows = all.flatMap(({ whose, afterMs, price, filledSize, isOpen }, i) => {
            if (whose === 'never came') return []
            const standing = isOpen && filledSize < 100 ? { status: 'open' } : {}
            return [row(`v${i + 1}`, from + afterMs + 30, { price, filledSize, ...standing })]
          })
          rows.sort((a, b) => order * (a.createdAt - b.createdAt))
          const [whole, paged] = [1_000, pageSize].map((size) => listing(ours, rows, size).made)
          if (whole === undefined || paged === undefined) throw new Error('none')
          const knownOf = (made: Steps) =>
            rows.map(({ id }) => byVenueId(made.session(), id)?.clientOrderId)
          expect(knownOf(paged)).toEqual(knownOf(whole))
          expect(toldOf(paged)).toEqual(toldOf(whole))
        },
      ),
    )
  })
})
