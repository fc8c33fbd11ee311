import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/market/decimal.js'
import { gridOfRanges, type PriceRange } from '../../src/market/gridOfRanges.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { dollarOf, priceGrid, standing } from '../arbitraries/priceGrid.js'

const ranges = (...rows: ReadonlyArray<string>): ReadonlyArray<PriceRange> =>
  rows.map((row) => {
    const [start = '', end = '', step = ''] = row.split(' ')
    return { start, end, step }
  })

const taper = ['0.0000 0.1000 0.0010', '0.1000 0.9000 0.0100', '0.9000 1.0000 0.0010']

describe('examples', () => {
  test('the ranges of Kalshi are its grids', () => {
    expect(gridOfRanges(ranges(...taper))).toEqual(venueGrids.kalshiTapered)
    expect(gridOfRanges(ranges('0 1 0.01'))).toEqual(venueGrids.kalshiCent)
    expect(gridOfRanges(ranges('0.00 1.00 0.0010'))).toEqual(venueGrids.kalshiDeciCent)
  })

  test('the tick is what every step is a whole number of', () => {
    expect(gridOfRanges(ranges('0 0.5 0.002', '0.5 1 0.005'))).toEqual({
      tickSize: 0.001,
      bands: [
        { from: 0, step: 2 },
        { from: 500, step: 5 },
      ],
    })
    expect(gridOfRanges(ranges('0 1 0.000001'))?.tickSize).toBe(0.000001)
  })

  test('two ranges of one step are no bands', () => {
    expect(gridOfRanges(ranges('0 0.5 0.01', '0.5 1 0.01'))).toEqual(venueGrids.kalshiCent)
  })
})

describe('edges', () => {
  test.each([
    ['none', []],
    ['a gap', ['0 0.1 0.001', '0.2 1 0.01']],
    ['an overlap', ['0 0.2 0.001', '0.1 1 0.01']],
    ['a start above 0', ['0.01 1 0.01']],
    ['an end below a dollar', ['0 0.99 0.01']],
    ['an end above a dollar', ['0 1.01 0.01']],
    ['ranges from above', [...taper].reverse()],
    ['a step of 0', ['0 1 0']],
    ['a step below 0', ['0 1 -0.01']],
    ['a step of a dollar', ['0 1 1']],
    ['a step that does not end at a dollar', ['0 1 0.03']],
    ['a band off its own step', ['0 0.105 0.001', '0.105 1 0.01']],
    ['a seventh decimal', ['0 1 0.0000001']],
    ['no number', ['0 1 cent']],
    ['no number in one of two', ['0 0.5 0.01', '0.5 1 cent']],
  ])('%s makes no grid', (_, rows) => {
    expect(gridOfRanges(ranges(...rows))).toBe(null)
  })
})

describe('laws', () => {
  test('a grid written as ranges and read has the same prices', () => {
    fc.assert(
      fc.property(priceGrid, (grid) => {
        const { tickSize: unit } = grid
        const said = (count: number): string => fixed({ count, unit, decimals: 6 }) ?? ''
        const bands = grid.bands ?? [{ from: 0, step: 1 }]
        const read = gridOfRanges(
          bands.map(({ from, step }, i) => ({
            start: said(from),
            end: said(bands[i + 1]?.from ?? dollarOf(grid)),
            step: said(step),
          })),
        )
        const perTick = (read?.tickSize ?? 0) / unit
        const prices = read === null ? [] : standing(read)
        expect(prices.map((tick) => Math.round(tick * perTick))).toEqual(standing(grid))
      }),
    )
  })
})
