/**
 * A market at the simulated venue: others' book, the desk's orders in it, and who holds what.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Market } from '../../market/market.js'
import type { Outcome, Side } from '../../market/side.js'
import * as RecordedFixing from '../calibration/recordedFixing.js'
import type { Party } from '../simulation/faultyVenue.js'
import type { Place } from './queue.js'

/**
 * A level of the book of YES: `price` in micro-dollars, `shown` the shares that the recording
 * displays there, `shift` by how much the desk's own fills have changed that: above 0 what it was
 * hit for in the stead of others, who still stand, below 0 what it took.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Level = { price: number; shown: number; shift: number }

/**
 * An order of the desk: `price` in micro-dollars of YES and `asked` of its own outcome, sizes in
 * micro-shares; `number` tells which came first, among the orders of the recording as well; `rank`
 * is its level of the ladder; `shrunk`, whether it is less than the desk's books may say;
 * `queuedAt`, up to when made-up others have left its level.
 *
 * @category backtest
 * @since 0.1.0
 */
export type OwnOrder = {
  readonly id: string
  readonly outcome: Outcome
  readonly side: Side
  readonly isBid: boolean
  readonly price: number
  readonly asked: number
  readonly number: number
  readonly rank: number
  readonly at: number
  rest: number
  matched: number
  shrunk: boolean
  place: Place
  queuedAt: number
}

/** An order of the recording's book. @category backtest @since 0.1.0 */
export type OtherOrder = {
  readonly isBid: boolean
  readonly price: number
  readonly size: number
  readonly number: number
}

/**
 * The market while a run holds it; only the run itself changes it. Levels from the worst to the
 * best; `bestBid`, `bestAsk` others' best, 0 and 1,000,000 for none; `ownBid`, `ownAsk` the desk's,
 * −1 and 1,000,001 for none; `restingBids`, `restingAsks` how many of its orders rest, told up to
 * `restingSince`. `worth`: of YES to those who look ahead, in dollars; `buying`, `selling`: whether
 * they are on their way to. `dueAt`: when time does something next; `toldAt`: when the desk hears
 * of what was last told. `last`: the last price that it settles by, of its own `source` once that
 * has been heard; `start` and `end`, what is printed of its fixings so far. `accrual`: where its
 * day's rebates and rewards stand, −1 for nowhere yet.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ExchangeMarket = {
  market: Market
  readonly asset: number
  readonly scope: { readonly kind: 'market'; readonly marketId: string }
  bids: Array<Level>
  asks: Array<Level>
  others: Map<string, OtherOrder>
  orders: Array<OwnOrder>
  bestBid: number
  bestAsk: number
  toldBid: number
  toldAsk: number
  ownBid: number
  ownAsk: number
  restingBids: number
  restingAsks: number
  restingSince: number
  desk: Party
  takers: Party
  worth: number
  buying: boolean
  selling: boolean
  foreseen: Resolution | null
  fairValue: number | null
  stage: 'open' | 'closing' | 'expired' | 'resolved'
  dueAt: number
  toldAt: number
  source: string | null
  last: number
  start: RecordedFixing.RecordedFixing | null
  end: RecordedFixing.RecordedFixing
  accrual: number
}

const nobody: Party = { yes: 0, no: 0, cash: 0 }

/** Returns a market as it is listed at an instant. @category backtest @since 0.1.0 */
export const listed = (
  market: Market,
  { asset, at }: { readonly asset: number; readonly at: number },
): ExchangeMarket => {
  const { settlement, strike, openedAt, expiresAt } = market
  const isOpening = strike === null && settlement?.strike.kind === 'opening'
  return {
    market,
    asset,
    scope: { kind: 'market', marketId: market.id },
    bids: [],
    asks: [],
    others: new Map(),
    orders: [],
    bestBid: 0,
    bestAsk: 1_000_000,
    toldBid: 0,
    toldAsk: 1_000_000,
    ownBid: -1,
    ownAsk: 1_000_001,
    restingBids: 0,
    restingAsks: 0,
    restingSince: at,
    desk: nobody,
    takers: nobody,
    worth: Number.NaN,
    buying: false,
    selling: false,
    foreseen: null,
    fairValue: null,
    stage: 'open',
    dueAt: Infinity,
    toldAt: -Infinity,
    source: null,
    last: Number.NaN,
    start: isOpening ? RecordedFixing.begin(openedAt) : null,
    end: RecordedFixing.begin(expiresAt),
    accrual: -1,
  }
}

/** Returns a market of its own that is the same. @category backtest @since 0.1.0 */
export const copied = (held: ExchangeMarket): ExchangeMarket => ({
  ...held,
  bids: held.bids.map(copiedLevel),
  asks: held.asks.map(copiedLevel),
  others: new Map(held.others),
  orders: held.orders.map(copiedOrder),
})

const copiedLevel = ({ price, shown, shift }: Level): Level => ({ price, shown, shift })

const copiedOrder = (order: OwnOrder): OwnOrder => ({ ...order })

/**
 * Puts the desk's best prices anew, once its orders have changed.
 *
 * @category backtest
 * @since 0.1.0
 */
export const reckonOwn = (held: ExchangeMarket): void => {
  let bid = -1
  let ask = 1_000_001
  for (const { isBid, price } of held.orders) {
    if (isBid) {
      if (price > bid) bid = price
    } else if (price < ask) ask = price
  }
  held.ownBid = bid
  held.ownAsk = ask
}
