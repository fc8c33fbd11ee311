/**
 * One's own orders and shares in a market, as the checks before an order read them.
 */

import type { CheckContext, LiveOrder } from '../../risk/checkContext.js'
import type { Desk, DeskMarket } from '../desk.js'
import * as Dictionary from '../dictionary.js'
import { shown } from '../ledger/holding.js'
import * as Ledger from '../ledger/ledger.js'
import { toUnits } from '../ledger/micro.js'
import type { Order } from '../orders/order.js'
import { resting } from '../orders/orderLife.js'

/** Returns what is confirmed to be held, in shares and dollars. @category desk @since 0.1.0 */
export const positionOf = (
  desk: Desk,
  { market: { id } }: DeskMarket,
): CheckContext['position'] => {
  const holding = Ledger.market(desk.ledger, id)?.holding
  if (holding === undefined) return { yes: 0, no: 0, cash: 0 }
  const { yes, no } = shown(holding)
  // Shares that are owed stand as complete sets taken, each of which costs a dollar.
  const sets = yes - holding.yes
  return { yes: toUnits(yes), no: toUnits(no), cash: toUnits(holding.cash - sets) }
}

/** Returns all of one's own that may still fill or be taken back. @category desk @since 0.1.0 */
export const liveOf = (
  desk: Desk,
  { market: { id }, orders }: DeskMarket,
): ReadonlyArray<LiveOrder> => {
  const live = orders.flatMap((order): ReadonlyArray<LiveOrder> => {
    const one = resting(order)
    return one === null ? [] : [{ ...one, sentAt: order.sentAt }]
  })
  const ledger = Ledger.market(desk.ledger, id)
  return ledger === undefined || ledger.count === 0 ? live : [...live, ...inDoubtOf(ledger)]
}

const inDoubtOf = ({ fills }: { readonly fills: LedgerFills }): ReadonlyArray<LiveOrder> =>
  Dictionary.entries(fills).flatMap(({ value }): ReadonlyArray<LiveOrder> => {
    if (value.stage !== 'matched') return []
    const { id, outcome, side, size, price } = value.fill
    const [shares, dollars] = [toUnits(size), toUnits(price)]
    return [{ id, outcome, side, size: shares, price: dollars, status: 'matched', sentAt: 0 }]
  })

type LedgerFills = NonNullable<ReturnType<typeof Ledger.market>>['fills']

/** Returns the last orders that have ended. @category desk @since 0.1.0 */
export const recentOf = ({ orders }: DeskMarket): ReadonlyArray<LiveOrder> =>
  orders.flatMap(
    (order): ReadonlyArray<LiveOrder> => (resting(order) === null ? [endedOrder(order)] : []),
  )

const endedOrder = ({
  clientOrderId: id,
  outcome,
  side,
  price,
  size,
  sentAt,
}: Order): LiveOrder => ({
  id,
  outcome,
  side,
  price: toUnits(price),
  size: toUnits(size),
  status: 'unknown',
  sentAt,
})
