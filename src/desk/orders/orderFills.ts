/**
 * Fills of an order, each once: a fact in every state, also before an acceptance or after an end.
 */

import { isPrice, isWhole } from '../ledger/micro.js'
import { changed, type Order, type OrderFill } from './order.js'
import { noted } from './orderAnomaly.js'
import type { OrderFilled } from './orderMessage.js'
import { isLive, type OrderState } from './orderState.js'
import { nonsense, restingState, shownState } from './orderSteps.js'

/**
 * Returns the order with a fill counted, or its confirmation. One whose reversal came before it
 * counts as heard only.
 *
 * An order is full once its fills are, unless one of several may have been taken back before the
 * last: the venue may then show it again, and whoever takes it for gone trades with himself.
 *
 * @category desk
 * @since 0.1.0
 */
export const onFilled = (order: Order, fill: OrderFilled): Order => {
  const { id, size } = fill
  if (!isFill(fill) || !isWhole(order.heard + size)) return nonsense(order, 'filled')
  const known = order.fills.find((one) => one.id === id)
  const provisional = fill.provisional === true
  if (known !== undefined && known.size > 0)
    return known.provisional && !provisional ? confirmed(order, known, size) : order
  const heard = order.heard + size
  if (known !== undefined) {
    const fills = replaced(order.fills, { id, size, reverted: true, provisional: false })
    return changed(order, { heard, fills })
  }
  const filled = order.filled + size
  const counted = changed(order, {
    acknowledged: true,
    filled,
    heard,
    fills: [...order.fills, { id, size, reverted: false, provisional }],
    asOf: fill.at > order.asOf ? fill.at : order.asOf,
    missing: false,
    anomalies: anomaliesOf(order, fill, filled),
  })
  return changed(counted, { state: stateOf(counted) })
}

/**
 * Returns the order with a fill taken back. A full order whose fill is reverted may rest again or
 * not: the venue has to be asked.
 *
 * @category desk
 * @since 0.1.0
 */
export const onReverted = (
  order: Order,
  { id, at }: { readonly id: string; readonly at: number },
): Order => {
  if (typeof id !== 'string') return nonsense(order, 'fill-reverted')
  const known = order.fills.find((one) => one.id === id)
  if (known === undefined)
    return changed(order, {
      fills: [...order.fills, { id, size: 0, reverted: true, provisional: false }],
    })
  if (known.reverted) return order
  const { size } = known
  const fills = replaced(order.fills, { id, size, reverted: true, provisional: false })
  const back = changed(order, { filled: order.filled - known.size, fills })
  const asOf = at > order.asOf ? at : order.asOf
  if (order.state === 'partly-filled') return changed(back, { state: restingState(back), asOf })
  const reopened = order.state === 'filled' && back.filled < order.size
  if (isFull(back)) return changed(back, { state: 'filled', asOf })
  return changed(back, { state: reopened ? 'unknown' : order.state, asOf })
}

const isFill = ({ id, size, price, fee }: OrderFilled): boolean =>
  typeof id === 'string' && isWhole(size) && size > 0 && isPrice(price) && isWhole(fee)

const replaced = (fills: ReadonlyArray<OrderFill>, fill: OrderFill): ReadonlyArray<OrderFill> =>
  fills.map((one) => (one.id === fill.id ? fill : one))

/** A fill after the end is no surprise where the venue's own total had told of it. */
const anomaliesOf = (
  order: Order,
  { id, size }: OrderFilled,
  filled: number,
): Order['anomalies'] => {
  const { state, anomalies } = order
  const late = !isLive(state) && state !== 'filled' && order.heard + size > order.reported
  const first = late ? noted(anomalies, { _tag: 'filled-after-end', id, state }) : anomalies
  return filled > order.size
    ? noted(first, { _tag: 'overfilled', id, filled, size: order.size })
    : first
}

/** Of as much as the confirmation says, which the ledger counts: a match may say another size. */
const confirmed = (
  order: Order,
  { id, size: matched, reverted }: OrderFill,
  size: number,
): Order => {
  const fills = replaced(order.fills, { id, size, reverted, provisional: false })
  const more = size - matched
  const filled = reverted ? order.filled : order.filled + more
  const next = changed(order, { fills, filled, heard: order.heard + more })
  return isFull(next) ? changed(next, { state: 'filled' }) : next
}

/**
 * Returns whether the doubt about an order is over: its fills make it full, and none may be taken
 * back.
 *
 * @category desk
 * @since 0.1.0
 */
export const isFull = (order: Order): boolean =>
  (order.state === 'unknown' || order.state === 'cancelling') &&
  order.filled >= order.size &&
  !mayRest(order)

const stateOf = (order: Order): OrderState => {
  const shown = shownState(order)
  if (order.filled < order.size || !(isLive(shown) || shown === 'filled')) return shown
  if (!mayRest(order)) return 'filled'
  return shown === 'cancelling' ? shown : 'unknown'
}

/** More than all of it is filled only where some of it was taken back: so much may be there. */
const mayRest = ({ filled, size, fills }: Order): boolean => {
  const counted = fills.filter(({ reverted }) => !reverted)
  return filled > size || (counted.length > 1 && counted.some(({ provisional }) => provisional))
}
