/**
 * What a replay came to.
 */

import type { HaltTag, Reason } from '../../market/reason.js'
import { buckets, type Scored } from '../calibration/forecasts.js'
import { brier, logLoss } from '../calibration/score.js'
import type { ReplayState, WindowCounts } from './replayState.js'
import { wanted } from './tally.js'

/**
 * The figures of a replay. `firstAt` and `lastAt` in ms since the epoch, null without a price;
 * `quotes.levels` are all that the config has levels for, one by one kept, placed or withheld, and
 * `wanted` those that the rules wanted shown; `cancelled` counts orders. `scores` are means over
 * the scored decisions, null before the first, beside those of one who always says one half.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReplayReport = {
  readonly prices: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly windows: WindowCounts
  readonly decisions: {
    readonly made: number
    readonly scored: number
    readonly halted: Readonly<Record<HaltTag, number>>
    readonly violations: number | null
  }
  readonly quotes: {
    readonly levels: number
    readonly wanted: number
    readonly kept: number
    readonly placed: number
    readonly cancelled: number
    readonly withheld: Readonly<Record<Reason['_tag'], number>>
  }
  readonly scores: {
    readonly fairValue: MeanScore | null
    readonly oneHalf: MeanScore
  }
  readonly calibration: ReadonlyArray<CalibrationBucket>
}

/**
 * The mean log loss, in nats, and the mean Brier score of forecasts; lower is better.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MeanScore = { readonly logLoss: number; readonly brier: number }

/**
 * The scored decisions whose fair value lay in [from, to) (the last bucket holds 1): how many,
 * their mean fair value, and the share of them after which YES came; both null where there are
 * none.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibrationBucket = {
  readonly from: number
  readonly to: number
  readonly decisions: number
  readonly meanFairValue: number | null
  readonly shareYes: number | null
}

/**
 * Returns the report of a replay as far as it has come.
 *
 * @category backtest
 * @since 0.1.0
 */
export const replayReport = (state: ReplayState): ReplayReport => {
  const { tally, scored } = state
  const { decisions, halted, kept, placed, cancelled, withheld, violations } = tally
  const levels = Object.values(withheld).reduce((total, count) => total + count, kept + placed)
  return {
    prices: state.prices,
    firstAt: state.firstAt,
    lastAt: state.last === null ? null : state.last.at,
    windows: state.windows,
    decisions: { made: decisions, scored: scored.count, halted, violations },
    quotes: { levels, wanted: wanted(tally), kept, placed, cancelled, withheld },
    scores: {
      fairValue: meanScore(scored),
      oneHalf: { logLoss: logLoss(0.5), brier: brier(0.5) },
    },
    calibration: calibration(scored),
  }
}

const meanScore = ({ count, logLoss, brier }: Scored): MeanScore | null =>
  count === 0 ? null : { logLoss: logLoss / count, brier: brier / count }

const calibration = ({ counts, sums, came }: Scored): ReadonlyArray<CalibrationBucket> =>
  counts.map((decisions, i) => ({
    from: i / buckets,
    to: (i + 1) / buckets,
    decisions,
    meanFairValue: share(sums[i], decisions),
    shareYes: share(came[i], decisions),
  }))

const share = (part: number | undefined, whole: number): number | null =>
  part === undefined || whole === 0 ? null : part / whole
