/**
 * What keeps a price grid from being one: found once, when a market is read.
 */

import type { Band, PriceBands } from './priceBands.js'

/**
 * Why a grid cannot be used, with the offending value. `bad-tick`: no size inside (0, 1), or one
 * that, under bands, does not go into a dollar a whole number of times. `bad-count`: no bands, or
 * more than `maxBands`. `bad-start`: a band that does not begin where the one before ends, on a
 * multiple of both steps. `bad-step`: no whole number of ticks, or the last one does not end at a
 * dollar.
 *
 * @category market
 * @since 0.1.0
 */
export type GridFault =
  | { readonly _tag: 'bad-tick'; readonly tickSize: number }
  | { readonly _tag: 'bad-count'; readonly count: number }
  | { readonly _tag: 'bad-start'; readonly index: number; readonly from: number }
  | { readonly _tag: 'bad-step'; readonly index: number; readonly step: number }

/**
 * The most bands that a grid may have; venues list five at most.
 *
 * @example
 * import { GridFault } from 'twoway'
 *
 * GridFault.maxBands // => 32
 *
 * @category market
 * @since 0.1.0
 */
export const maxBands = 32

/**
 * Returns the first fault of a grid, from its tick to its last band, or null. Never throws.
 *
 * @example
 * import { GridFault } from 'twoway'
 *
 * GridFault.find({ tickSize: 0.001, bands: [{ from: 0, step: 1 }, { from: 105, step: 10 }] })
 * // => { _tag: 'bad-start', index: 1, from: 105 }
 *
 * @category market
 * @since 0.1.0
 */
export const find = ({ tickSize, bands }: PriceBands): GridFault | null => {
  if (!(tickSize > 0 && tickSize < 1)) return { _tag: 'bad-tick', tickSize }
  if (bands === null || bands === undefined) return null
  const dollar = Math.floor(1 / tickSize + 0.5)
  // One rounding of the quotient and one of the product: a few ulp of 1.
  if (!(Math.abs(dollar * tickSize - 1) <= 1e-15)) return { _tag: 'bad-tick', tickSize }
  if (!(Array.isArray(bands) && bands.length > 0 && bands.length <= maxBands)) {
    return { _tag: 'bad-count', count: Array.isArray(bands) ? bands.length : 0 }
  }
  for (let index = 0; index < bands.length; index++) {
    const fault = findInBand(bands, index, dollar)
    if (fault !== null) return fault
  }
  return null
}

const findInBand = (
  bands: ReadonlyArray<Band>,
  index: number,
  dollar: number,
): GridFault | null => {
  const { from, step } = bands[index] ?? nowhere
  if (!(Number.isInteger(step) && step > 0 && step < dollar)) {
    return { _tag: 'bad-step', index, step }
  }
  if (!(index === 0 ? from === 0 : follows(bands[index - 1] as Band, from, dollar))) {
    return { _tag: 'bad-start', index, from }
  }
  if (from % step !== 0) return { _tag: 'bad-start', index, from }
  const isLast = index === bands.length - 1
  return isLast && dollar % step !== 0 ? { _tag: 'bad-step', index, step } : null
}

/** What is no band has no field. */
const nowhere: Band = { from: Number.NaN, step: Number.NaN }

const follows = (before: Band, from: number, dollar: number): boolean =>
  from > before.from && from < dollar && from % before.step === 0

/**
 * Returns a fault as a sentence that holds the offending value.
 *
 * @example
 * import { GridFault } from 'twoway'
 *
 * GridFault.message({ _tag: 'bad-tick', tickSize: 1 })
 * // => 'the tick 1 is not inside (0, 1), or a dollar is no whole number of it'
 *
 * @category market
 * @since 0.1.0
 */
export const message = (fault: GridFault): string => {
  switch (fault._tag) {
    case 'bad-tick':
      return `the tick ${fault.tickSize} is not inside (0, 1), or a dollar is no whole number of it`
    case 'bad-count':
      return `${fault.count} bands; from 1 to ${maxBands} make a grid`
    case 'bad-start':
      if (fault.index === 0) return `the first band begins at tick ${fault.from}, not at 0`
      return `band ${fault.index} begins at tick ${fault.from}, not past the one before on a multiple of both steps`
    case 'bad-step':
      return `the step ${fault.step} of band ${fault.index} is no whole number of ticks that ends at a dollar`
  }
}
