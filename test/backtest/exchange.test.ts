import { describe, expect, it } from 'vitest'
import {
  actions,
  ask,
  bid,
  bought,
  depth,
  exchanged,
  fees,
  fills,
  happens,
  market,
  priced,
} from './exchanging.js'

const one = [{ from: 0, orders: [ask(0.6, 100)] }]

describe('examples: the queue', () => {
  it('a trade at the level reaches the order once all ahead of it are served', () => {
    const ran = exchanged(
      [{ from: 1, orders: [ask(0.6, 100)] }],
      [depth(0, 'ask', 0.6, 50), bought(2, 0.6, 30), bought(3, 0.6, 30), bought(4, 0.6, 200)],
    )
    expect(fills(ran)).toEqual(['sells 10 at 0.6', 'sells 90 at 0.6'])
  })

  it('who joins the level later stands behind', () => {
    const ran = exchanged(
      [{ from: 1, orders: [ask(0.6, 100)] }],
      [depth(0, 'ask', 0.6, 50), depth(2, 'ask', 0.6, 500), bought(3, 0.6, 60)],
    )
    expect(fills(ran)).toEqual(['sells 10 at 0.6'])
  })

  it('a trade at a worse price hits the better order first, then its level', () => {
    const ran = exchanged(
      [{ from: 1, orders: [ask(0.6, 100), ask(0.61, 100)] }],
      [depth(0, 'ask', 0.61, 40), bought(2, 0.61, 160)],
    )
    expect(fills(ran)).toEqual(['sells 100 at 0.6', 'sells 20 at 0.61'])
  })

  it('of one price the first order comes first', () => {
    const twice = { side: 'bid', outcome: 'no', price: 0.4, size: 30 } as const
    const ran = exchanged([{ from: 0, orders: [ask(0.6, 100), twice] }], [bought(1, 0.6, 110)])
    expect(fills(ran)).toEqual(['sells 100 at 0.6', 'sells 10 at 0.6'])
    expect(ran.cash.desk).toBeCloseTo(100 * 0.6 - 10 * 0.4, 9)
  })

  it('volume that filled the desk fills it once: who was spared is hit first by the next', () => {
    // The first trade took 100 from the level in the recording, and of the desk here.
    const ran = exchanged(
      [
        { from: 0, orders: [ask(0.6, 100)] },
        { from: 2, orders: [ask(0.61, 100)] },
      ],
      [bought(1, 0.6, 100), bought(3, 0.61, 100), bought(4, 0.61, 30)],
    )
    // The 100 spared at 0.6 take the second trade; in the recording it hit 0.61, spared as well.
    expect(fills(ran)).toEqual(['sells 100 at 0.6', 'sells 30 at 0.61'])
  })

  it('others who come to the desk’s price hit it, for what they show and only once', () => {
    const ran = exchanged(one, [
      depth(1, 'bid', 0.6, 30),
      depth(2, 'bid', 0.6, 30),
      depth(3, 'bid', 0.61, 20),
      depth(4, 'bid', 0.6, 45),
    ])
    expect(fills(ran)).toEqual(['sells 30 at 0.6', 'sells 20 at 0.6', 'sells 15 at 0.6'])
  })

  it('others’ best prices are told without what the desk took of them', () => {
    const ran = exchanged(one, [depth(1, 'bid', 0.59, 10), depth(2, 'bid', 0.6, 30)])
    const books = ran.written.flatMap((event) => (event.kind === 'book' ? [event.book] : []))
    expect(books).toEqual([{ bestBid: 0.59, bestAsk: null }])
  })
})

describe('examples: order by order', () => {
  const rested = (second: number, orderId: string, size: number) =>
    happens(second, { kind: 'rested', orderId, side: 'ask', price: 0.6, size })

  it('the desk comes forward as those ahead leave or are hit, and not by those behind', () => {
    const ran = exchanged(
      [{ from: 1, orders: [ask(0.6, 100)] }],
      [
        rested(0, 'a', 50),
        rested(0.5, 'b', 20),
        rested(2, 'c', 400),
        rested(3, 'b', 0),
        rested(4, 'c', 10),
        bought(5, 0.6, 30),
        rested(5, 'a', 20),
        bought(6, 0.6, 60),
      ],
      { queue: { kind: 'orderByOrder' } },
    )
    expect(fills(ran)).toEqual(['sells 40 at 0.6'])
  })

  it('an order that grows goes to the end', () => {
    const ran = exchanged(
      [{ from: 1, orders: [ask(0.6, 100)] }],
      [rested(0, 'a', 50), rested(2, 'a', 60), bought(3, 0.6, 5)],
      { queue: { kind: 'orderByOrder' } },
    )
    expect(fills(ran)).toEqual(['sells 5 at 0.6'])
  })
})

describe('examples: what the venue refuses', () => {
  it('an order that would take, at or through others’ best', () => {
    const book = [depth(0, 'bid', 0.5, 10), depth(0, 'ask', 0.53, 10)]
    const at = (orders: ReadonlyArray<ReturnType<typeof bid>>): ReadonlyArray<string> =>
      actions(exchanged([{ from: 1, orders }], book))
    expect(at([ask(0.5, 100)])).toEqual(['rejected'])
    expect(at([ask(0.51, 100)])).toEqual(['placed'])
    expect(at([bid(0.53, 100)])).toEqual(['rejected'])
    expect(at([bid(0.52, 100)])).toEqual(['placed'])
    // A bid for NO at 0.5 is an ask of YES there.
    expect(at([{ side: 'bid', outcome: 'no', price: 0.5, size: 100 }])).toEqual(['rejected'])
    expect(at([{ side: 'bid', outcome: 'no', price: 0.49, size: 100 }])).toEqual(['placed'])
  })

  it('an order that would take the desk’s own', () => {
    const ran = exchanged([{ from: 0, orders: [ask(0.5, 10), bid(0.5, 10), bid(0.49, 10)] }], [])
    expect(actions(ran)).toEqual(['placed', 'rejected', 'placed'])
  })

  it('a size under the least, a price off the grid, and by luck', () => {
    const sizes = { lot: 0.01, min: 5, max: null, minNotional: 0, minTaking: 1 }
    expect(
      actions(exchanged([{ from: 0, orders: [ask(0.6, 4.99)] }], [], fees({ sizes }))),
    ).toEqual(['rejected'])
    expect(actions(exchanged([{ from: 0, orders: [ask(0.6, 5)] }], [], fees({ sizes })))).toEqual([
      'placed',
    ])
    expect(actions(exchanged([{ from: 0, orders: [ask(0.605, 5)] }], []))).toEqual(['rejected'])
    expect(actions(exchanged(one, [], fees({ rejectRate: 1 })))).toEqual(['rejected'])
  })

  it('a cancel of what is filled', () => {
    const slow = { kind: 'constant', ms: 500 } as const
    const ran = exchanged(
      [
        { from: 0, orders: [ask(0.6, 100)] },
        { from: 2, orders: [] },
      ],
      [bought(2.4, 0.6, 100), priced(9, 65_000)],
      { latency: { data: { kind: 'constant', ms: 0 }, orders: slow, answers: slow } },
    )
    expect(fills(ran)).toEqual(['sells 100 at 0.6'])
    expect(actions(ran)).toEqual(['placed', 'cancel-refused'])
    expect(ran.anomalies.counts).toEqual({})
  })
})

describe('examples: the life of a market', () => {
  it('a cancel takes its time, and a trade before it arrives still fills', () => {
    const slow = { kind: 'constant', ms: 500 } as const
    const ways = { data: slow, orders: slow, answers: slow }
    const at = (second: number): ReadonlyArray<string> =>
      fills(
        exchanged(
          [
            { from: 0.5, orders: [ask(0.6, 100)] },
            { from: 2.5, orders: [] },
          ],
          [bought(second, 0.6, 5)],
          { latency: ways },
        ),
      )
    expect(at(0.9)).toEqual([])
    expect(at(2.9)).toEqual(['sells 5 at 0.6'])
  })

  it('a finer tick leaves orders alone; a coarser one takes off what is not on it', () => {
    const at = (tickSize: number): ReadonlyArray<string> => {
      const ran = exchanged(
        [{ from: 0, orders: [ask(0.6, 100), ask(0.61, 100)] }],
        [happens(1, { kind: 'regridded', tickSize, bands: null }), bought(2, 0.62, 500)],
      )
      return fills(ran)
    }
    expect(at(0.001)).toEqual(['sells 100 at 0.6', 'sells 100 at 0.61'])
    expect(at(0.1)).toEqual(['sells 100 at 0.6'])
  })

  it('nothing trades from the end on, and what rests is taken off', () => {
    const ran = exchanged(one, [bought(300, 0.6, 50), bought(301, 0.6, 50)])
    expect(fills(ran)).toEqual([])
    const ended = ran.written.flatMap((event) =>
      event.kind === 'order' && event.news._tag === 'expired' ? [event.at] : [],
    )
    expect(ended.length).toBe(1)
  })

  it('settles as recorded', () => {
    const trade = bought(1, 0.6, 100)
    const paid = (outcome: 'yes' | 'no' | 'void'): number =>
      exchanged(one, [trade, happens(305, { kind: 'resolved', outcome })]).cash.desk
    expect(paid('yes')).toBeCloseTo(60 - 100, 9)
    expect(paid('no')).toBeCloseTo(60, 9)
    expect(paid('void')).toBeCloseTo(60 - 50, 9)
  })

  it('settles by the price at its end, where no outcome is recorded; on the strike, half', () => {
    const paid = (price: number): number =>
      exchanged(one, [bought(1, 0.6, 100), priced(299, price), priced(301, 1), priced(400, 1)]).cash
        .desk
    expect(paid(65_001)).toBeCloseTo(-40, 9)
    expect(paid(64_999)).toBeCloseTo(60, 9)
    expect(paid(65_000)).toBeCloseTo(10, 9)
  })

  it('settles by the mean of the last minute, where that is its rule', () => {
    const settlement = {
      source: 'spot',
      end: { kind: 'mean', windowMs: 60_000, prints: null },
      strike: { kind: 'fixed' },
      tie: 'no',
      tickSize: 0,
      lagMs: 0,
    } as const
    const paid = (last: number): number =>
      exchanged(
        one,
        [
          bought(1, 0.6, 100),
          priced(200, 65_010),
          priced(270, last),
          priced(299.9, 70_000),
          priced(400, 1),
        ],
        {},
        { ...market, settlement },
      ).cash.desk
    // Half a minute at 65,010, then the last, and 70,000 for a tenth of a second: 8.33 of it.
    expect(paid(64_970)).toBeCloseTo(60, 9)
    expect(paid(64_975)).toBeCloseTo(-40, 9)
  })
})
