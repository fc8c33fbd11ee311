/**
 * The last look at the orders of a decision before they go out.
 */

import type { NewOrder } from '../../market/order.js'
import type { CheckedOrder } from '../../risk/checkContext.js'
import { preTradeChecks } from '../../risk/preTradeChecks.js'
import type { AssetDesk, DeskMarket } from '../desk.js'
import * as ClientOrderId from '../orders/clientOrderId.js'
import { checkContext } from './checkContext.js'
import type { DecisionContext } from './decisionContext.js'
import type { CutOrder, MarketDecision } from './deskActions.js'
import type { ChecksConfig } from './deskConfig.js'
import { elsewhereOf, letThrough } from './elsewhere.js'

/**
 * Returns a decision without the orders that a check rejects, each with all its reasons. Orders of
 * one decision are judged one after the other, over all markets, as if those before were live.
 *
 * @category desk
 * @since 0.1.0
 */
export const checkedDecision = (
  context: DecisionContext,
  asset: AssetDesk,
  held: DeskMarket,
  decision: MarketDecision,
): MarketDecision => {
  const { checks } = context.config
  const { diff } = decision
  if (checks === null || checks === undefined || diff.place.length === 0) return decision
  const elsewhere = elsewhereOf(context.desk, asset, held, context.letThrough)
  const read = checkContext({ context, checks, asset, held, decision, elsewhere })
  const first = context.desk.nextOrder + context.letThrough.count
  const orders = diff.place.map((order, i) =>
    checkedOrder(checks, context.desk.now, ClientOrderId.of(held.market.id, first + i), order),
  )
  const rejections = preTradeChecks(orders, read, checks.limits)
  const place: Array<NewOrder> = []
  const cut: Array<CutOrder> = []
  diff.place.forEach((order, i) => {
    const reasons = rejections[i] ?? []
    if (reasons.length > 0) cut.push({ order, reasons })
    else {
      place.push(order)
      letThrough(context.letThrough, held, order)
    }
  })
  if (cut.length === 0) return decision
  return { ...decision, diff: { ...diff, place }, cut: [...decision.cut, ...cut] }
}

const checkedOrder = (
  { postOnly, orderLifeMs }: ChecksConfig,
  now: number,
  id: string,
  { outcome, side, price, size }: NewOrder,
): CheckedOrder => ({
  id,
  outcome,
  side,
  price,
  size,
  postOnly,
  expiresAt: orderLifeMs === null ? null : now + orderLifeMs,
})
