/**
 * What is left of the orders that a market does not remember any more.
 */

import { numberOf } from './clientOrderId.js'
import type { Order } from './order.js'

/**
 * The least and the greatest number of a forgotten order, null where none had one, and up to when
 * the venue has told of them, in ms.
 *
 * @category desk
 * @since 0.1.0
 */
export type Forgotten = {
  readonly from: number | null
  readonly to: number | null
  readonly asOf: number
}

/**
 * Returns what is left, with the orders of `before` that are not in `after`, its orders without
 * some.
 *
 * @category desk
 * @since 0.1.0
 */
export const withForgotten = (
  known: Forgotten | null,
  before: ReadonlyArray<Order>,
  after: ReadonlyArray<Order>,
): Forgotten | null => {
  let left = known
  let kept = 0
  for (const order of before) {
    if (order === after[kept]) kept += 1
    else left = withOne(left, order)
  }
  return left
}

const withOne = (known: Forgotten | null, { clientOrderId, asOf }: Order): Forgotten => {
  const number = numberOf(clientOrderId)
  if (known === null) return { from: number, to: number, asOf }
  const { from, to } = known
  return {
    from: from === null || (number !== null && number < from) ? number : from,
    to: to === null || (number !== null && number > to) ? number : to,
    asOf: asOf > known.asOf ? asOf : known.asOf,
  }
}

/**
 * Tells whether an order that a snapshot lists may be a forgotten one, which had not ended when the
 * snapshot was asked for at `asOf`. An order without an id of the desk's may be any.
 *
 * @category desk
 * @since 0.1.0
 */
export const mayBeForgotten = (
  known: Forgotten | null,
  { clientOrderId }: { readonly clientOrderId: string | null },
  asOf: number,
): boolean => {
  if (known === null || asOf > known.asOf) return false
  const number = clientOrderId === null ? null : numberOf(clientOrderId)
  const { from, to } = known
  return number === null || from === null || to === null || (number >= from && number <= to)
}
