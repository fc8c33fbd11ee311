import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complement } from '../../src/market/grid.js'
import { price, ticksOf } from '../../src/market/priceBands.js'
import { regrid, type StandingOrder } from '../../src/market/regrid.js'
import { onYes } from '../../src/market/side.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { dollarOf, priceGrid, standing } from '../arbitraries/priceGrid.js'

const cents = venueGrids.polymarket(0.01)
const tenths = venueGrids.polymarket(0.001)

const quote = (text: string): StandingOrder => {
  const [outcome, side, at] = text.split(' ')
  return { outcome, side, price: Number(at) } as StandingOrder
}

describe('examples', () => {
  test.each([
    ['yes bid 0.487', 0.48],
    ['yes ask 0.487', 0.49],
    ['no bid 0.487', 0.48],
    ['no ask 0.487', 0.49],
    ['yes bid 0.005', null],
    ['yes ask 0.995', null],
    ['no bid 0.005', null],
    ['no ask 0.995', null],
  ])('%s leaves a grid of cents for %s', (text, to) => {
    expect(regrid(cents, [quote(text)])).toEqual({ on: [], off: [{ order: quote(text), to }] })
  })

  test('a finer grid holds all that rests, as it was, in its order', () => {
    const orders = ['yes bid 0.48', 'no ask 0.07', 'yes ask 0.52'].map(quote)
    const { on, off } = regrid(tenths, orders)
    expect(off).toEqual([])
    expect(on).toEqual(orders)
    on.forEach((order, i) => {
      expect(order).toBe(orders[i])
    })
  })

  test('of a market that tapers, what stands between the cents has to go', () => {
    const [inside, outside] = [quote('yes bid 0.487'), quote('yes bid 0.087')]
    const order = inside
    expect(regrid(venueGrids.kalshiTapered, [inside, outside])).toEqual({
      on: [outside],
      off: [{ order, to: 0.48 }],
    })
  })
})

describe('edges', () => {
  test('a price that is none is off every grid, with nowhere to go', () => {
    for (const at of [Number.NaN, 0, 1, Infinity]) {
      const order = { side: 'bid', outcome: 'yes', price: at } as const
      expect(regrid(cents, [order])).toEqual({ on: [], off: [{ order, to: null }] })
    }
  })
})

describe('laws', () => {
  const order: fc.Arbitrary<StandingOrder> = fc.record({
    side: fc.constantFrom('bid' as const, 'ask' as const),
    outcome: fc.constantFrom('yes' as const, 'no' as const),
    price: fc.integer({ min: 1, max: 9_999 }).map((tick) => tick / 10_000),
  })

  test('no order is lost, none moved is more generous, and what is moved stands', () => {
    fc.assert(
      fc.property(priceGrid, fc.array(order), (grid, orders) => {
        const { on, off } = regrid(grid, orders)
        const moved = off.map(({ order: of }) => of)
        expect(orders.filter((of) => on.includes(of) || moved.includes(of))).toEqual(orders)
        expect(on.length + off.length).toBe(orders.length)
        for (const { order: of, to } of off) {
          expect(on).not.toContain(of)
          if (to === null) continue
          expect(of.side === 'bid' ? to < of.price : to > of.price).toBe(true)
          expect(regrid(grid, [{ ...of, price: to }]).off).toEqual([])
        }
      }),
    )
  })

  test('an order moves to the nearest price of the grid on its own side', () => {
    fc.assert(
      fc.property(priceGrid, order, (grid, of) => {
        const at = of.outcome === 'yes' ? of.price : complement(of.price)
        const prices = standing(grid)
          .filter((tick) => tick > 0 && tick < dollarOf(grid))
          .map((tick) => price(grid, tick))
        const [moved] = regrid(grid, [of]).off
        expect(moved === undefined).toBe(prices.includes(at))
        expect(ticksOf(grid, at) === null).toBe(moved !== undefined)
        if (moved === undefined) return
        const isBid = onYes(of) === 'bid'
        const reached = prices.filter((p) => (isBid ? p < at : p > at))
        const nearest = isBid ? reached.at(-1) : reached[0]
        const to =
          nearest === undefined ? null : of.outcome === 'yes' ? nearest : complement(nearest)
        // At 0 or a dollar the grid has a tick too, but no price.
        expect(moved.to).toBe(isPast(grid, at, isBid) ? null : to)
      }),
    )
  })

  const isPast = (grid: Parameters<typeof standing>[0], at: number, isBid: boolean): boolean => {
    const ticks = standing(grid)
    return isBid ? at < price(grid, ticks[1] ?? 0) : at > price(grid, ticks.at(-2) ?? 0)
  }
})
