import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFills, madeUpFills } from '../../../src/backtest/replay/madeUpFills.js'
import type { RestingOrder } from '../../../src/market/order.js'

const order = (
  id: string,
  side: RestingOrder['side'],
  price: number,
  size = 100,
): RestingOrder => ({ id, outcome: 'yes', side, price, size, status: 'open' })

const orders = [order('b', 'bid', 0.48), order('a', 'ask', 0.52)]
const always = { chance: 1, draw: (): number => 0.25 }

describe('madeUpFills: examples', () => {
  it('takes part of a bid above the fair value and of an ask below it', () => {
    expect(madeUpFills({ orders, fairValue: 0.47, ...always })).toEqual([
      { id: 'b', side: 'bid', price: 0.48, size: 25 },
    ])
    expect(madeUpFills({ orders, fairValue: 0.53, ...always })).toEqual([
      { id: 'a', side: 'ask', price: 0.52, size: 25 },
    ])
  })

  it('leaves the rest of what was filled in part, and nothing of what was filled whole', () => {
    const fills = [
      { id: 'b', side: 'bid', price: 0.48, size: 30 },
      { id: 'a', side: 'ask', price: 0.52, size: 100 },
    ] as const
    expect(afterFills(orders, fills)).toEqual([order('b', 'bid', 0.48, 70)])
    expect(afterFills(orders, [])).toEqual(orders)
  })
})

describe('madeUpFills: edges', () => {
  it('fills nothing that the fair value only touches', () => {
    for (const fairValue of [0.48, 0.5, 0.52])
      expect(madeUpFills({ orders, fairValue, ...always })).toEqual([])
  })

  it('fills nothing on NO', () => {
    const mirrored = orders.map((each) => ({ ...each, outcome: 'no' as const }))
    for (const fairValue of [0.01, 0.99])
      expect(madeUpFills({ orders: mirrored, fairValue, ...always })).toEqual([])
  })

  it('asks chance of each order by its place, and leaves what has none', () => {
    const draw = (place: number, of: 'chance' | 'size'): number =>
      of === 'size' ? 0.5 : place === 1 ? 0.3 : 0.31
    const bids = [order('x', 'bid', 0.5), order('y', 'bid', 0.49)]
    const fills = madeUpFills({ orders: bids, fairValue: 0.1, chance: 0.31, draw })
    expect(fills.map(({ id }) => id)).toEqual(['y'])
  })
})

describe('madeUpFills: laws', () => {
  it('fills whole shares, from one to all', () => {
    const inside = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), inside, (size, drawn) => {
        const bids = [order('x', 'bid', 0.5, size)]
        const fills = madeUpFills({ orders: bids, fairValue: 0.1, chance: 1, draw: () => drawn })
        const filled = fills[0]?.size ?? 0
        expect(Number.isInteger(filled) && filled >= 1 && filled <= size).toBe(true)
        const left = afterFills(bids, fills)[0]?.size ?? 0
        expect(left + filled).toBe(size)
      }),
    )
  })
})
