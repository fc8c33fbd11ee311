import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { price as gridPrice } from '../../src/market/grid.js'
import {
  ceil,
  ceilTicks,
  floor,
  floorTicks,
  isOn,
  next,
  type PriceBands,
  previous,
  price,
  stepAt,
  ticksOf,
} from '../../src/market/priceBands.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { dollarOf, priceGrid, standing } from '../arbitraries/priceGrid.js'
import { runs } from '../runs.js'

const { kalshiTapered: tapered } = venueGrids
const cents = venueGrids.kalshiCent

/** A grid and a price in ticks of it, on a tick or beside one, a little past either end. */
const gridAndTicks = priceGrid.chain((grid) =>
  fc.record({
    grid: fc.constant(grid),
    whole: fc.integer({ min: -3, max: dollarOf(grid) + 3 }),
    part: fc.constantFrom(0, 0, 0.4e-9, -0.4e-9, 0.3, 0.5, 0.999),
  }),
)

describe('examples', () => {
  test.each([
    [0.0479, 47, 48],
    [0.048, 48, 48],
    [0.0999, 99, 100],
    [0.1, 100, 100],
    [0.1001, 100, 110],
    [0.4879, 480, 490],
    [0.48, 480, 480],
    [0.4800000000000001, 480, 480],
    [0.4799999999999999, 480, 480],
    [0.8999, 890, 900],
    [0.9001, 900, 901],
    [0.9995, 999, 1000],
    [-0.0015, -2, -1],
    [1.0015, 1001, 1002],
  ])('%d lies from %d to %d on a tapered grid', (at, below, above) => {
    expect(floor(tapered, at)).toBe(below)
    expect(ceil(tapered, at)).toBe(above)
  })

  test.each([
    [-1, 1],
    [0, 1],
    [99, 1],
    [100, 10],
    [899, 10],
    [900, 1],
    [1001, 1],
  ])('the step at tick %d of a tapered grid is %d', (ticks, step) => {
    expect(stepAt(tapered, ticks)).toBe(step)
  })

  test.each([
    [1, null, 2],
    [99, 98, 100],
    [100, 99, 110],
    [105, 100, 110],
    [110, 100, 120],
    [105.5, 100, 110],
    [900, 890, 901],
    [999, 998, null],
  ])('from tick %s it is %s down and %s up', (ticks, down, up) => {
    expect(previous(tapered, ticks)).toBe(down)
    expect(next(tapered, ticks)).toBe(up)
  })

  test.each([
    [0.057, 57],
    [0.0570000009, 57],
    [0.0570000011, null],
    [0.1, 100],
    [0.101, null],
    [0.55, 550],
    [0.557, null],
    [0.957, 957],
    [0, null],
    [1, null],
    [Number.NaN, null],
  ])('an order at %s stands on tick %s of a tapered grid', (at, ticks) => {
    expect(ticksOf(tapered, at)).toBe(ticks)
  })

  test('price(grid, ticks) is the shortest decimal', () => {
    expect(price(tapered, 57)).toBe(0.057)
    expect(price(venueGrids.polymarket(0.0025), 7)).toBe(0.0175)
  })
})

describe('edges', () => {
  test('no order may stand at 0, at a dollar, or between ticks', () => {
    expect([0, 1, 99, 100].map((ticks) => isOn(cents, ticks))).toEqual([false, true, true, false])
    expect([48.5, Number.NaN, Infinity, -1].some((ticks) => isOn(cents, ticks))).toBe(false)
  })

  test('from outside the dollar, next and previous are the ends', () => {
    expect([next(tapered, -7), previous(tapered, 2_000)]).toEqual([1, 999])
    expect([next(tapered, -Infinity), previous(tapered, Infinity)]).toEqual([1, 999])
    expect([previous(tapered, -7), next(tapered, 2_000)]).toEqual([null, null])
    expect([next(tapered, Number.NaN), previous(tapered, Number.NaN)]).toEqual([null, null])
  })

  test('a tick that does not go into a dollar has its last price below one', () => {
    const thirds = { tickSize: 0.03 }
    expect([isOn(thirds, 33), isOn(thirds, 34)]).toEqual([true, false])
    expect([previous(thirds, 99), next(thirds, 33)]).toEqual([33, null])
  })

  test('what is not finite gives NaN or an infinity, never minus zero', () => {
    expect(floor(tapered, Number.NaN)).toBeNaN()
    expect(ceil(tapered, Infinity)).toBe(Infinity)
    expect(ceil(tapered, -0.0001)).toBe(0)
    expect(ceilTicks(tapered, -0.5)).toBe(0)
  })

  test('without bands, or with an empty list of them, every tick is a step', () => {
    for (const bands of [undefined, null, []]) {
      const grid = { tickSize: 0.01, ...(bands === undefined ? {} : { bands }) }
      expect([floor(grid, 0.4879), ceil(grid, 0.4879), next(grid, 48)]).toEqual([48, 49, 49])
    }
  })
})

describe('laws', () => {
  test('floor ≤ price ≤ ceil, with no price of the grid between them', () => {
    fc.assert(
      fc.property(gridAndTicks, ({ grid, whole, part }) => {
        const at = (whole + part) * grid.tickSize
        const within = standing(grid)
        const tolerated = Math.abs(part) < 1e-9 ? whole : whole + part
        fc.pre(tolerated >= 0 && tolerated <= dollarOf(grid))
        expect(floor(grid, at)).toBe(Math.max(...within.filter((tick) => tick <= tolerated)))
        expect(ceil(grid, at)).toBe(Math.min(...within.filter((tick) => tick >= tolerated)))
      }),
      runs(1_000),
    )
  })

  test('an order may stand where floor and ceil leave it, and nowhere else', () => {
    fc.assert(
      fc.property(gridAndTicks, ({ grid, whole }) => {
        const inside = standing(grid).slice(1, -1)
        expect(isOn(grid, whole)).toBe(inside.includes(whole))
        expect(ticksOf(grid, gridPrice({ ticks: whole, tickSize: grid.tickSize }))).toBe(
          inside.includes(whole) ? whole : null,
        )
      }),
      runs(1_000),
    )
  })

  test('next and previous walk over all prices of a grid, and undo each other', () => {
    fc.assert(
      fc.property(priceGrid, (grid) => {
        const inside = standing(grid).slice(1, -1)
        const walked: Array<number> = []
        for (let at = next(grid, 0); at !== null; at = next(grid, at)) walked.push(at)
        expect(walked).toEqual(inside)
        expect(inside.map((tick) => previous(grid, tick))).toEqual([null, ...inside.slice(0, -1)])
      }),
    )
  })

  test('a symmetric grid rounds p and 1 − p as mirrors', () => {
    const mirrors: ReadonlyArray<PriceBands> = [tapered, cents, venueGrids.polymarket(0.0025)]
    fc.assert(
      fc.property(fc.constantFrom(...mirrors), fc.nat(10_000), (grid, tenThousandths) => {
        const dollar = dollarOf(grid)
        const ticks = (tenThousandths * dollar) / 10_000
        expect(
          floorTicks(grid, Math.floor(ticks)) + ceilTicks(grid, dollar - Math.floor(ticks)),
        ).toBe(dollar)
        const [p, q] = [tenThousandths / 10_000, (10_000 - tenThousandths) / 10_000]
        expect(floor(grid, p) + ceil(grid, q)).toBe(dollar)
      }),
    )
  })
})
