/**
 * What the venue itself would reject: tick, range, lot, least size and notional.
 */

import { price as gridPrice, tolerance } from '../market/grid.js'
import type { Check, CheckContext } from './checkContext.js'
import { dust, missing } from './past.js'

/**
 * Rejects a price that is not the shortest decimal of a multiple of the tick at its place.
 *
 * @category risk
 * @since 0.1.0
 */
export const offTick: Check = ({ price }, context) => {
  const tickSize = tickAt(context, price)
  if (!(tickSize > 0 && Number.isFinite(tickSize))) return missing('tickSize')
  const ticks = Math.floor(price / tickSize + 0.5)
  return gridPrice({ ticks, tickSize }) === price ? null : { _tag: 'off-tick', price, tickSize }
}

/**
 * Rejects a price closer to 0 or 1 than a tick.
 *
 * @category risk
 * @since 0.1.0
 */
export const outsideRange: Check = ({ price }, context) => {
  const min = tickAt(context, price)
  if (!Number.isFinite(min)) return missing('tickSize')
  const reach = min * (1 - tolerance)
  return price >= reach && 1 - price >= reach ? null : { _tag: 'outside-range', price, min }
}

/**
 * Rejects a size that is no whole number of lots.
 *
 * @category risk
 * @since 0.1.0
 */
export const offLot: Check = ({ size }, { market: { lotSize } }) => {
  if (!(lotSize > 0 && Number.isFinite(lotSize))) return missing('lotSize')
  const lots = size / lotSize
  const off = Math.abs(lots - Math.floor(lots + 0.5))
  return off <= 1e-6 ? null : { _tag: 'off-lot', size, lotSize }
}

/**
 * Rejects a size of nothing, or under the venue's least.
 *
 * @category risk
 * @since 0.1.0
 */
export const underSize: Check = ({ size }, { market: { minSize } }) => {
  if (!Number.isFinite(minSize)) return missing('minSize')
  return size > 0 && size >= minSize ? null : { _tag: 'under-size', size, min: minSize }
}

/**
 * Rejects an order whose price times size is under the venue's least.
 *
 * @category risk
 * @since 0.1.0
 */
export const underNotional: Check = ({ price, size }, { market: { minNotional } }) => {
  if (!Number.isFinite(minNotional)) return missing('minNotional')
  const notional = price * size
  return notional >= minNotional - dust
    ? null
    : { _tag: 'under-notional', notional, min: minNotional }
}

/** The tick of the last band that begins at or below the price. */
const tickAt = ({ market: { ticks } }: CheckContext, price: number): number => {
  let tickSize = ticks[0]?.tickSize ?? Number.NaN
  for (const band of ticks) if (band.from <= price + dust) tickSize = band.tickSize
  return tickSize
}
