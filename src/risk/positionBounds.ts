/**
 * Where the position could get if every order of a side fills; what capital and shares that takes.
 */

import type { Outcome } from '../market/side.js'
import { asYes, type FillableOrder } from './asYes.js'
import type { Check, CheckContext, CheckedOrder } from './checkContext.js'
import { dust, missing, past } from './past.js'

/**
 * Rejects an order with which its side could take YES less NO too far, its own way. One that brings
 * the position back, all of it and whatever else fills, never.
 *
 * @category risk
 * @since 0.1.0
 */
export const netPosition: Check = (order, context, limits) =>
  reducesPosition(order, context)
    ? null
    : past('net-position', worstNet(order, context), limits.maxNet)

/** Rejects an order that could take YES too far. @category risk @since 0.1.0 */
export const yesPosition: Check = (order, context, limits) => {
  const worst = worstOf('yes', order, context)
  return worst === null ? null : past('yes-position', worst, limits.maxOutcome)
}

/** Rejects an order that could take NO too far. @category risk @since 0.1.0 */
export const noPosition: Check = (order, context, limits) => {
  const worst = worstOf('no', order, context)
  return worst === null ? null : past('no-position', worst, limits.maxOutcome)
}

/**
 * Rejects an order that the free balance does not pay for, with all that is reserved and the fees.
 *
 * @category risk
 * @since 0.1.0
 */
export const noCapital: Check = (order, context) => {
  const { balance, reservedElsewhere, live } = context
  let needed = reservedElsewhere + costOf(order, context)
  for (const other of live) needed += costOf(other, context)
  if (!(Number.isFinite(needed) && Number.isFinite(balance))) return missing('balance')
  if (costOf(order, context) === 0) return null
  return needed <= balance + dust ? null : { _tag: 'no-capital', needed, free: balance }
}

/**
 * Rejects a sale of shares not held, where the venue asks for them.
 *
 * @category risk
 * @since 0.1.0
 */
export const noInventory: Check = (order, { position, live, market }) => {
  const { outcome, side } = order
  if (!market.salesNeedShares || side === 'bid') return null
  const held = position[outcome]
  let needed = order.size
  for (const other of live)
    if (other.side === 'ask' && other.outcome === outcome) needed += other.size
  if (!(Number.isFinite(held) && Number.isFinite(needed))) return missing('position')
  return needed <= held + dust ? null : { _tag: 'no-inventory', outcome, needed, held }
}

/**
 * Tells whether every share of an order brings the position nearer to even, also if all else on its
 * side fills: such an order no limit of position, loss or concentration may block.
 *
 * @category risk
 * @since 0.1.0
 */
export const reducesPosition = (order: CheckedOrder, context: CheckContext): boolean =>
  worstNet(order, context) <= dust

/** YES less NO, an ask's way less, once every order of the side and this one have filled. */
const worstNet = (order: CheckedOrder, { position, live }: CheckContext): number => {
  const { side } = asYes(order)
  const net = position.yes - position.no
  let worst = (side === 'bid' ? net : -net) + order.size
  for (const other of live) if (asYes(other).side === side) worst += other.size
  return worst
}

const worstOf = (outcome: Outcome, order: CheckedOrder, context: CheckContext): number | null => {
  if (bought(order, context) !== outcome) return null
  let worst = context.position[outcome] + order.size
  for (const other of context.live) if (bought(other, context) === outcome) worst += other.size
  return worst
}

/** The shares that an order adds: a sale adds the other outcome, or none where it needs shares. */
const bought = (
  { outcome, side }: FillableOrder,
  { market: { salesNeedShares } }: CheckContext,
): Outcome | null => {
  if (side === 'bid') return outcome
  if (salesNeedShares) return null
  return outcome === 'yes' ? 'no' : 'yes'
}

const costOf = (order: FillableOrder, context: CheckContext): number => {
  if (bought(order, context) === null) return 0
  const price = order.side === 'bid' ? order.price : 1 - order.price
  return (price + context.market.feePerShare) * order.size
}
