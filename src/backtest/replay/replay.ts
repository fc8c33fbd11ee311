/**
 * A replay: a market of each window of recorded prices, decided at every price, as one fold.
 */

import type { Spot } from '../../market/market.js'
import type { Fold } from '../../math/fold.js'
import { nonePending, noneScored } from '../calibration/forecasts.js'
import { advance } from './advance.js'
import { decideAt } from './decideAt.js'
import { type ReplayReport, replayReport } from './replayReport.js'
import type { ReplayConfig, ReplayState } from './replayState.js'
import { empty } from './tally.js'
import { noOrders } from './venue.js'
import { volatilitySource } from './volatilitySource.js'

/**
 * Returns a replay as a fold over prices (dollars, ms since the epoch).
 *
 * Each window [k·length, (k + 1)·length) is a market: from the first on at whose start a price is
 * known, which is its strike, or, with a strike in dollars, from that of the first price on. At
 * every price inside it a decision is made, with the position and the day's result 0, with the
 * volatility of the prices so far (null before it is known), or the config's forecast of it, and
 * with the orders that stand: cancels are answered and placed orders open at the next price, none
 * fills, and none outlives its market. A market is scored once a price at or after its end has
 * come: each decision's fair value against the outcome, but none of a decision that halted, for it
 * has no fair value.
 *
 * Nothing that comes later changes what was decided. A price that is not later than the last one,
 * or is no positive number, is passed over.
 *
 * @example
 * import { Fold, decideQuotes, presets } from 'twoway'
 * import { replay } from 'twoway/backtest'
 *
 * const fold = replay({
 *   config: presets.v2,
 *   market: { windowMs: 300_000, strike: 'open' },
 *   asset: 'BTC',
 *   tickSize: 0.01,
 *   volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
 *   decide: decideQuotes,
 *   check: true,
 * })
 * const prices = [100, 101, 102, 101, 100, 99].map((price, i) => ({ price, at: i * 60_000 }))
 * const report = Fold.run(fold)(prices)
 * report.windows // => { finished: 1, yes: 0, withoutPrice: 0 }
 * report.decisions.made // => 6
 *
 * @category backtest
 * @since 0.1.0
 */
export const replay = (replayed: ReplayConfig): Fold<Spot, ReplayState, ReplayReport> => {
  const source = volatilitySource(replayed)
  return {
    initial: {
      prices: 0,
      firstAt: null,
      last: null,
      estimator: source.initial,
      market: null,
      standing: noOrders,
      pending: nonePending,
      scored: noneScored,
      windows: { finished: 0, yes: 0, withoutPrice: 0 },
      tally: empty({ check: replayed.check }),
      decision: null,
      settled: null,
    },
    step: (state, spot) =>
      isNext(state, spot)
        ? decideAt(replayed, source, advance(replayed, source, state, spot), spot)
        : state,
    value: replayReport,
  }
}

const isNext = ({ last }: ReplayState, { price, at }: Spot): boolean =>
  price > 0 && price < Infinity && Number.isFinite(at) && (last === null || at > last.at)
