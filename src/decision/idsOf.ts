/**
 * The ids of picked orders, as a difference lists them.
 */

import type { RestingOrder } from '../market/order.js'

/**
 * Returns the ids of the first `count` orders that are picked by their place.
 *
 * The short lists are literals, which the engine allocates in place and at their exact length.
 *
 * @category decision
 * @since 0.1.0
 */
export const idsOf = (
  orders: ReadonlyArray<RestingOrder>,
  picked: Int32Array,
  count: number,
): Array<string> => {
  if (count === 0) return []
  const a = idAt(orders, picked, 0)
  if (count === 1) return [a]
  const b = idAt(orders, picked, 1)
  if (count === 2) return [a, b]
  const c = idAt(orders, picked, 2)
  if (count === 3) return [a, b, c]
  const ids = new Array<string>(count)
  for (let i = 0; i < count; i++) ids[i] = idAt(orders, picked, i)
  return ids
}

const idAt = (orders: ReadonlyArray<RestingOrder>, picked: Int32Array, i: number): string =>
  (orders[picked[i] as number] as RestingOrder).id
