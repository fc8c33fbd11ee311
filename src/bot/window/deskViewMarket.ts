/**
 * One market of a desk as a person looks at it.
 */

import type { VenueTrade } from '../../adapters/venueClient.js'
import type { ExplainedQuote } from '../../decision/explainedQuote.js'
import { explainQuotes } from '../../decision/explainQuotes.js'
import type { MarketDecision } from '../../desk/decide/deskActions.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { AssetDesk, Desk, DeskMarket } from '../../desk/desk.js'
import { profit } from '../../desk/ledger/account.js'
import { market as ledgerOf } from '../../desk/ledger/ledger.js'
import { profitToday } from '../../desk/ledger/marketLedger.js'
import { toUnits } from '../../desk/ledger/micro.js'
import { resting } from '../../desk/orders/orderLife.js'
import type { Market, Position } from '../../market/market.js'
import type { RestingOrder } from '../../market/order.js'
import { message as reasonMessage } from '../../market/reason.js'
import type { Side } from '../../market/side.js'
import { asYes } from '../../risk/asYes.js'
import { type Meter, marketMeters } from './deskViewMeter.js'
import { cutReasons, haltReason, type Told } from './deskViewReason.js'
import { type BookLevels, type OrderBookView, orderBookView } from './orderBookView.js'

/**
 * A quote of the last decision: its price of YES in dollars, what became of it, and why it or a
 * part of it is withheld.
 *
 * @category bot
 * @since 0.1.0
 */
export type QuoteView = {
  readonly side: Side
  readonly level: number
  readonly action: ExplainedQuote['action']
  readonly price: number
  readonly size: number | null
  readonly withheld: Told | null
}

/** A live order, with the price and side it has in the book of YES. @category bot @since 0.1.0 */
export type OrderView = RestingOrder & { readonly onYes: ReturnType<typeof asYes> }

/**
 * A trade at the venue, in ms by its clock: `buys` where the taker bought YES, at a price of YES.
 *
 * @category bot
 * @since 0.1.0
 */
export type TradeView = Pick<VenueTrade, 'buys' | 'price' | 'size'> & { readonly at: number }

/**
 * A market at the desk's now. Prices, `spread` and `skew` in dollars a share, null where there was
 * no decision or it halted; `spot` of the underlying and its age. `imbalance` in shares, YES less
 * NO. `worst` and `pnl` in dollars: the worst if it settles so and of what may fill all that hurts
 * does, 0 once it is over; `pnl` of the day, of what is closed after fees, and with what is open at
 * its marks. `bid`, `ask`: the best of the own orders. `halted`: why all quotes are withheld;
 * `cut`: what limits and checks took of them; `trades`: the venue's last ones, the newest first.
 *
 * @category bot
 * @since 0.1.0
 */
export type MarketView = Pick<
  Market,
  'id' | 'asset' | 'strike' | 'openedAt' | 'expiresAt' | 'tickSize'
> & {
  readonly secondsLeft: number
  readonly resolved: boolean
  readonly spot: number | null
  readonly spotAgeMs: number | null
  readonly volatility: number | null
  readonly fairValue: number | null
  readonly spread: number | null
  readonly skew: number | null
  readonly position: Position
  readonly imbalance: number
  readonly worst: { readonly ifYes: number; readonly ifNo: number }
  readonly pnl: { readonly today: number; readonly realised: number; readonly total: number }
  readonly meters: ReadonlyArray<Meter>
  readonly orders: ReadonlyArray<OrderView>
  readonly bid: number | null
  readonly ask: number | null
  readonly decidedAt: number | null
  readonly halted: Told | null
  readonly quotes: ReadonlyArray<QuoteView>
  readonly cut: ReadonlyArray<Told>
  readonly book: OrderBookView
  readonly trades: ReadonlyArray<TradeView>
}

/** What a market is seen with. @category bot @since 0.1.0 */
export type SeenMarket = {
  readonly desk: Desk
  readonly asset: AssetDesk
  readonly held: DeskMarket
  readonly decision: MarketDecision | null
  readonly config: DeskConfig
  readonly levels: BookLevels | null
  readonly traded: ReadonlyArray<VenueTrade>
  readonly depth: number
}

/** Returns a market as a person looks at it. @category bot @since 0.1.0 */
export const deskViewMarket = (seen: SeenMarket): MarketView => {
  const { desk, asset, held } = seen
  const { id, strike, openedAt, expiresAt, tickSize } = held.market
  const own = held.orders.flatMap((order) => resting(order) ?? [])
  const orders = own.map((order) => ({ ...order, onYes: asYes(order) }))
  const pricesOf = (side: Side): ReadonlyArray<number> =>
    orders.filter(({ onYes }) => onYes.side === side).map(({ onYes }) => onYes.price)
  return {
    ...{ id, asset: held.market.asset, strike, openedAt, expiresAt, tickSize },
    secondsLeft: Math.max(0, expiresAt - desk.now) / 1000,
    resolved: held.resolvedAt !== null,
    spot: asset.spot?.price ?? null,
    spotAgeMs: asset.spot === null ? null : desk.now - asset.spot.at,
    ...decided(seen),
    position: held.position,
    imbalance: held.position.yes - held.position.no,
    worst: worstOf(held),
    pnl: profitOf(seen),
    meters: marketMeters(held, seen.config),
    orders,
    bid: most(pricesOf('bid')),
    ask: least(pricesOf('ask')),
    trades: seen.traded.map(({ of, buys, price, size }) => ({ at: of, buys, price, size })),
    book: orderBookView({
      tickSize,
      own,
      levels: seen.levels,
      best: held.book,
      depth: seen.depth,
    }),
  }
}

/** What is over loses nothing more. */
const worstOf = ({ worstIfYes, worstIfNo, resolvedAt }: DeskMarket): MarketView['worst'] =>
  resolvedAt === null
    ? { ifYes: toUnits(worstIfYes), ifNo: toUnits(worstIfNo) }
    : { ifYes: 0, ifNo: 0 }

const profitOf = ({ desk, held }: SeenMarket): MarketView['pnl'] => {
  const ledger = ledgerOf(desk.ledger, held.market.id)
  if (ledger === undefined) return { today: 0, realised: 0, total: 0 }
  const { account } = ledger
  return {
    today: toUnits(profitToday(ledger, desk.ledger.day.number)),
    realised: toUnits(account.realised + account.rebates - account.fees),
    total: toUnits(profit(account)),
  }
}

type Decided = Pick<
  MarketView,
  'volatility' | 'fairValue' | 'spread' | 'skew' | 'decidedAt' | 'halted' | 'quotes' | 'cut'
>

const decided = ({ decision, config, asset }: SeenMarket): Decided => {
  const nothing = {
    volatility: asset.volatility,
    ...{ fairValue: null, spread: null, skew: null, decidedAt: null },
    ...{ halted: null, quotes: [], cut: [] },
  }
  if (decision === null) return nothing
  if (decision.halted !== null) return { ...nothing, halted: haltReason(decision.halted) }
  if (decision.state === null) return nothing
  const { explain, reason, quotes } = explainQuotes(decision.state, config.quote)
  return {
    volatility: explain?.volatility ?? asset.volatility,
    fairValue: explain?.fairValue ?? null,
    spread: explain?.spread ?? null,
    skew: explain?.skew ?? null,
    decidedAt: decision.state.now,
    halted: reason === null ? null : { tag: reason._tag, words: reasonMessage(reason) },
    quotes: quotes.map(quoteView),
    cut: cutReasons(decision),
  }
}

const quoteView = ({ side, level, action, price, size, reason }: ExplainedQuote): QuoteView => ({
  ...{ side, level, action, price, size },
  withheld: reason === null ? null : { tag: reason._tag, words: reasonMessage(reason) },
})

const most = (values: ReadonlyArray<number>): number | null =>
  values.length === 0 ? null : Math.max(...values)

const least = (values: ReadonlyArray<number>): number | null =>
  values.length === 0 ? null : Math.min(...values)
