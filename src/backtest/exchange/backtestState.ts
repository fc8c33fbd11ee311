/**
 * Where a backtest stands between two events.
 */

import type {
  AmendAction,
  CancelAction,
  MergeAction,
  PlaceAction,
} from '../../desk/decide/deskActions.js'
import { type Desk, type DeskSettings, open } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { MarketEvent } from '../marketEvent.js'
import type { AssetState } from './assetState.js'
import * as Asset from './assetState.js'
import * as Channel from './channel.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import * as Market from './exchangeMarket.js'
import type { RuledMarkets } from './ruledMarkets.js'

/** What the desk asks of the venue; `rank` is the order's level. @category backtest @since 0.1.0 */
export type Request =
  | { readonly kind: 'place'; readonly action: PlaceAction; readonly rank: number }
  | { readonly kind: 'cancel'; readonly action: CancelAction }
  | { readonly kind: 'amend'; readonly action: AmendAction }
  | { readonly kind: 'merge'; readonly action: MergeAction }

/**
 * A made-up taker on its way: what it wants in shares, and up to which price of YES in dollars, the
 * fee with it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Take = {
  readonly marketId: string
  readonly buys: boolean
  readonly worth: number
  readonly edge: number
  readonly withFee: boolean
  readonly size: number
}

/** How much of what happened; `lateOutcomes` after `resolveMs`. @category backtest @since 0.1.0 */
export type BacktestCounts = {
  events: number
  decisions: number
  placed: number
  cancelled: number
  rejected: number
  refusedCancels: number
  fills: number
  settled: number
  lateOutcomes: number
}

/** A day's rebates and rewards of a market, in micro-dollars. @category backtest @since 0.1.0 */
export type Accrual = { readonly marketId: string; rebate: number; reward: number }

/**
 * Desk, venue and all between; what hangs on it is its own while it runs. `ahead`: events read and
 * not yet happened; `outcomes`: those foreseen of markets not yet listed. `cash`: micro-dollars of
 * the three parties, which come to 0. `drawn`: how many draws each stream has made.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Run = {
  now: number
  lastAt: number
  desk: Desk
  assets: Array<AssetState>
  markets: Array<ExchangeMarket>
  ahead: Channel.Channel<MarketEvent>
  orders: Channel.Channel<Request>
  answers: Channel.Channel<DeskEvent>
  data: Channel.Channel<DeskEvent>
  takes: Channel.Channel<Take>
  outcomes: Array<{ readonly marketId: string; readonly outcome: Resolution }>
  ruled: RuledMarkets
  marketDueAt: number
  decideAt: number
  arrivalAt: number
  sampleAt: number
  dayEndsAt: number
  clockedAt: number
  ordered: number
  filled: number
  drawn: Drawn
  load: BusySeconds
  cash: { desk: number; takers: number; pool: number }
  accruals: Array<Accrual>
  counts: BacktestCounts
}

/** How many draws each stream has made. @category backtest @since 0.1.0 */
export type Drawn = {
  data: number
  orders: number
  answers: number
  rejects: number
  arrivals: number
  samples: number
}

/**
 * What a load is read from: the events of this second and of the one before it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BusySeconds = { second: number; events: number; eventsBefore: number }

/**
 * A backtest between two events: plain to carry on from, and of no use but that.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestState<Told, Journal> = {
  readonly told: Told
  readonly journal: Journal
  readonly run: Readonly<Run>
}

/** Returns a run of which nothing has happened. @category backtest @since 0.1.0 */
export const opened = (settings: DeskSettings): Readonly<Run> => ({
  now: -Infinity,
  lastAt: -Infinity,
  desk: open({ now: 0, nextOrder: 1, settings }),
  assets: [],
  markets: [],
  ahead: Channel.opened(),
  orders: Channel.opened(),
  answers: Channel.opened(),
  data: Channel.opened(),
  takes: Channel.opened(),
  outcomes: [],
  ruled: null,
  marketDueAt: Infinity,
  decideAt: Infinity,
  arrivalAt: Infinity,
  sampleAt: Infinity,
  dayEndsAt: Infinity,
  clockedAt: -Infinity,
  ordered: 0,
  filled: 0,
  drawn: { data: 0, orders: 0, answers: 0, rejects: 0, arrivals: 0, samples: 0 },
  load: { second: -Infinity, events: 0, eventsBefore: 0 },
  cash: { desk: 0, takers: 0, pool: 0 },
  accruals: [],
  counts: {
    events: 0,
    decisions: 0,
    placed: 0,
    cancelled: 0,
    rejected: 0,
    refusedCancels: 0,
    fills: 0,
    settled: 0,
    lateOutcomes: 0,
  },
})

/**
 * Returns a run of its own that stands there: what it changes, the other never sees.
 *
 * @category backtest
 * @since 0.1.0
 */
export const taken = (state: Readonly<Run>): Run => ({
  now: state.now,
  lastAt: state.lastAt,
  desk: state.desk,
  assets: state.assets.map(Asset.copied),
  markets: state.markets.map(Market.copied),
  ahead: Channel.copied(state.ahead),
  orders: Channel.copied(state.orders),
  answers: Channel.copied(state.answers),
  data: Channel.copied(state.data),
  takes: Channel.copied(state.takes),
  outcomes: state.outcomes.slice(),
  ruled: state.ruled,
  marketDueAt: state.marketDueAt,
  decideAt: state.decideAt,
  arrivalAt: state.arrivalAt,
  sampleAt: state.sampleAt,
  dayEndsAt: state.dayEndsAt,
  clockedAt: state.clockedAt,
  ordered: state.ordered,
  filled: state.filled,
  drawn: { ...state.drawn },
  load: { ...state.load },
  cash: { ...state.cash },
  accruals: state.accruals.map((accrual) => ({ ...accrual })),
  counts: { ...state.counts },
})
