/**
 * Which column of a file of events is what, by the names that its makers give them.
 */

/**
 * The columns of a file of events by what they hold, −1 for what it does not hold.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Roles = Readonly<Record<Role, number>>

type Role =
  | 'at'
  | 'heard'
  | 'market'
  | 'price'
  | 'size'
  | 'side'
  | 'order'
  | 'buyerMade'
  | 'taker'
  | 'bid'
  | 'bidSize'
  | 'ask'
  | 'askSize'
  | 'opens'
  | 'closes'
  | 'strike'
  | 'outcome'
  | 'spot'
  | 'upBid'
  | 'downBid'

/**
 * Returns which columns hold what: of several names of one thing, the first in the list below.
 *
 * @category recordings
 * @since 0.1.0
 */
export const rolesOf = (columns: ReadonlyArray<string>): Roles => {
  const columnOf = (known: ReadonlyArray<string>): number => {
    const name = known.find((each) => columns.includes(each))
    // A row number that was written along stands in a column without a name.
    return name === undefined ? -1 : columns.indexOf(name)
  }
  const found = Object.entries(names).map(([role, known]) => [role, columnOf(known)])
  return Object.fromEntries(found) as Roles
}

/** Binance's spot files, its futures files, our tapes, Polymarket's and Kalshi's, in this order. */
const names: Readonly<Record<Role, ReadonlyArray<string>>> = {
  at: ['ts_ms', 'ts_us', 'time', 'transact_time', 'transaction_time', 'exch_ts_ms', 'event_time'],
  heard: ['recv_ms', 'recv_us'],
  market: ['market', 'market_id', 'slug', 'ticker', 'condition_id'],
  price: ['price', 'yes_price'],
  size: ['size', 'qty', 'quantity', 'count'],
  side: ['side'],
  order: ['order_id'],
  buyerMade: ['is_buyer_maker'],
  taker: ['taker_side', 'taker_yes', 'taker'],
  bid: ['best_bid_price', 'bid'],
  bidSize: ['best_bid_qty', 'bid_qty'],
  ask: ['best_ask_price', 'ask'],
  askSize: ['best_ask_qty', 'ask_qty'],
  opens: ['open_ms', 'start_ms', 'opened_at', 'hour_start_ms'],
  closes: ['close_ms', 'end_ms', 'expires_at', 'hour_end_ms'],
  strike: ['strike', 'binance_hour_open'],
  outcome: ['outcome', 'outcome_up', 'outcome_yes', 'outcome_yes_inferred', 'outcome_up_binance'],
  spot: ['binance_minute_close'],
  upBid: ['up_close'],
  downBid: ['dn_close'],
}
