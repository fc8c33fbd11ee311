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
import type { Drawn, Request, Run } from './backtestState.js'
import * as Channel from './channel.js'
import { drawAt } from './drawAt.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import * as Latency from './latency.js'

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
  /** Answers to orders that the desk has been told and that `desk` does not show yet. */
  unheard: Array<DeskEvent>
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

const streams: Readonly<Record<keyof Drawn, number>> = {
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

/**
 * Returns when what leaves now by one of the ways arrives there.
 *
 * @category backtest
 * @since 0.1.0
 */
export const arrivalOf = (turn: Turn, way: 'data' | 'orders' | 'answers', from: number): number => {
  const { latency, seed } = turn.setup.config
  const model = latency[way]
  if (model.kind === 'constant') {
    return Channel.dueAfter<unknown>(turn[way], from + Math.ceil(model.ms))
  }
  const at = { seed, stream: streams[way], index: turn.drawn[way]++ }
  const took = Latency.draw(model, loadOf(turn), at)
  return Channel.dueAfter<unknown>(turn[way], from + took)
}

/** Sends the venue's answer on its way. @category backtest @since 0.1.0 */
export const answer = (turn: Turn, make: (at: number) => DeskEvent): void => {
  const due = arrivalOf(turn, 'answers', turn.now)
  Channel.push(turn.answers, due, make(due))
}

/** Sends news on its way, that was heard so at the place. @category backtest @since 0.1.0 */
export const report = (turn: Turn, heardAt: number, make: (at: number) => DeskEvent): void => {
  const from = heardAt > turn.now ? heardAt : turn.now
  const due = arrivalOf(turn, 'data', from)
  Channel.push(turn.data, due, make(due))
}

/** Sends a request to the venue. @category backtest @since 0.1.0 */
export const request = (turn: Turn, one: Request): void =>
  Channel.push(turn.orders, arrivalOf(turn, 'orders', turn.now), one)

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

/** This second, and of the one before it the part that is less than a second ago. */
const loadOf = ({ load, assets, now }: Turn): Latency.Load => {
  const second = Math.floor(now / 1_000)
  const into = now / 1_000 - second
  let basisPoints = 0
  for (const asset of assets) {
    const base = asset.second === second ? asset.fromBefore : asset.from
    if (!(base > 0) || asset.second < second - 1) continue
    const moved = Math.abs(Math.log(asset.price / base)) * 1e4
    if (moved > basisPoints) basisPoints = moved
  }
  if (load.second < second - 1) return { events: 0, basisPoints }
  const isThis = load.second === second
  const before = isThis ? load.eventsBefore : load.events
  return { events: (isThis ? load.events : 0) + (1 - into) * before, basisPoints }
}
