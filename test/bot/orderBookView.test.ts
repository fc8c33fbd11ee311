import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BookRow,
  changedRows,
  orderBookView,
  rowKey,
} from '../../src/bot/window/orderBookView.js'
import { price as priceOf } from '../../src/market/grid.js'
import type { RestingOrder } from '../../src/market/order.js'

const order = (parts: Partial<RestingOrder>): RestingOrder => ({
  id: 'o',
  outcome: 'yes',
  side: 'bid',
  price: 0.48,
  size: 100,
  status: 'open',
  ...parts,
})

const nothing = { tickSize: 0.01, own: [], levels: null, best: null, depth: 10 }

const shown = ({ above, below, size, total, own }: BookRow) => [size, above, below, total, own]

describe('orderBookView', () => {
  it('shows the book of the seed: asks down to the best, the spread, bids from the best', () => {
    const levels = {
      asks: [
        { price: 0.62, size: 100 },
        { price: 0.64, size: 100 },
      ],
      bids: [
        { price: 0.56, size: 100 },
        { price: 0.58, size: 100 },
      ],
    }
    const { asks, spread, bids } = orderBookView({ ...nothing, levels })
    expect(asks.map(shown)).toEqual([
      [100, 0.64, 0.36, 200, 0],
      [100, 0.62, 0.38, 100, 0],
    ])
    expect(spread).toBe(0.04)
    expect(bids.map(shown)).toEqual([
      [100, 0.58, 0.42, 100, 0],
      [100, 0.56, 0.44, 200, 0],
    ])
  })

  it('shows own orders where no depth is known, each of NO at its mirror', () => {
    const own = [
      order({ price: 0.48, size: 60 }),
      order({ outcome: 'no', side: 'bid', price: 0.45, size: 30 }),
      order({ outcome: 'no', side: 'ask', price: 0.52, size: 20, status: 'pending' }),
    ]
    const { asks, bids } = orderBookView({ ...nothing, own })
    expect(asks.map(shown)).toEqual([[30, 0.55, 0.45, 30, 30]])
    expect(bids.map(shown)).toEqual([[80, 0.48, 0.52, 80, 80]])
    expect([asks[0]?.waiting, bids[0]?.waiting]).toEqual([false, true])
  })

  it('counts own orders that the venue shows once, and those it does not show yet', () => {
    const levels = { bids: [{ price: 0.48, size: 250 }], asks: [] }
    const own = [order({ price: 0.48, size: 100 }), order({ price: 0.47, size: 40 })]
    const { bids } = orderBookView({ ...nothing, own, levels })
    expect(bids.map(shown)).toEqual([
      [250, 0.48, 0.52, 250, 100],
      [40, 0.47, 0.53, 290, 40],
    ])
  })

  it('gives others’ best prices without a size where nothing deeper is known', () => {
    const best = { bestBid: 0.5, bestAsk: null }
    const { bids, asks, spread } = orderBookView({ ...nothing, best, own: [order({})] })
    expect(bids.map(shown)).toEqual([
      [null, 0.5, 0.5, 0, 0],
      [100, 0.48, 0.52, 100, 100],
    ])
    expect([asks, spread]).toEqual([[], null])
    const levels = { bids: [{ price: 0.49, size: 1 }], asks: [] }
    expect(orderBookView({ ...nothing, best, levels }).bids.map(({ above }) => above)).toEqual([
      0.49,
    ])
  })

  it('shows so many prices a side, and own orders however far off', () => {
    const bids = [0.5, 0.49, 0.48, 0.47].map((price) => ({ price, size: 10 }))
    const own = [order({ price: 0.2, size: 5 })]
    const book = orderBookView({ ...nothing, depth: 2, own, levels: { bids, asks: [] } })
    expect(book.bids.map(shown)).toEqual([
      [10, 0.5, 0.5, 10, 0],
      [10, 0.49, 0.51, 20, 0],
      [5, 0.2, 0.8, 45, 5],
    ])
  })

  it('leaves out levels without a size or a price, and shows a crossed book as it is', () => {
    const levels = {
      bids: [
        { price: 0.6, size: 10 },
        { price: 0.59, size: 0 },
        { price: Number.NaN, size: 10 },
        { price: 0, size: 10 },
        { price: 0.58, size: Number.NaN },
      ],
      asks: [
        { price: 0.55, size: 10 },
        { price: 1, size: 10 },
      ],
    }
    const book = orderBookView({ ...nothing, levels })
    expect(book.bids.map(shown)).toEqual([[10, 0.6, 0.4, 10, 0]])
    expect(book.asks.map(shown)).toEqual([[10, 0.55, 0.45, 10, 0]])
    expect(book.spread).toBe(-0.05)
  })
})

const side = (tickSize: number) =>
  fc.array(
    fc
      .record({ ticks: fc.integer({ min: 1, max: 1 / tickSize - 1 }), size: fc.nat(500) })
      .map(({ ticks, size }) => ({ price: priceOf({ ticks, tickSize }), size })),
    { maxLength: 12 },
  )

describe('laws of orderBookView', () => {
  it('adds up: ABOVE and BELOW to a dollar exactly, totals to the sizes, in order of price', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.01, 0.001, 0.0025).chain((tickSize) =>
          fc.record({
            tickSize: fc.constant(tickSize),
            bids: side(tickSize),
            asks: side(tickSize),
          }),
        ),
        ({ tickSize, bids, asks }) => {
          const book = orderBookView({ ...nothing, tickSize, depth: 99, levels: { bids, asks } })
          for (const { above, below } of [...book.bids, ...book.asks]) {
            expect(Math.floor(above * 1e4 + 0.5) + Math.floor(below * 1e4 + 0.5)).toBe(10_000)
            expect(String(below).length).toBeLessThanOrEqual(6)
          }
          const outwards = [book.bids, [...book.asks].reverse()]
          for (const rows of outwards) {
            rows.forEach(({ size, total }, at) => {
              expect(total).toBe((size ?? 0) + (rows[at - 1]?.total ?? 0))
            })
          }
          const sum = (levels: typeof bids): number =>
            levels.reduce((all, { size }) => all + size, 0)
          expect(book.bids.at(-1)?.total ?? 0).toBe(sum(bids))
          expect(book.asks[0]?.total ?? 0).toBe(sum(asks))
          const heights = [...book.asks, ...book.bids].map(({ above }) => above)
          const [lowestAsk, best] = [book.asks.at(-1)?.above, book.bids[0]?.above]
          if (lowestAsk !== undefined && best !== undefined && best < lowestAsk) {
            expect(heights).toEqual([...heights].sort((a, b) => b - a))
          }
        },
      ),
    )
  })

  it('is its own mirror: every order on NO instead, other side, gives the same book', () => {
    fc.assert(
      fc.property(side(0.01), (levels) => {
        const own = levels.filter(({ size }) => size > 0).map((level) => order(level))
        const mirrored = own.map((one): RestingOrder => {
          const ticks = 100 - Math.floor(one.price * 100 + 0.5)
          return { ...one, outcome: 'no', side: 'ask', price: priceOf({ ticks, tickSize: 0.01 }) }
        })
        expect(orderBookView({ ...nothing, own: mirrored })).toEqual(
          orderBookView({ ...nothing, own }),
        )
      }),
    )
  })
})

describe('changedRows', () => {
  const book = (size: number, own = 0, status: RestingOrder['status'] = 'open') =>
    orderBookView({
      ...nothing,
      own: own > 0 ? [order({ size: own, status })] : [],
      levels: { bids: [{ price: 0.48, size }], asks: [{ price: 0.52, size: 10 }] },
    })

  it('names the rows of another size, other own shares or another answer, and no other', () => {
    const key = (row: BookRow | undefined) => (row === undefined ? '' : rowKey(row))
    expect([...changedRows(book(100), book(100))]).toEqual([])
    expect([...changedRows(book(100), book(90))]).toEqual([key(book(90).bids[0])])
    expect([...changedRows(book(100), book(100, 50))]).toEqual(['bid 0.48'])
    expect([...changedRows(book(100, 50), book(100, 50, 'pending'))]).toEqual(['bid 0.48'])
  })

  it('names every row that was not there, and none of a book seen first', () => {
    const empty = orderBookView(nothing)
    expect([...changedRows(empty, book(1))]).toEqual(['ask 0.52', 'bid 0.48'])
    expect([...changedRows(null, book(1))]).toEqual([])
  })
})
