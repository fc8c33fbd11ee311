/**
 * The heart of the library: from what is known of a market to what to change now.
 */

import { price } from '../market/grid.js'
import type { NewOrder, RestingOrder } from '../market/order.js'
import type { HaltTag } from '../market/reason.js'
import type { QuoteConfig } from './config.js'
import type { OrderDiff } from './orderDiff.js'
import { plan } from './plan.js'
import type { QuoteState } from './state.js'
import {
  LevelFate,
  OrderFate,
  Term,
  type Workspace,
  workspaceFor,
} from './workspace.js'

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
 *   market: { id: 'BTC-5m', asset: 'BTC', strike: 65_000, openedAt: now, expiresAt: now + 300_000, tickSize: 0.01 },
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
    const work = workspaceFor(state.orders.length)
    const halted = plan(work, state, config)
    return halted === null ? orderDiff(work, state, config) : retreat(state, halted)
  } catch {
    // What reads as no state or config at all, down to a getter that throws, is invalid input too.
    return retreat(state, 'invalid-input')
  }
}

/** Returns the difference that a finished workspace describes. */
export const orderDiff = (
  work: Workspace,
  { orders, market: { tickSize } }: QuoteState,
  { ladder: { levels } }: QuoteConfig,
): OrderDiff => {
  const { levelFate, cancelled, kept, placed, terms } = work
  let cancels = 0
  let keeps = 0
  let places = 0
  for (let i = 0; i < orders.length; i++) {
    if (work.orderFate[i] === OrderFate.cancel) cancelled[cancels++] = i
  }
  for (let at = 0; at < 2 * levels; at++) {
    if (levelFate[at] === LevelFate.kept) kept[keeps++] = work.levelOrder[at] as number
    else if (levelFate[at] === LevelFate.placed) placed[places++] = at
  }
  return {
    cancel: idsOf(orders, cancelled, cancels),
    keep: idsOf(orders, kept, keeps),
    place: newOrders(work, levels, tickSize, places),
    halted: null,
    explain: {
      fairValue: terms[Term.fairValue] as number,
      spread: terms[Term.spread] as number,
      skew: terms[Term.skew] as number,
    },
  }
}

const idsOf = (orders: ReadonlyArray<RestingOrder>, picked: Int32Array, count: number): Array<string> => {
  const id = (i: number): string => (orders[picked[i] as number] as RestingOrder).id
  if (count === 0) return []
  if (count === 1) return [id(0)]
  if (count === 2) return [id(0), id(1)]
  if (count === 3) return [id(0), id(1), id(2)]
  const ids = new Array<string>(count)
  for (let i = 0; i < count; i++) ids[i] = id(i)
  return ids
}

const newOrders = (
  { placed, levelTicks, levelSize }: Workspace,
  levels: number,
  tickSize: number,
  count: number,
): Array<NewOrder> => {
  if (count === 0) return []
  const orders = new Array<NewOrder>(count)
  for (let i = 0; i < count; i++) {
    const at = placed[i] as number
    orders[i] = {
      side: at < levels ? 'bid' : 'ask',
      outcome: 'yes',
      price: price({ ticks: levelTicks[at] as number, tickSize }),
      size: levelSize[at] as number,
    }
  }
  return orders
}

/** Returns the difference that cancels everything that can be told apart, and places nothing. */
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
    // Orders that cannot be read cannot be cancelled by name; the halt says that something is wrong.
  }
  return cancel
}
