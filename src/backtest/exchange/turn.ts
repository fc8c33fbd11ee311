/**
 * What all parts of a running backtest share: its config, what it tells, and its ways.
 */

import type { DeskScope } from '../../desk/decide/decideWith.js'
import type { DeskActions } from '../../desk/decide/deskActions.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { Desk } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import type { BacktestRecord } from '../report/backtestRecord.js'
import type { AssetState } from './assetState.js'
import type { BacktestRules } from './backtestConfig.js'
import type { Drawn, Run } from './backtestState.js'
import { drawAt } from './drawAt.js'
import type { ExchangeMarket } from './exchangeMarket.js'

/**
 * The rules, the desk's decision by them, and where what is told goes.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Setup = {
  readonly config: BacktestRules
  readonly decide: (desk: Desk, config: DeskConfig, scope: DeskScope) => DeskActions
  readonly tell: (record: BacktestRecord) => void
  readonly note: (event: DeskEvent) => void
}

/** A backtest in the middle of an event. @category backtest @since 0.1.0 */
export type Turn = Run & {
  readonly setup: Setup
  /** What was sent and answered that `desk` does not show yet. */
  unheard: Array<DeskEvent>
  /** Where the desk has heard of a fill at this instant and is to decide at once. */
  urgent: Array<ExchangeMarket>
}

/**
 * Returns a turn over a run, which it then owns. Every field by name: what a spread has made
 * is slow to read.
 *
 * @category backtest
 * @since 0.1.0
 */
export const turnOf = (run: Run, setup: Setup): Turn => ({
  now: run.now,
  lastAt: run.lastAt,
  desk: run.desk,
  assets: run.assets,
  markets: run.markets,
  ahead: run.ahead,
  orders: run.orders,
  answers: run.answers,
  data: run.data,
  takes: run.takes,
  outcomes: run.outcomes,
  ruled: run.ruled,
  marketDueAt: run.marketDueAt,
  decideAt: run.decideAt,
  arrivalAt: run.arrivalAt,
  sampleAt: run.sampleAt,
  dayEndsAt: run.dayEndsAt,
  clockedAt: run.clockedAt,
  ordered: run.ordered,
  filled: run.filled,
  drawn: run.drawn,
  load: run.load,
  cash: run.cash,
  accruals: run.accruals,
  counts: run.counts,
  setup,
  unheard: [],
  urgent: [],
})

/** Returns the run of a turn that is over. @category backtest @since 0.1.0 */
export const runOf = (turn: Turn): Run => ({
  now: turn.now,
  lastAt: turn.lastAt,
  desk: turn.desk,
  assets: turn.assets,
  markets: turn.markets,
  ahead: turn.ahead,
  orders: turn.orders,
  answers: turn.answers,
  data: turn.data,
  takes: turn.takes,
  outcomes: turn.outcomes,
  ruled: turn.ruled,
  marketDueAt: turn.marketDueAt,
  decideAt: turn.decideAt,
  arrivalAt: turn.arrivalAt,
  sampleAt: turn.sampleAt,
  dayEndsAt: turn.dayEndsAt,
  clockedAt: turn.clockedAt,
  ordered: turn.ordered,
  filled: turn.filled,
  drawn: turn.drawn,
  load: turn.load,
  cash: turn.cash,
  accruals: turn.accruals,
  counts: turn.counts,
})

/** The number of each stream of draws. @category backtest @since 0.1.0 */
export const streams: Readonly<Record<keyof Drawn, number>> = {
  data: 0,
  orders: 1,
  answers: 2,
  rejects: 3,
  arrivals: 4,
  samples: 5,
}

/** Returns the next number of a stream, inside (0, 1). @category backtest @since 0.1.0 */
export const draw = (turn: Turn, of: keyof Drawn): number =>
  drawAt({ seed: turn.setup.config.seed, stream: streams[of], index: turn.drawn[of]++ })

/** Tells a record. @category backtest @since 0.1.0 */
export const tell = ({ setup }: Turn, record: BacktestRecord): void => setup.tell(record)

/** Returns the open market of an id, or null. @category backtest @since 0.1.0 */
export const marketOf = ({ markets }: Turn, id: string): ExchangeMarket | null => {
  for (const held of markets) if (held.market.id === id) return held
  return null
}

/** Counts an event to the load. @category backtest @since 0.1.0 */
export const busier = ({ load, now }: Turn): void => {
  const second = Math.floor(now / 1_000)
  if (second !== load.second) {
    load.eventsBefore = second === load.second + 1 ? load.events : 0
    load.events = 0
    load.second = second
  }
  load.events += 1
}

/** Puts down the price of an underlying. @category backtest @since 0.1.0 */
export const priced = (asset: AssetState, now: number, price: number): void => {
  const second = Math.floor(now / 1_000)
  if (second !== asset.second) {
    const before = asset.price > 0 ? asset.price : price
    asset.fromBefore = second === asset.second + 1 ? asset.from : before
    asset.from = before
    asset.second = second
  }
  asset.price = price
}
