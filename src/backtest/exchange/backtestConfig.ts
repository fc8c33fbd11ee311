/**
 * What a backtest is made with: every choice as data, whole and visible.
 */

import type { MarketDecider } from '../../desk/decide/decisionContext.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { DeskSettings } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import type { SizeRules } from '../../market/sizeRules.js'
import type { Fold } from '../../math/fold.js'
import type { VolatilitySource } from '../replay/volatilitySource.js'
import type { BacktestRecord } from '../report/backtestRecord.js'
import type { FeeTerms } from './feeTerms.js'
import type { InForce } from './inForce.js'
import type { LatencyConfig } from './latency.js'
import type { QueueModel } from './queue.js'
import type { RewardTerms } from './rewardTerms.js'
import type { TakersConfig } from './takers.js'

/**
 * A backtest. `desk`, `settings` and `decide` are those of the live bot: `decideQuotes`, or
 * `explainQuotes`, which also tells why levels are withheld and takes longer. `seed`: whole, from 0
 * to 2³² − 1; the same seed gives the same run to the byte. `takers` null: none but those of the
 * recording. `outlook` null: the desk goes by the volatilities of its config.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestRules = {
  readonly desk: DeskConfig
  readonly settings: DeskSettings
  readonly decide: MarketDecider
  readonly pace: PaceConfig
  readonly seed: number
  readonly exchange: ExchangeConfig
  readonly queue: QueueModel
  readonly latency: LatencyConfig
  readonly takers: TakersConfig | null
  readonly outlook: OutlookFeed | null
}

/**
 * The rules, and what becomes of all that is told: `record` adds up the records, `journal` what the
 * desk hears and sends; `nothing` where nobody asks.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestConfig<Told, Report, Journal, Written> = BacktestRules & {
  readonly record: Fold<BacktestRecord, Told, Report>
  readonly journal: Fold<DeskEvent, Journal, Written>
}

/**
 * When the desk decides: upon news at most every `quoteUpdateMs`, at once on a fill, each time with
 * all that it hears at that instant; without any at least every `idleMs`, or, null, only once more
 * `quote.timing.closeBeforeExpiryMs` before the end: then quotes stand until the next price,
 * however old the last one grows.
 *
 * @category backtest
 * @since 0.1.0
 */
export type PaceConfig = { readonly quoteUpdateMs: number; readonly idleMs: number | null }

/**
 * The venue. `sizes`: what it takes of an order, null for any. `takerDelayMs`: for how long it
 * holds a taker back. `rejectRate`: the part of orders that it refuses without a reason. A market
 * without a recorded outcome is settled by its own rule `resolveMs` after its end. `fees` and
 * `rewards` by the date from which they hold; empty for none.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ExchangeConfig = {
  readonly sizes: SizeRules | null
  readonly fees: InForce<FeeTerms>
  readonly takerDelayMs: InForce<number>
  readonly rewards: InForce<RewardTerms>
  readonly rejectRate: number
  readonly resolveMs: number
}

/**
 * Where the desk hears of volatility, error and drift: from a fold over the prices that it hears of
 * one source, `feed` (null: of any), asked at most every `everyMs`. A made-up price is not fed to
 * it, though it is asked at one: an estimate that counts returns would count others.
 *
 * @category backtest
 * @since 0.1.0
 */
export type OutlookFeed = {
  readonly source: VolatilitySource
  readonly feed: string | null
  readonly everyMs: number
}

export { nothing } from './nothing.js'
