import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { violations } from '../../src/decision/violations.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import { type Desk, markets } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import type { Order } from '../../src/desk/orders/order.js'
import { liveSize } from '../../src/desk/orders/orderLife.js'
import { config, empty, listed, priced, run, start } from './desks.js'

/** What a step does, by numbers that pick among what there is. */
type Step = { readonly what: string; readonly pick: number; readonly size: number }

const steps: fc.Arbitrary<ReadonlyArray<Step>> = fc.array(
  fc.record({
    what: fc.constantFrom(
      'decide',
      'decide',
      'decide',
      'price',
      'price',
      'book',
      'clock',
      'accept',
      'accept',
      'matched',
      'matched',
      'confirmed',
      'failed',
      'cancelled',
      'cancelled',
      'refused',
      'rejected',
      'lost',
      'tick',
      'resolved',
      'snapshot',
      'day',
      'kill',
      'nonsense',
    ),
    pick: fc.nat(1_000),
    size: fc.integer({ min: 1, max: 100 }),
  }),
  { maxLength: 60 },
)

const ids = ['a', 'b', 'c']

const seeded: Desk = run(empty, [
  ...ids.map((id, i) => listed(id, 'BTC', 65_000 + 20 * i)),
  priced(start),
])

const configs: ReadonlyArray<DeskConfig> = [
  config,
  { ...config, asBuys: true, merge: { minSets: 20 } },
  {
    ...config,
    quote: { ...config.quote, limits: { maxPosition: 250, maxImbalance: 200, maxDailyLoss: 60 } },
    groups: { maxLossOfInstant: 150, maxLossOfUnderlying: 150 },
    selection: { count: 2, weights: { room: 1, doubt: 1, life: 1, held: 1, quoted: 0.3 } },
  },
]

const all = (desk: Desk): ReadonlyArray<{ readonly marketId: string; readonly order: Order }> =>
  markets(desk).flatMap(({ market, orders }) =>
    orders.map((order) => ({ marketId: market.id, order })),
  )

/** The event of a step on a desk; what a venue might say, in an order in which it never would. */
const eventOf = (desk: Desk, { what, pick, size }: Step, of: DeskConfig): DeskEvent => {
  const at = desk.now
  const orders = all(desk)
  const one = orders[pick % Math.max(1, orders.length)]
  const marketId = ids[pick % ids.length] ?? 'a'
  if (what === 'decide') return { kind: 'acted', at, actions: decide(desk, of) }
  if (what === 'price') return priced(at + 1 + pick, 65_000 + (size - 50))
  if (what === 'clock') return { kind: 'clock', at: at + 4 * pick }
  if (what === 'day') return { kind: 'day', at, day: `day ${pick}` }
  if (what === 'tick') {
    const tickSize = [0.01, 0.001, 0.1][size % 3] ?? 0.01
    return { kind: 'regridded', at, marketId, tickSize, bands: null }
  }
  if (what === 'book') {
    const bestBid = size < 20 ? null : size / 250
    return { kind: 'book', at, marketId, book: { bestBid, bestAsk: 0.5 + size / 250 } }
  }
  if (what === 'resolved' && pick % 5 === 0) {
    const outcome = (['yes', 'no', 'void', null] as const)[size % 4] ?? null
    return { kind: 'resolved', at, marketId, outcome }
  }
  if (what === 'kill' && pick % 20 === 0) {
    const reason = { _tag: 'asked', by: 'ops' } as const
    return { kind: 'switch', at, event: { kind: 'kill', at, reason } }
  }
  if (what === 'snapshot') return snapshotOf(desk, pick)
  return one === undefined
    ? ({ kind: what, at, marketId } as unknown as DeskEvent)
    : orderEvent(desk, { what, pick, size }, one)
}

const snapshotOf = (desk: Desk, pick: number): DeskEvent => ({
  kind: 'reconciled',
  at: desk.now,
  snapshot: {
    asOf: desk.now,
    positions: [],
    orders: all(desk)
      .filter((_, i) => (i + pick) % 3 !== 0)
      .map(({ marketId, order }, i) => ({
        marketId: pick % 7 === 0 ? `unknown ${marketId}` : marketId,
        clientOrderId: i % 2 === 0 ? order.clientOrderId : null,
        venueId: order.venueId ?? `v ${pick % 3} ${order.clientOrderId}`,
        outcome: order.outcome,
        side: order.side,
        price: order.price,
        size: order.size,
        filled: order.filled,
      })),
  },
})

const orderEvent = (
  desk: Desk,
  { what, pick, size }: Step,
  { marketId, order }: { readonly marketId: string; readonly order: Order },
): DeskEvent => {
  const at = desk.now
  const { clientOrderId, outcome, side, price } = order
  const news = (message: Extract<DeskEvent, { kind: 'order' }>['news']): DeskEvent => ({
    kind: 'order',
    at,
    marketId,
    clientOrderId,
    news: message,
  })
  switch (what) {
    case 'accept':
      return news({ _tag: 'accepted', venueId: `v ${clientOrderId}`, at })
    case 'cancelled':
      return news({ _tag: 'cancel-accepted', filled: pick % 2 === 0 ? order.filled : null, at })
    case 'refused':
      return news({ _tag: 'cancel-rejected', rests: pick % 2 === 0, at })
    case 'rejected':
      return news({ _tag: 'rejected', at })
    case 'lost':
      return news({ _tag: 'answer-lost', at })
    case 'matched':
    case 'confirmed':
    case 'failed': {
      const part = Math.max(1, Math.floor((liveSize(order) * size) / 100))
      const id = `f ${clientOrderId} ${pick % 4}`
      const fill = { id, outcome, side, price, size: part, fee: 0, clientOrderId }
      return { kind: 'fill', at, marketId, status: what, fill }
    }
    default:
      return { kind: what, at, marketId } as unknown as DeskEvent
  }
}

const history = (told: ReadonlyArray<Step>, of: DeskConfig): ReadonlyArray<DeskEvent> => {
  const events: Array<DeskEvent> = []
  let desk = seeded
  for (const step of told) {
    const event = eventOf(desk, step, of)
    events.push(event)
    desk = apply(desk, event)
  }
  return events
}

describe('laws: of a desk under every event in any order', () => {
  test.each(configs.map((of, i) => [i, of] as const))(
    'nothing that it promises is ever broken, config %i',
    (_, of) => {
      fc.assert(
        fc.property(steps, (told) => {
          let desk = seeded
          for (const step of told) {
            desk = apply(desk, eventOf(desk, step, of))
            const actions = decide(desk, of)
            expect(deskViolations(desk, of, actions)).toEqual([])
            for (const { state, diff, cut } of actions.decisions) {
              if (state === null || cut.length > 0) continue
              expect(violations(state, of.quote, diff)).toEqual([])
            }
          }
        }),
      )
    },
  )

  test('the same events give the same desk, byte for byte, in one run or in two', () => {
    fc.assert(
      fc.property(steps, fc.nat(60), (told, at) => {
        const events = history(told, config)
        const whole = JSON.stringify(run(seeded, events))
        const first: Desk = JSON.parse(JSON.stringify(run(seeded, events.slice(0, at))))
        expect(JSON.stringify(run(first, events.slice(at)))).toBe(whole)
      }),
    )
  })

  test('what is told twice counts once', () => {
    fc.assert(
      fc.property(steps, (told) => {
        const events = history(told, config)
        const once = run(seeded, events)
        const news = events.filter(({ kind }) => kind === 'fill')
        const twice = run(once, news)
        expect(twice.ledger.account).toEqual(once.ledger.account)
        expect(markets(twice).map(({ position }) => position)).toEqual(
          markets(once).map(({ position }) => position),
        )
      }),
    )
  })

  test('no value at all makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (event, part) => {
        const odd = { kind: 'fill', at: start, marketId: 'a', status: 'matched', fill: part }
        const desk = run(seeded, [event as DeskEvent, odd as DeskEvent])
        expect(desk.events).toBe(seeded.events + 2)
        expect(markets(desk)).toHaveLength(3)
      }),
    )
  })
})
