/**
 * A backtest: the live desk against a simulated venue, over the events of a recording.
 */

import { decideWith } from '../../desk/decide/decideWith.js'
import type { Fold } from '../../math/fold.js'
import type { MarketEvent } from '../marketEvent.js'
import type { BacktestConfig } from './backtestConfig.js'
import { type BacktestResult, resultOf } from './backtestResult.js'
import { type BacktestState, opened, taken } from './backtestState.js'
import { finish, read } from './backtestTime.js'
import { caughtUp } from './deskSide.js'
import { runOf, type Turn, turnOf } from './turn.js'

/**
 * A backtest as a fold over events, and `steps`, which takes many at once: the same, but what they
 * change is copied once for all of them and not for each.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Backtest<Told, Report, Journal, Written> = Fold<
  MarketEvent,
  BacktestState<Told, Journal>,
  BacktestResult<Report, Written>
> & {
  readonly steps: (
    state: BacktestState<Told, Journal>,
    events: Iterable<MarketEvent>,
  ) => BacktestState<Told, Journal>
}

/**
 * Returns a backtest of a desk: what the live bot does, with a recording in the place of the feeds
 * and a simulated venue in that of the real one. The desk hears of things when the recording heard
 * of them and its own way took; its orders and cancels reach the venue after theirs. All that the
 * desk and the venue do is told to the config's folds, so that memory does not grow with the
 * length.
 *
 * Events are to come in the order of `at`; one that comes late happens when it comes. What names an
 * unknown market changes nothing. At the end the markets that are over settle, whatever
 * the venue owes is paid, and a market still open stays open, with what is held in it.
 *
 * @example
 * import { decideQuotes, Fold, presets } from 'twoway'
 * import { backtest, Latency, nothing } from 'twoway/backtest'
 *
 * const run = backtest({
 *   desk: {
 *     quote: presets.v2, selection: null, groups: null, merge: null,
 *     asBuys: false, killAtDailyLoss: true,
 *   },
 *   settings: { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 },
 *   decide: decideQuotes,
 *   pace: { quoteUpdateMs: 250, idleMs: null },
 *   seed: 1,
 *   exchange: {
 *     sizes: null, fees: [], takerDelayMs: [], rewards: [], rejectRate: 0, resolveMs: 60_000,
 *   },
 *   queue: { kind: 'riskAverse' },
 *   latency: Latency.none,
 *   takers: null,
 *   outlook: null,
 *   record: nothing,
 *   journal: nothing,
 * })
 * const market = {
 *   id: 'BTC-5m', asset: 'BTC', strike: 65_000, openedAt: 0, expiresAt: 300_000, tickSize: 0.01,
 * }
 * const said = { asset: 'BTC', source: 'spot', price: 65_000 }
 * const trade = { marketId: 'BTC-5m', buys: true, price: 0.6, size: 250 }
 * Fold.run(run)([
 *   { kind: 'listed', at: 0, heardAt: 0, market },
 *   { kind: 'price', at: 0, heardAt: 0, ...said },
 *   { kind: 'trade', at: 1_000, heardAt: 1_000, ...trade },
 * ]).counts.fills // => 3
 *
 * @category backtest
 * @since 0.1.0
 */
export const backtest = <Told, Report, Journal, Written>(
  config: BacktestConfig<Told, Report, Journal, Written>,
): Backtest<Told, Report, Journal, Written> => {
  const decide = decideWith(config.decide)
  const after = (
    state: BacktestState<Told, Journal>,
    does: (turn: Turn) => void,
  ): BacktestState<Told, Journal> => {
    let { told, journal } = state
    const setup: Turn['setup'] = {
      config,
      decide,
      tell: (record) => {
        told = config.record.step(told, record)
      },
      note: (event) => {
        journal = config.journal.step(journal, event)
      },
    }
    const turn = turnOf(taken(state.run), setup)
    does(turn)
    caughtUp(turn)
    return { told, journal, run: runOf(turn) }
  }
  const steps: Backtest<Told, Report, Journal, Written>['steps'] = (state, events) =>
    after(state, (turn) => {
      for (const event of events) read(turn, event)
    })
  return {
    initial: {
      told: config.record.initial,
      journal: config.journal.initial,
      run: opened(config.settings),
    },
    step: (state, event) => steps(state, [event]),
    steps,
    value: (state) => resultOf(config, after(state, finish)),
  }
}
