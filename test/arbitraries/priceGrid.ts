/** Price grids, banded at random and as venues list them. */

import * as fc from 'fast-check'
import type { Band, PriceBands } from '../../src/market/priceBands.js'
import { venueGrids } from '../../src/market/venueGrids.js'

const perDollar = { 0.01: 100, 0.0025: 400, 0.001: 1_000, 0.0001: 10_000 }
const tickSizes = [0.01, 0.0025, 0.001, 0.0001] as const

/** What divides each of the dollars above: a whole number of steps ends at one. */
const steps = [1, 2, 4, 5, 10, 20, 25, 50]

/** The ticks of a dollar. */
export const dollarOf = ({ tickSize }: PriceBands): number => Math.round(1 / tickSize)

/** Every tick of a grid from 0 to a dollar on which a price stands, found by walking up. */
export const standing = (grid: PriceBands): ReadonlyArray<number> => {
  const dollar = dollarOf(grid)
  const bands = grid.bands ?? [{ from: 0, step: 1 }]
  const found = [0]
  bands.forEach(({ from, step }, i) => {
    const to = bands[i + 1]?.from ?? dollar
    for (let at = from + step; at <= to; at += step) found.push(at)
  })
  return found
}

/** A valid grid of one to five bands: each begins on the first tick past a mark that both know. */
export const bandedGrid: fc.Arbitrary<PriceBands> = fc
  .record({
    tickSize: fc.constantFrom(...tickSizes),
    first: fc.constantFrom(...steps),
    rest: fc.array(
      fc.record({
        past: fc.double({ min: 0, max: 1, noNaN: true }),
        step: fc.constantFrom(...steps),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ tickSize, first, rest }) => {
    const dollar = perDollar[tickSize]
    const bands: Array<Band> = [{ from: 0, step: first }]
    for (const { past, step } of [...rest].sort((a, b) => a.past - b.past)) {
      const before = bands.at(-1) as Band
      let from = Math.floor(past * dollar)
      while (from % step !== 0 || from % before.step !== 0) from += 1
      if (from > before.from && from < dollar) bands.push({ from, step })
    }
    return { tickSize, bands }
  })

/** A grid of either make. */
export const priceGrid: fc.Arbitrary<PriceBands> = fc.oneof(
  bandedGrid,
  fc.constantFrom(
    venueGrids.kalshiTapered,
    venueGrids.kalshiCent,
    venueGrids.polymarket(0.1),
    venueGrids.polymarket(0.005),
    venueGrids.polymarket(0.0025),
    venueGrids.polymarket(0.0001),
  ),
)
