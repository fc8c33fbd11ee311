import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find, maxBands, message } from '../../src/market/gridFault.js'
import type { Band, PriceBands } from '../../src/market/priceBands.js'
import { bandedGrid, dollarOf, priceGrid, standing } from '../arbitraries/priceGrid.js'

const banded = (...pairs: ReadonlyArray<readonly [number, number]>): PriceBands => ({
  tickSize: 0.001,
  bands: pairs.map(([from, step]) => ({ from, step })),
})

describe('examples', () => {
  test.each<[PriceBands, string, string]>([
    [
      { tickSize: 0 },
      'bad-tick',
      'the tick 0 is not inside (0, 1), or a dollar is no whole number of it',
    ],
    [{ tickSize: 1 }, 'bad-tick', 'the tick 1 is'],
    [{ tickSize: Number.NaN }, 'bad-tick', 'the tick NaN is'],
    [{ tickSize: 0.03, bands: [{ from: 0, step: 1 }] }, 'bad-tick', 'the tick 0.03 is'],
    [banded(), 'bad-count', '0 bands; from 1 to 32 make a grid'],
    [banded([1, 1]), 'bad-start', 'the first band begins at tick 1, not at 0'],
    [banded([0, 1], [0, 10]), 'bad-start', 'band 1 begins at tick 0, not past the one before on'],
    [
      banded([0, 1], [105, 10]),
      'bad-start',
      'band 1 begins at tick 105, not past the one before on',
    ],
    [
      banded([0, 10], [105, 1]),
      'bad-start',
      'band 1 begins at tick 105, not past the one before on',
    ],
    [
      banded([0, 1], [100.5, 1]),
      'bad-start',
      'band 1 begins at tick 100.5, not past the one before on',
    ],
    [
      banded([0, 1], [1000, 10]),
      'bad-start',
      'band 1 begins at tick 1000, not past the one before on',
    ],
    [banded([0, 0]), 'bad-step', 'the step 0 of band 0 is no whole number of ticks'],
    [banded([0, -1]), 'bad-step', 'the step -1 of band 0'],
    [banded([0, 1.5]), 'bad-step', 'the step 1.5 of band 0'],
    [banded([0, 1000]), 'bad-step', 'the step 1000 of band 0'],
    [banded([0, 3]), 'bad-step', 'the step 3 of band 0 is no whole number of ticks that ends at'],
    [banded([0, 1], [900, 300]), 'bad-step', 'the step 300 of band 1'],
  ])('%j is a %s', (grid, tag, words) => {
    const fault = find(grid)
    expect(fault?._tag).toBe(tag)
    expect(fault === null ? '' : message(fault).slice(0, words.length)).toBe(words)
  })

  test('a grid without bands needs only a tick', () => {
    expect(find({ tickSize: 0.03 })).toBe(null)
    expect(find({ tickSize: 0.03, bands: null })).toBe(null)
  })
})

describe('edges', () => {
  test('as many bands as are let, and one more', () => {
    const many = (count: number): PriceBands =>
      banded(...Array.from({ length: count }, (_, i) => [10 * i, i % 2 === 0 ? 1 : 10] as const))
    expect(find(many(maxBands))).toBe(null)
    expect(find(many(maxBands + 1))).toEqual({ _tag: 'bad-count', count: 33 })
  })

  test('a step that does not end at a dollar may end before', () => {
    expect(find(banded([0, 3], [300, 1]))).toBe(null)
  })

  test('a step of half a dollar leaves one price', () => {
    expect(find(banded([0, 500]))).toBe(null)
  })

  test('what is no list of bands is a fault, and never throws', () => {
    const of = (bands: unknown) => find({ tickSize: 0.001, bands: bands as ReadonlyArray<Band> })
    expect(of('01')).toEqual({ _tag: 'bad-count', count: 0 })
    expect(of({ length: 1 })).toEqual({ _tag: 'bad-count', count: 0 })
    for (const band of [null, undefined, 5, [], {}]) {
      expect(of([band])?._tag).toBe('bad-step')
      expect(of([{ from: 0, step: 1 }, band])?._tag).toBe('bad-step')
    }
    expect(of([{ step: 1 }])?._tag).toBe('bad-start')
    expect(of([{ from: '0', step: 1 }])?._tag).toBe('bad-start')
  })
})

describe('laws', () => {
  test('grids made band by band have no fault', () => {
    fc.assert(
      fc.property(priceGrid, (grid) => {
        expect(find(grid)).toBe(null)
      }),
    )
  })

  test('a band moved or stretched has none only where both steps still meet on it', () => {
    const moved = fc.integer({ min: -30, max: 30 })
    fc.assert(
      fc.property(bandedGrid, fc.nat(4), moved, moved, (grid, pick, by, stretch) => {
        const bands = (grid.bands ?? []).map((band, i) =>
          i === pick ? { from: band.from + by, step: band.step + stretch } : band,
        )
        const spoilt = { ...grid, bands }
        expect(find(spoilt) === null).toBe(isWhole(spoilt, bands))
      }),
    )
  })
})

/** Whether walking up meets every band's start and the dollar, each on a multiple of its step. */
const isWhole = (grid: PriceBands, bands: ReadonlyArray<Band>): boolean => {
  if (bands.some(({ step }) => step < 1 || step >= dollarOf(grid)) || bands[0]?.from !== 0) {
    return false
  }
  const starts = bands.map(({ from }) => from)
  if (starts.some((from, i) => i > 0 && from <= (starts[i - 1] as number))) return false
  const walked = new Set(standing(grid))
  const met = [...starts, dollarOf(grid)].every((from) => walked.has(from))
  return (
    met &&
    starts.every((from) => from < dollarOf(grid)) &&
    bands.every(({ from, step }) => from % step === 0)
  )
}
