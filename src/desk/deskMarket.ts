/**
 * One market of a desk, and all that follows from its orders and its ledger.
 */

import type { Market, Position } from '../market/market.js'
import type { RestingOrder } from '../market/order.js'
import type { DeskMarket } from './desk.js'
import * as Exposure from './ledger/exposure.js'
import { shown } from './ledger/holding.js'
import type * as MarketLedger from './ledger/marketLedger.js'
import { toUnits } from './ledger/micro.js'
import { withForgotten } from './orders/forgotten.js'
import { livingOrders, withoutEnded } from './orders/livingOrders.js'

/** Returns a market in which nothing has happened. @category desk @since 0.1.0 */
export const listed = (market: Market): DeskMarket => ({
  market,
  book: null,
  printed: null,
  orders: [],
  resting: [],
  live: 0,
  position: { yes: 0, no: 0 },
  worstIfYes: 0,
  worstIfNo: 0,
  merging: [],
  chosen: null,
  resolvedAt: null,
  worth: null,
  movedAt: null,
  mismatched: false,
  seen: { bookAt: null, fills: [], apartSince: null },
  forgotten: null,
})

/** What may be said anew of a market; the rest follows. @category desk @since 0.1.0 */
export type DeskMarketChange = {
  readonly [Key in
    | 'market'
    | 'book'
    | 'printed'
    | 'orders'
    | 'merging'
    | 'chosen'
    | 'resolvedAt'
    | 'worth'
    | 'movedAt'
    | 'mismatched'
    | 'seen']?: DeskMarket[Key]
}

/** Returns a market with a change that moves no share. @category desk @since 0.1.0 */
export const changed = (held: DeskMarket, change: DeskMarketChange): DeskMarket => ({
  market: change.market ?? held.market,
  book: change.book ?? held.book,
  printed: change.printed ?? held.printed,
  orders: change.orders ?? held.orders,
  resting: held.resting,
  live: held.live,
  position: held.position,
  worstIfYes: held.worstIfYes,
  worstIfNo: held.worstIfNo,
  merging: change.merging ?? held.merging,
  chosen: change.chosen ?? held.chosen,
  resolvedAt: change.resolvedAt === undefined ? held.resolvedAt : change.resolvedAt,
  worth: change.worth ?? held.worth,
  movedAt: change.movedAt ?? held.movedAt,
  mismatched: change.mismatched ?? held.mismatched,
  seen: change.seen ?? held.seen,
  forgotten: held.forgotten,
})

/** Returns a market whose shares are worth something else. @category desk @since 0.1.0 */
export const withMarks = (held: DeskMarket, worth: DeskMarket['worth']): DeskMarket => ({
  market: held.market,
  book: held.book,
  printed: held.printed,
  orders: held.orders,
  resting: held.resting,
  live: held.live,
  position: held.position,
  worstIfYes: held.worstIfYes,
  worstIfNo: held.worstIfNo,
  merging: held.merging,
  chosen: held.chosen,
  resolvedAt: held.resolvedAt,
  worth,
  movedAt: held.movedAt,
  mismatched: held.mismatched,
  seen: held.seen,
  forgotten: held.forgotten,
})

/**
 * Returns a market with what follows from its orders and its ledger: what rests, what is held and
 * the worst of it. Of the orders that have ended it forgets all but the last `keepEnded`.
 *
 * @category desk
 * @since 0.1.0
 */
export const reckoned = (
  held: DeskMarket,
  ledger: MarketLedger.MarketLedger,
  keepEnded: number,
): DeskMarket => {
  const { orders, merging } = held
  return reckonedWith(held, { orders, merging, ledger, keepEnded })
}

/** What a market is reckoned by. @category desk @since 0.1.0 */
export type Reckoning = Pick<DeskMarket, 'orders' | 'merging'> & {
  readonly ledger: MarketLedger.MarketLedger
  readonly keepEnded: number
}

/** Returns a market with other orders, reckoned anew. @category desk @since 0.1.0 */
export const reckonedWith = (
  held: DeskMarket,
  { orders: all, merging, ledger, keepEnded }: Reckoning,
): DeskMarket => {
  const { may, live, ended } = livingOrders({ orders: all, resting: held.resting })
  const orders = ended > keepEnded ? withoutEnded(all, ended - keepEnded) : all
  const { holding, inDoubt } = ledger
  const { lossIfYes, lossIfNo } = Exposure.withOrders(inDoubt, may)
  return {
    market: held.market,
    book: held.book,
    printed: held.printed,
    orders,
    resting: withReversals(live, ledger),
    live: live.length,
    position: positionOf(ledger),
    worstIfYes: 0 - (lossIfYes - holding.cash - holding.yes),
    worstIfNo: 0 - (lossIfNo - holding.cash - holding.no),
    merging,
    chosen: held.chosen,
    resolvedAt: held.resolvedAt,
    worth: held.worth,
    movedAt: held.movedAt,
    mismatched: held.mismatched,
    seen: held.seen,
    forgotten: orders === all ? held.forgotten : withForgotten(held.forgotten, all, orders),
  }
}

/** With the fills in doubt: they mostly come to be, and their reversals are counted apart. */
const positionOf = ({ holding, inDoubt, resolution }: MarketLedger.MarketLedger): Position => {
  if (resolution !== null) return { yes: 0, no: 0 }
  const { yes, no } = shown({
    yes: holding.yes + inDoubt.yesUp - inDoubt.yesDown,
    no: holding.no + inDoubt.noUp - inDoubt.noDown,
  })
  return { yes: toUnits(yes), no: toUnits(no) }
}

/**
 * What may still be taken back, as orders that may still fill: a purchase as a sale, a sale as a
 * purchase. They stand where they cross nothing, at the far ends of the prices.
 */
const withReversals = (
  live: ReadonlyArray<RestingOrder>,
  { inDoubt }: MarketLedger.MarketLedger,
): ReadonlyArray<RestingOrder> => {
  const { yesUp, yesDown, noUp, noDown } = inDoubt
  if (yesUp + yesDown + noUp + noDown === 0) return live
  const all: ReadonlyArray<RestingOrder> = [
    reversal('reversal of YES bought', 'yes', 'ask', yesUp),
    reversal('reversal of YES sold', 'yes', 'bid', yesDown),
    reversal('reversal of NO bought', 'no', 'ask', noUp),
    reversal('reversal of NO sold', 'no', 'bid', noDown),
  ]
  return [...live, ...all.filter(({ size }) => size > 0)]
}

const reversal = (
  id: string,
  outcome: RestingOrder['outcome'],
  side: RestingOrder['side'],
  size: number,
): RestingOrder => ({
  id,
  outcome,
  side,
  price: side === 'ask' ? 0.999_999 : 0.000_001,
  size: toUnits(size),
  status: 'cancelling',
  since: null,
})
