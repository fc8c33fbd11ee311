/**
 * The promises of a difference to the orders that are live: each is told once what becomes of it.
 */

import type { RestingOrder } from '../market/order.js'
import type { OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'
import type { Violation } from './violation.js'

/**
 * Returns what is wrong with the ids that a difference keeps, cancels and amends.
 *
 * Reads what it can of an invalid state, as a retreat does: every order with an id, and one id may
 * then stand for several orders.
 *
 * @category decision
 * @since 0.1.0
 */
export const orderViolations = (
  state: QuoteState,
  { cancel, keep, amend }: OrderDiff,
): ReadonlyArray<Violation> => {
  const live = liveById(Array.isArray(state?.orders) ? state.orders : [])
  const told = new Map<string, number>()
  const violations: Array<Violation> = []
  for (const id of [...cancel, ...keep, ...(amend ?? []).map((order) => order.id)]) {
    const of = live.get(id)
    const before = told.get(id) ?? 0
    told.set(id, before + 1)
    if (of === undefined) violations.push({ _tag: 'unknown-order', id })
    else if (of.toTell === 0) violations.push({ _tag: 'already-cancelling', id })
    else if (before >= of.toTell) violations.push({ _tag: 'listed-twice', id })
  }
  for (const [id, { toTell }] of live) {
    if (toTell > (told.get(id) ?? 0)) violations.push({ _tag: 'forgotten-order', id })
  }
  return violations
}

/** By id, how many orders a difference has to tell of: all but those that are being cancelled. */
const liveById = (
  orders: ReadonlyArray<RestingOrder>,
): ReadonlyMap<string, { readonly toTell: number }> => {
  const live = new Map<string, { readonly toTell: number }>()
  for (const order of orders) {
    if (typeof order?.id !== 'string') continue
    const before = live.get(order.id)?.toTell ?? 0
    live.set(order.id, { toTell: before + (order.status === 'cancelling' ? 0 : 1) })
  }
  return live
}
