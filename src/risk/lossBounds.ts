/**
 * What could be lost at settlement, and what has been lost.
 */

import { asYes } from './asYes.js'
import type { Check, CheckContext, CheckedOrder } from './checkContext.js'
import { dust, missing, past } from './past.js'
import { reducesPosition } from './positionBounds.js'
import type { Bound, Rejection } from './rejection.js'
import { type Exposure, scenarioWorstCase } from './scenarioWorstCase.js'

/** Rejects an order with which the market could lose too much. @category risk @since 0.1.0 */
export const worstOfMarket: Check = (order, context, limits) =>
  worst('worst-of-market', order, context, {
    neighbours: [],
    elsewhere: 0,
    limit: limits.maxWorstOfMarket,
  })

/**
 * Rejects an order with which the markets that settle at its instant could lose too much.
 *
 * @category risk
 * @since 0.1.0
 */
export const worstOfInstant: Check = (order, context, limits) =>
  worst('worst-of-instant', order, context, {
    neighbours: context.neighbours,
    elsewhere: 0,
    limit: limits.maxWorstOfInstant,
  })

/** Rejects an order with which its underlying could cost too much. @category risk @since 0.1.0 */
export const worstOfUnderlying: Check = (order, context, limits) =>
  worst('worst-of-underlying', order, context, {
    neighbours: context.neighbours,
    elsewhere: context.worstElsewhere.underlying,
    limit: limits.maxWorstOfUnderlying,
  })

/** Rejects an order with which the account could lose too much. @category risk @since 0.1.0 */
export const worstOfAccount: Check = (order, context, limits) =>
  worst('worst-of-account', order, context, {
    neighbours: context.neighbours,
    elsewhere: context.worstElsewhere.account,
    limit: limits.maxWorstOfAccount,
  })

/** Rejects an order that adds after too great a loss in the day. @category risk @since 0.1.0 */
export const lossOfDay: Check = (order, context, limits) =>
  lost('loss-of-day', order, context, -context.equity.day, limits.maxLossOfDay)

/** Rejects an order that adds after too great a loss in an hour. @category risk @since 0.1.0 */
export const lossOfHour: Check = (order, context, limits) =>
  lost('loss-of-hour', order, context, -context.equity.hour, limits.maxLossOfHour)

/** Rejects an order that adds where the market lost too much. @category risk @since 0.1.0 */
export const lossOfMarket: Check = (order, context, limits) =>
  lost('loss-of-market', order, context, -context.equity.market, limits.maxLossOfMarket)

/** Rejects an order that adds too far below the account's peak. @category risk @since 0.1.0 */
export const drawdown: Check = (order, context, limits) =>
  lost('drawdown', order, context, context.equity.drawdown, limits.maxDrawdown)

type Reach = {
  readonly neighbours: ReadonlyArray<Exposure>
  readonly elsewhere: number
  readonly limit: number
}

/**
 * The worst with the order filled for sure, against the worst without it. In between lies no other
 * worst, since it is convex in what fills: an order whose fill makes it no worse is let through.
 */
const worst = (
  of: Bound,
  order: CheckedOrder,
  context: CheckContext,
  { neighbours, elsewhere, limit }: Reach,
): Rejection | null => {
  const before = elsewhere - scenarioWorstCase([...neighbours, own(context, null)]).pnl
  const after = elsewhere - scenarioWorstCase([...neighbours, own(context, order)]).pnl
  if (!(Number.isFinite(before) && Number.isFinite(after))) return missing(of)
  return after <= before + dust ? null : past(of, after, limit)
}

const own = (context: CheckContext, filled: CheckedOrder | null): Exposure => {
  const { market, position, live } = context
  const { side, price } = filled === null ? { side: 'bid', price: 0 } : asYes(filled)
  const size = filled === null ? 0 : filled.size
  const paid = (side === 'bid' ? price : 1 - price) + market.feePerShare
  return {
    strike: market.strike,
    upper: market.upper,
    tie: market.tie,
    yes: position.yes + (side === 'bid' ? size : 0),
    no: position.no + (side === 'bid' ? 0 : size),
    cash: position.cash - paid * size,
    feePerShare: market.feePerShare,
    live,
  }
}

const lost = (
  of: Bound,
  order: CheckedOrder,
  context: CheckContext,
  loss: number,
  limit: number,
): Rejection | null => {
  if (!Number.isFinite(loss)) return missing(of)
  return reducesPosition(order, context) ? null : past(of, loss, limit)
}
