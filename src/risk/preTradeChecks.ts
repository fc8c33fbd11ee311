/**
 * The last look at orders before they go out. It sees orders alone: no check can hold up a cancel.
 */

import type { Check, CheckContext, CheckedOrder, LiveOrder } from './checkContext.js'
import { checks } from './checks.js'
import { missing } from './past.js'
import type { Rejection } from './rejection.js'
import type { RiskLimits } from './riskLimits.js'

/**
 * Returns for each order every reason why it may not go out; an empty list lets it go.
 *
 * The orders are one market's. Each is judged as if all before it in the list were live, rejected
 * or not, so the worst holds whatever of them is sent, and a tighter limit never lets one through.
 * All checks run. What is missing, or no number, rejects; never throws.
 *
 * @example
 * import { preTradeChecks, RiskLimits, venueRates } from 'twoway'
 *
 * const now = 1_750_000_000_000
 * const config = venueRates.kalshiBasic
 * const fair = { fair: 0.5, reservation: 0.5 }
 * const context = {
 *   now,
 *   market: {
 *     strike: 65_000,
 *     upper: null,
 *     tie: 'yes',
 *     status: 'open',
 *     expiresAt: now + 300_000,
 *     halts: [],
 *     ticks: [{ from: 0, tickSize: 0.01 }],
 *     minSize: 1,
 *     lotSize: 1,
 *     minNotional: 0,
 *     feePerShare: 0,
 *     salesNeedShares: false,
 *   },
 *   model: { ...fair, perRootSecond: 0.005, volatility: 0.5, apartSince: null },
 *   book: { bestBid: 0.48, bestAsk: 0.52 },
 *   position: { yes: 0, no: 0, cash: 0 },
 *   live: [],
 *   recent: [],
 *   fills: [],
 *   neighbours: [],
 *   worstElsewhere: { underlying: 0, account: 0 },
 *   liveElsewhere: 0,
 *   reservedElsewhere: 0,
 *   balance: 10_000,
 *   equity: { day: 0, hour: 0, market: 0, drawdown: 0 },
 *   indexAt: now,
 *   bookAt: now,
 *   userStreamAt: now,
 *   clockSkewMs: 0,
 *   sources: { range: 0, deviation: 1 },
 *   reconciled: { at: now, positionDifference: 0, unknownOrders: 0 },
 *   deadMan: { heartbeatAt: null, cancelOnDisconnect: true },
 *   rate: { config, budget: { at: now, tokens: [100] } },
 *   killSwitch: { kind: 'running' },
 * } as const
 * const order = {
 *   id: 'a1',
 *   outcome: 'yes',
 *   side: 'bid',
 *   price: 0.52,
 *   size: 10,
 *   postOnly: true,
 *   expiresAt: null,
 * } as const
 * preTradeChecks([order], context, RiskLimits.recommended)
 * // => [[
 * //   { _tag: 'thin-edge', edge: -0.020000000000000018, limit: 0.005 },
 * //   { _tag: 'would-take', price: 0.52, best: 0.52 },
 * // ]]
 *
 * @category risk
 * @since 0.1.0
 */
export const preTradeChecks = (
  orders: ReadonlyArray<CheckedOrder>,
  context: CheckContext,
  limits: RiskLimits,
): ReadonlyArray<ReadonlyArray<Rejection>> => {
  const before: Array<LiveOrder> = []
  return orders.map((order) => {
    const path = unreadablePart(order)
    if (path !== null) return [missing(path)]
    const rejections = rejectionsOf(order, withLive(context, before), limits)
    // A price that no venue takes is no order, whatever the limits.
    if (order.price > 0 && order.price < 1) before.push(wanted(order, context))
    return rejections
  })
}

/** Several checks may miss the same: it is told once. */
const rejectionsOf = (
  order: CheckedOrder,
  context: CheckContext,
  limits: RiskLimits,
): ReadonlyArray<Rejection> => {
  const found: Array<Rejection> = []
  for (const check of checks) {
    const rejection = attempt(check, order, context, limits)
    if (rejection === null) continue
    const told =
      rejection._tag === 'missing' &&
      found.some((other) => other._tag === 'missing' && other.path === rejection.path)
    if (!told) found.push(rejection)
  }
  return found
}

/** A context may come from another program, by JSON. */
const attempt: (...call: [Check, ...Parameters<Check>]) => Rejection | null = (
  check,
  order,
  context,
  limits,
) => {
  try {
    return check(order, context, limits)
  } catch {
    return missing('context')
  }
}

const withLive = (context: CheckContext, before: ReadonlyArray<LiveOrder>): CheckContext =>
  before.length === 0 ? context : { ...context, live: [...(context?.live ?? []), ...before] }

const wanted = (order: CheckedOrder, context: CheckContext): LiveOrder => ({
  id: order.id,
  outcome: order.outcome,
  side: order.side,
  price: order.price,
  size: order.size,
  status: 'wanted',
  sentAt: context?.now ?? Number.NaN,
})

const unreadablePart = (order: CheckedOrder): string | null => {
  if (typeof order !== 'object' || order === null) return 'order'
  if (typeof order.id !== 'string' || order.id === '') return 'order.id'
  if (order.side !== 'bid' && order.side !== 'ask') return 'order.side'
  if (order.outcome !== 'yes' && order.outcome !== 'no') return 'order.outcome'
  if (!Number.isFinite(order.price)) return 'order.price'
  if (!(Number.isFinite(order.size) && order.size > 0)) return 'order.size'
  if (typeof order.postOnly !== 'boolean') return 'order.postOnly'
  return order.expiresAt === null || Number.isFinite(order.expiresAt) ? null : 'order.expiresAt'
}
