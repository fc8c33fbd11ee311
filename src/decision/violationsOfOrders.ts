/**
 * The promises of a difference to the orders that are live: each is told once what becomes of it.
 */

import type { OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'
import type { Violation } from './violation.js'

/**
 * Returns what is wrong with the ids that a difference keeps and cancels.
 *
 * @category decision
 * @since 0.1.0
 */
export const orderViolations = (
  { orders }: QuoteState,
  { cancel, keep }: OrderDiff,
): ReadonlyArray<Violation> => {
  const listed = [...cancel, ...keep]
  const status = new Map(orders.map((order) => [order.id, order.status]))
  const isCancelling = (id: string): boolean => status.get(id) === 'cancelling'
  const twice = listed.filter((id, i) => listed.indexOf(id) < i)
  const forgotten = [...status.keys()].filter((id) => !listed.includes(id) && !isCancelling(id))
  return [
    ...tagged(
      'unknown-order',
      listed.filter((id) => !status.has(id)),
    ),
    ...tagged('listed-twice', twice),
    ...tagged('already-cancelling', listed.filter(isCancelling)),
    ...tagged('forgotten-order', forgotten),
  ]
}

type OfOrder = 'unknown-order' | 'listed-twice' | 'already-cancelling' | 'forgotten-order'

const tagged = (tag: OfOrder, ids: ReadonlyArray<string>): ReadonlyArray<Violation> =>
  ids.map((id) => ({ _tag: tag, id }))
