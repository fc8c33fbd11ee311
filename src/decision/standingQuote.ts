/**
 * Where a quote that is checked stands, by the same reading and tolerance as in the decision.
 */

import { complement, price as gridPrice, standing } from '../market/grid.js'
import { onYes, type Side } from '../market/side.js'
import type { OrderDiff } from './orderDiff.js'
import { ticksOnYes } from './ticksOnYes.js'

/**
 * A quote on YES: `ticks` as the decision reads it, `price` that of the tick it stands on, its own
 * where there is none.
 *
 * @category decision
 * @since 0.1.0
 */
export type StandingQuote = {
  readonly side: Side
  readonly ticks: number
  readonly price: number
  readonly size: number
  readonly id: string
}

/** Returns where an order stands. @category decision @since 0.1.0 */
export const quoteOf = (
  order: OrderDiff['place'][number] & { readonly id?: string },
  tickSize: number,
): StandingQuote => {
  const ticks = ticksOnYes(order, tickSize)
  const tick = standing(ticks)
  const price = order.outcome === 'yes' ? order.price : complement(order.price)
  return {
    side: onYes(order),
    ticks,
    price: Number.isNaN(tick) ? price : gridPrice({ ticks: tick, tickSize }),
    size: order.size,
    id: order.id ?? '',
  }
}

/**
 * Returns a quote that is placed, which is sent at the price of its tick, to the last bit.
 *
 * @category decision
 * @since 0.1.0
 */
export const onItsTick = (quote: StandingQuote): StandingQuote => {
  const tick = standing(quote.ticks)
  return Number.isNaN(tick) ? quote : { ...quote, ticks: tick }
}
