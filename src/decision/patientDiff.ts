/**
 * The difference that a finished workspace describes, under the policy `patient`.
 */

import { price } from '../market/grid.js'
import type { NewOrder, RestingOrder } from '../market/order.js'
import type { QuoteConfig } from './config.js'
import { idsOf } from './idsOf.js'
import type { Amendment, OrderDiff } from './orderDiff.js'
import { patience } from './patientMemory.js'
import type { QuoteState } from './state.js'
import { Count, Term, work } from './workspace.js'

/**
 * Returns what to cancel, keep, place and shrink.
 *
 * @category decision
 * @since 0.1.0
 */
export const patientDiff = (state: QuoteState, config: QuoteConfig): OrderDiff => {
  const { counts, terms } = work
  const diff: OrderDiff = {
    cancel: idsOf(state.orders, work.cancelled, counts[Count.cancelled] as number),
    keep: idsOf(state.orders, work.kept, counts[Count.kept] as number),
    place: newOrders(state, config),
    halted: null,
    explain: {
      fairValue: terms[Term.fairValue] as number,
      spread: terms[Term.spread] as number,
      skew: terms[Term.skew] as number,
    },
  }
  return patience.amends === 0 ? diff : { ...diff, amend: amendments(state) }
}

const newOrders = (
  { market: { tickSize } }: QuoteState,
  { ladder: { levels } }: QuoteConfig,
): ReadonlyArray<NewOrder> => {
  const orders: Array<NewOrder> = []
  for (let i = 0; i < (work.counts[Count.placed] as number); i++) {
    orders.push({
      side: (work.placed[i] as number) < levels ? 'bid' : 'ask',
      outcome: 'yes',
      price: price({ ticks: Math.abs(patience.placedHeight[i] as number), tickSize }),
      size: patience.placedSize[i] as number,
    })
  }
  return orders
}

const amendments = ({ orders }: QuoteState): ReadonlyArray<Amendment> => {
  const amend: Array<Amendment> = []
  for (let i = 0; i < patience.amends; i++) {
    const { id } = orders[patience.amendOrder[i] as number] as RestingOrder
    amend.push({ id, size: patience.amendSize[i] as number })
  }
  return amend
}
