/**
 * A price grid whose step depends on the price, as venues list it: bands, in ticks of the finest
 * one. A `Market` is such a grid itself, with bands or without. A price stands on it where it is a
 * multiple of its band's step; bands meet on a multiple of both steps, so rounding stays in them.
 */

import { ceil as gridCeil, floor as gridFloor, matchTolerance, price as priceOn } from './grid.js'
import { type Ticks, ticks as ticksOn } from './units.js'

/**
 * From which tick on, itself included, prices go in steps of so many ticks; both whole.
 *
 * @category market
 * @since 0.1.0
 */
export type Band = { readonly from: number; readonly step: number }

/**
 * `tickSize` in dollars, inside (0, 1), what the ticks of the bands are multiples of; `bands` from
 * below, the first from 0, the last to a dollar. Null or absent: every tick is a step.
 *
 * @category market
 * @since 0.1.0
 */
export type PriceBands = {
  readonly tickSize: number
  readonly bands?: ReadonlyArray<Band> | null | undefined
}

/**
 * Returns the step, in ticks, of the prices from a tick on: where two bands meet, the upper one's.
 *
 * Below 0 it is the first band's and past a dollar the last one's.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.stepAt(venueGrids.kalshiTapered, 99) // => 1
 * PriceBands.stepAt(venueGrids.kalshiTapered, 100) // => 10
 *
 * @category market
 * @since 0.1.0
 */
export const stepAt = ({ bands }: PriceBands, ticks: number): number => {
  if (bands === null || bands === undefined) return 1
  for (let i = bands.length - 1; i > 0; i--) {
    const { from, step } = bands[i] as Band
    if (ticks >= from) return step
  }
  return bands[0]?.step ?? 1
}

/**
 * Returns the highest tick on the grid at or below a tick.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.floorTicks(venueGrids.kalshiTapered, 487) // => 480
 *
 * @category market
 * @since 0.1.0
 */
export const floorTicks = (grid: PriceBands, ticks: number): Ticks => {
  const step = stepAt(grid, ticks)
  return ticksOn(step * Math.floor(ticks / step))
}

/**
 * Returns the lowest tick on the grid at or above a tick.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.ceilTicks(venueGrids.kalshiTapered, 487) // => 490
 *
 * @category market
 * @since 0.1.0
 */
export const ceilTicks = (grid: PriceBands, ticks: number): Ticks => {
  const step = stepAt(grid, ticks)
  return ticksOn(step * Math.ceil(ticks / step) + 0)
}

/**
 * Returns the highest tick on the grid at or below a price: where a bid goes.
 *
 * The price in dollars; `Grid.tolerance` of a tick above it still counts as at it. What is not
 * finite gives NaN or an infinity.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.floor(venueGrids.kalshiTapered, 0.4879) // => 480
 * PriceBands.floor(venueGrids.kalshiTapered, 0.0479) // => 47
 *
 * @category market
 * @since 0.1.0
 */
export const floor = (grid: PriceBands, price: number): Ticks =>
  floorTicks(grid, gridFloor({ price, tickSize: grid.tickSize }))

/**
 * Returns the lowest tick on the grid at or above a price: where an ask goes.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.ceil(venueGrids.kalshiTapered, 0.4879) // => 490
 *
 * @category market
 * @since 0.1.0
 */
export const ceil = (grid: PriceBands, price: number): Ticks =>
  ceilTicks(grid, gridCeil({ price, tickSize: grid.tickSize }))

/**
 * Returns whether an order may stand on a tick: a whole one, on the grid, inside (0, 1) dollar.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.isOn(venueGrids.kalshiTapered, 487) // => false
 *
 * @category market
 * @since 0.1.0
 */
export const isOn = (grid: PriceBands, ticks: number): boolean =>
  ticks > 0 && ticks < end(grid) && ticks % stepAt(grid, ticks) === 0

/**
 * Returns the next tick up on which an order may stand, or null past the last.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.next(venueGrids.kalshiTapered, 100) // => 110
 *
 * @category market
 * @since 0.1.0
 */
export const next = (grid: PriceBands, ticks: number): Ticks | null => {
  const above = ceilTicks(grid, Math.floor(ticks < 0 ? 0 : ticks) + 1)
  return above < end(grid) ? above : null
}

/**
 * Returns the next tick down on which an order may stand, or null past the last.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.previous(venueGrids.kalshiTapered, 100) // => 99
 *
 * @category market
 * @since 0.1.0
 */
export const previous = (grid: PriceBands, ticks: number): Ticks | null => {
  const below = floorTicks(grid, Math.ceil(ticks > end(grid) ? end(grid) : ticks) - 1)
  return below > 0 ? below : null
}

/**
 * Returns the price of a tick: the double nearest its decimal, as `Grid.price` has it.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.price(venueGrids.kalshiTapered, 57) // => 0.057
 *
 * @category market
 * @since 0.1.0
 */
export const price = ({ tickSize }: PriceBands, ticks: number): number =>
  priceOn({ ticks, tickSize })

/**
 * Returns the tick on which an order's price stands, or null where no order may stand there.
 *
 * Takes a price within `Grid.matchTolerance` of a tick as on it.
 *
 * @example
 * import { PriceBands, venueGrids } from 'twoway'
 *
 * PriceBands.ticksOf(venueGrids.kalshiTapered, 0.057) // => 57
 * PriceBands.ticksOf(venueGrids.kalshiTapered, 0.557) // => null
 *
 * @category market
 * @since 0.1.0
 */
export const ticksOf = (grid: PriceBands, price: number): Ticks | null => {
  const exact = price / grid.tickSize
  const nearest = Math.floor(exact + 0.5)
  const isNear = Math.abs(exact - nearest) <= matchTolerance
  return isNear && isOn(grid, nearest) ? ticksOn(nearest) : null
}

/** The first tick at a dollar or past it, on which no order may stand. */
const end = ({ tickSize }: PriceBands): number => gridCeil({ price: 1, tickSize })
