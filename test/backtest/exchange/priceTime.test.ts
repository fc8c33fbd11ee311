import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueModel } from '../../../src/backtest/exchange/queue.js'
import type { NewOrder } from '../../../src/market/order.js'
import {
  ask,
  bid,
  bought,
  depth,
  exchanged,
  fills,
  happens,
  type Ran,
  sold,
} from '../exchanging.js'
import { type OwnOrder, priceTimeTape, trulyFilled } from '../priceTime.js'

const ladder: ReadonlyArray<NewOrder> = [
  bid(0.49, 60),
  bid(0.48, 60),
  bid(0.47, 60),
  ask(0.51, 60),
  ask(0.52, 60),
  ask(0.53, 60),
]

const ownOf = ({ side, price, size }: NewOrder): OwnOrder => ({
  id: `${price}`,
  isBid: side === 'bid',
  cents: Math.round(100 * price),
  size,
})

const filledOf = ({ report }: Ran): ReadonlyMap<string, number> => {
  const filled = new Map<string, number>()
  for (const record of report) {
    if (record.kind !== 'fill') continue
    const id = `${record.price}`
    filled.set(id, (filled.get(id) ?? 0) + record.size)
  }
  return filled
}

const sumOf = (filled: ReadonlyMap<string, number>): number =>
  [...filled.values()].reduce((sum, size) => sum + size, 0)

const pessimists: ReadonlyArray<{ readonly queue: QueueModel; readonly by: 'levels' | 'orders' }> =
  [
    { queue: { kind: 'riskAverse' }, by: 'levels' },
    { queue: { kind: 'orderByOrder' }, by: 'orders' },
  ]

describe('against an independent exchange by price and time: law', () => {
  it.each(pessimists)('$queue.kind fills no order with more than really came to it', (one) => {
    const { queue, by } = one
    let ours = 0
    let really = 0
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.integer({ min: 80, max: 200 }),
        fc.subarray([...ladder], { minLength: 1 }),
        (seed, count, orders) => {
          const tape = priceTimeTape(seed, count)
          const from = 2.02
          const truth = trulyFilled(tape, from + 0.001, orders.map(ownOf))
          const filled = filledOf(exchanged([{ from, orders }], tape[by], { queue }))
          for (const [id, size] of filled) {
            expect(size, `${id} of ${seed}`).toBeLessThanOrEqual((truth.get(id) ?? 0) + 1e-6)
          }
          ours += sumOf(filled)
          really += sumOf(truth)
        },
      ),
      { numRuns: 300, endOnFailure: true },
    )
    expect(ours).toBeGreaterThan(0.5 * really)
  })
})

describe('volume that filled the desk once: examples', () => {
  const script = [
    { from: 0, orders: [ask(0.6, 100)] },
    { from: 2, orders: [ask(0.62, 100)] },
  ]

  it.each([0, 1])('fills it no more once its level shows %s', (left) => {
    const shown = depth(0.5, 'ask', 0.61, 100 + left)
    const tape = [shown, bought(1, 0.61, 100), depth(1, 'ask', 0.61, left), bought(3, 0.62, 100)]
    expect(fills(exchanged(script, tape))).toEqual(['sells 100 at 0.6'])
  })

  it('fills it no more once its order has gone', () => {
    const rested = (second: number, size: number) =>
      happens(second, { kind: 'rested', orderId: 'a', side: 'ask', price: 0.61, size })
    const tape = [rested(0.5, 100), bought(1, 0.61, 100), rested(1, 0), bought(3, 0.62, 100)]
    const ran = exchanged(script, tape, { queue: { kind: 'orderByOrder' } })
    expect(fills(ran)).toEqual(['sells 100 at 0.6'])
  })

  it.each<QueueModel>([
    { kind: 'riskAverse' },
    { kind: 'probabilistic', f: 'power', exponent: 3 },
    { kind: 'probabilistic', f: 'log', exponent: 1 },
  ])('leaves those ahead who were spared, however little their level shows: $kind $f', (queue) => {
    const orders = [bid(0.51, 60), bid(0.5, 100)]
    const tape = [
      depth(0, 'bid', 0.5, 100),
      sold(2, 0.5, 60),
      depth(2, 'bid', 0.5, 40),
      sold(3, 0.5, 40),
      depth(3, 'bid', 0.5, 0.0001),
      depth(4, 'bid', 0.5, 200),
      sold(5, 0.5, 60),
    ]
    expect(fills(exchanged([{ from: 1, orders }], tape, { queue }))).toEqual(['buys 60 at 0.51'])
  })
})
