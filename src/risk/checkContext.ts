/**
 * What the checks of an order look at: the order, and what is known around it.
 */

import type { Book } from '../market/market.js'
import type { OrderStatus } from '../market/order.js'
import type { Side } from '../market/side.js'
import type { FillableOrder } from './asYes.js'
import type { KillSwitch } from './killSwitch.js'
import type { RateBudget, RateConfig } from './rateBudget.js'
import type { Rejection } from './rejection.js'
import type { RiskLimits } from './riskLimits.js'
import type { Exposure, PayoffRule } from './scenarioWorstCase.js'

/**
 * An order about to go out: its client order id, whether it must rest, and when the venue lets it
 * expire, in ms since the epoch, or null.
 *
 * @category risk
 * @since 0.1.0
 */
export type CheckedOrder = FillableOrder & {
  readonly id: string
  readonly postOnly: boolean
  readonly expiresAt: number | null
}

/**
 * An own order that may still fill, `size` what rests; `matched` is a fill that the venue may still
 * revert, `wanted` an order that goes out just before the one that is checked.
 *
 * @category risk
 * @since 0.1.0
 */
export type LiveOrder = FillableOrder & {
  readonly id: string
  readonly status: OrderStatus | 'matched' | 'wanted'
  readonly sentAt: number
}

/**
 * The rules of a market: the tick from each price on, lowest first, and the venue's least size, lot
 * and notional; the most that a share costs in fees; whether a sale needs shares held (else it buys
 * the other outcome); what it pays, when it ends and when the venue halts.
 *
 * @category risk
 * @since 0.1.0
 */
export type CheckedMarket = PayoffRule & {
  readonly status: string
  readonly expiresAt: number
  readonly halts: ReadonlyArray<{ readonly from: number; readonly to: number }>
  readonly ticks: ReadonlyArray<{ readonly from: number; readonly tickSize: number }>
  readonly minSize: number
  readonly lotSize: number
  readonly minNotional: number
  readonly feePerShare: number
  readonly salesNeedShares: boolean
}

/**
 * What the model says of YES: fair value and reservation price in dollars, the deviation of the
 * fair value's move in a second, the volatility of the underlying a year, and since when the market
 * has thought otherwise by more than the limit, as `apartSince` tells.
 *
 * @category risk
 * @since 0.1.0
 */
export type CheckedModel = {
  readonly fair: number
  readonly reservation: number
  readonly perRootSecond: number
  readonly volatility: number
  readonly apartSince: number | null
}

/**
 * All that the checks of a market's orders read. Instants in ms since the epoch, dollars, shares.
 *
 * `position` is what is confirmed; `live` every own order of the market that may fill, in any
 * status, and every fill not confirmed; `recent` what was sent lately and is no longer live;
 * `fills` the market's own, oldest first, `side` that of YES. `neighbours`: the other markets of
 * this settlement instant. `worstElsewhere`: worst-case losses at other instants. `equity`: profit
 * and loss with what is open, at a conservative mark, and dollars below the peak. What is null is
 * not known and lets nothing through; a side of the book that is null is empty.
 *
 * @category risk
 * @since 0.1.0
 */
export type CheckContext = {
  readonly now: number
  readonly market: CheckedMarket
  readonly model: CheckedModel | null
  readonly book: Book | null
  readonly position: { readonly yes: number; readonly no: number; readonly cash: number }
  readonly live: ReadonlyArray<LiveOrder>
  readonly recent: ReadonlyArray<LiveOrder>
  readonly fills: ReadonlyArray<{ readonly at: number; readonly side: Side; readonly size: number }>
  readonly neighbours: ReadonlyArray<Exposure>
  readonly worstElsewhere: { readonly underlying: number; readonly account: number }
  readonly liveElsewhere: number
  readonly reservedElsewhere: number
  readonly balance: number
  readonly equity: {
    readonly day: number
    readonly hour: number
    readonly market: number
    readonly drawdown: number
  }
  readonly indexAt: number | null
  readonly bookAt: number | null
  readonly userStreamAt: number | null
  readonly clockSkewMs: number | null
  readonly sources: { readonly range: number; readonly deviation: number } | null
  readonly reconciled: {
    readonly at: number
    readonly positionDifference: number
    readonly unknownOrders: number
  } | null
  readonly deadMan: { readonly heartbeatAt: number | null; readonly cancelOnDisconnect: boolean }
  readonly rate: { readonly config: RateConfig; readonly budget: RateBudget } | null
  readonly killSwitch: KillSwitch
}

/**
 * A check: null lets the order through. Never less strict with a tighter limit; what cannot be read
 * is rejected.
 *
 * @category risk
 * @since 0.1.0
 */
export type Check = (
  order: CheckedOrder,
  context: CheckContext,
  limits: RiskLimits,
) => Rejection | null
