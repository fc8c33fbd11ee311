/**
 * Reads a grid as a venue lists it: ranges of prices, each with its step, as decimals in strings.
 */

import { parse } from './decimal.js'
import { price } from './grid.js'
import { find } from './gridFault.js'
import type { PriceBands } from './priceBands.js'

/**
 * A range of prices and its step, in dollars: a row of Kalshi's `price_ranges`.
 *
 * @category market
 * @since 0.1.0
 */
export type PriceRange = { readonly start: string; readonly end: string; readonly step: string }

/**
 * Returns the grid of ranges, from 0 to a dollar without a gap, or null where they make none: then
 * there is nothing to quote on. At most 6 decimals.
 *
 * Its tick is the largest of which every step is a whole number.
 *
 * @example
 * import { gridOfRanges } from 'twoway'
 *
 * gridOfRanges([
 *   { start: '0.0000', end: '0.1000', step: '0.0025' },
 *   { start: '0.1000', end: '1.0000', step: '0.0100' },
 * ])
 * // => { tickSize: 0.0025, bands: [{ from: 0, step: 1 }, { from: 40, step: 4 }] }
 *
 * @category market
 * @since 0.1.0
 */
export const gridOfRanges = (ranges: ReadonlyArray<PriceRange>): PriceBands | null => {
  const rows = ranges.map(({ start, end, step }) => ({
    start: millionths(start),
    end: millionths(end),
    step: millionths(step),
  }))
  const tick = rows.reduce((divisor, { step }) => greatestDivisor(divisor, step), 0)
  const isWhole = rows.every(({ start }, i) => start === (i === 0 ? 0 : rows[i - 1]?.end))
  if (!(isWhole && rows.at(-1)?.end === perDollar)) return null
  const bands = rows.map(({ start, step }) => ({ from: start / tick, step: step / tick }))
  const tickSize = price({ ticks: tick, tickSize: 1 / perDollar })
  const isUniform = bands.every(({ step }) => step === 1)
  const grid = { tickSize, bands: isUniform ? null : bands }
  return find({ tickSize, bands }) === null ? grid : null
}

const perDollar = 1_000_000

/** NaN is what no grid is made of. */
const millionths = (text: string): number => parse(text, 1 / perDollar) ?? Number.NaN

const greatestDivisor = (a: number, b: number): number => (b > 0 ? greatestDivisor(b, a % b) : a)
