/**
 * The heart of the library: from what is known of a market to what to change now.
 */

import { price } from '../market/grid.js'
import type { NewOrder } from '../market/order.js'
import type { HaltTag } from '../market/reason.js'
import type { QuoteConfig } from './config.js'
import { idsOf } from './idsOf.js'
import type { OrderDiff } from './orderDiff.js'
import { patientDiff } from './patientDiff.js'
import { plan } from './plan.js'
import type { QuoteState } from './state.js'
import { Count, Term, work } from './workspace.js'

/**
 * Returns which orders to cancel, keep and place, by the eleven rules of docs/CONTRACT.md.
 *
 * Never throws, whatever it is given: on invalid, stale or late input it retreats, cancels all and
 * places nothing, with the reason in `halted`. No order of answers and fills that follows takes the
 * position past its limits or lets the maker trade with itself. Answered as asked, three decisions
 * on an unchanged market end in an empty difference.
 *
 * @example
 * import { decideQuotes, presets } from 'twoway'
 *
 * const now = 1_750_000_000_000
 * const state = {
 *   now,
 *   market: {
 *     id: 'BTC-5m',
 *     asset: 'BTC',
 *     strike: 65_000,
 *     openedAt: now,
 *     expiresAt: now + 300_000,
 *     tickSize: 0.01,
 *   },
 *   spot: { price: 65_000, at: now },
 *   position: { yes: 0, no: 0 },
 *   orders: [],
 *   pnl: { today: 0 },
 * }
 * decideQuotes(state, presets.v2).place[0]
 * // => { side: 'bid', outcome: 'yes', price: 0.48, size: 100 }
 *
 * @category decision
 * @since 0.1.0
 */
export const decideQuotes = (state: QuoteState, config: QuoteConfig): OrderDiff => {
  try {
    const halted = plan(state, config)
    return halted === null ? orderDiff(state, config) : retreat(state, halted)
  } catch {
    // What reads as no state or config at all, down to a getter that throws, is invalid input too.
    return retreat(state, 'invalid-input')
  }
}

/**
 * Returns the difference that a finished workspace describes.
 *
 * @category decision
 * @since 0.1.0
 */
export const orderDiff = (state: QuoteState, config: QuoteConfig): OrderDiff =>
  config.diff.kind === undefined ? exactDiff(state, config) : patientDiff(state, config)

const exactDiff = (state: QuoteState, config: QuoteConfig): OrderDiff => ({
  cancel: idsOf(state.orders, work.cancelled, work.counts[Count.cancelled] as number),
  keep: idsOf(state.orders, work.kept, work.counts[Count.kept] as number),
  place: newOrders(state, config),
  halted: null,
  explain: {
    fairValue: work.terms[Term.fairValue] as number,
    spread: work.terms[Term.spread] as number,
    skew: work.terms[Term.skew] as number,
  },
})

const newOrders = (
  { market }: QuoteState,
  { ladder: { levels } }: QuoteConfig,
): Array<NewOrder> => {
  const { counts, placed, levelHeight, levelSize } = work
  const count = counts[Count.placed] as number
  if (count === 0) return []
  const orders = new Array<NewOrder>(count)
  for (let i = 0; i < count; i++) {
    const at = placed[i] as number
    orders[i] = {
      side: at < levels ? 'bid' : 'ask',
      outcome: 'yes',
      price: price({ ticks: Math.abs(levelHeight[at] as number), tickSize: market.tickSize }),
      size: levelSize[at] as number,
    }
  }
  return orders
}

/**
 * Returns the difference that cancels everything that can be told apart, and places nothing.
 *
 * @category decision
 * @since 0.1.0
 */
export const retreat = (state: QuoteState, halted: HaltTag): OrderDiff => ({
  cancel: cancellable(state),
  keep: [],
  place: [],
  halted,
  explain: null,
})

const cancellable = (state: QuoteState): ReadonlyArray<string> => {
  const cancel: Array<string> = []
  try {
    for (const order of state.orders) {
      if (typeof order?.id === 'string' && order.status !== 'cancelling') cancel.push(order.id)
    }
  } catch {
    // Orders that cannot be read cannot be cancelled by name; the halt says that all is not well.
  }
  return cancel
}
