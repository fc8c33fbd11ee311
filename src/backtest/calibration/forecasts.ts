/**
 * Forecasts that wait for their outcome, and what they scored: sums only, however many there are.
 */

import type { Outcome } from '../../market/side.js'
import { brier, logLoss } from './score.js'

/** How many equal parts of [0, 1] a calibration counts in. @category backtest @since 0.1.0 */
export const buckets = 10

/**
 * The forecasts of a market that is still open: what they will have scored in all after either
 * outcome, and by bucket of YES's probability their number and sum.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Pending = {
  readonly count: number
  readonly logLossIfYes: number
  readonly logLossIfNo: number
  readonly brierIfYes: number
  readonly brierIfNo: number
  readonly counts: ReadonlyArray<number>
  readonly sums: ReadonlyArray<number>
}

/**
 * Forecasts whose outcome is known: sums of their scores, and by bucket of YES's probability their
 * number, their sum, and how many came true.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Scored = {
  readonly count: number
  readonly logLoss: number
  readonly brier: number
  readonly counts: ReadonlyArray<number>
  readonly sums: ReadonlyArray<number>
  readonly came: ReadonlyArray<number>
}

const zeros: ReadonlyArray<number> = Array.from({ length: buckets }, () => 0)

/**
 * No forecast yet: what a market begins with.
 *
 * @category backtest
 * @since 0.1.0
 */
export const nonePending: Pending = {
  count: 0,
  logLossIfYes: 0,
  logLossIfNo: 0,
  brierIfYes: 0,
  brierIfNo: 0,
  counts: zeros,
  sums: zeros,
}

/**
 * Nothing scored yet: what a replay begins with.
 *
 * @category backtest
 * @since 0.1.0
 */
export const noneScored: Scored = {
  count: 0,
  logLoss: 0,
  brier: 0,
  counts: zeros,
  sums: zeros,
  came: zeros,
}

/**
 * Returns the forecasts with one more: the probabilities of YES and of NO, each from its own tail.
 *
 * @category backtest
 * @since 0.1.0
 */
export const add = (
  pending: Pending,
  { yes, no }: { readonly yes: number; readonly no: number },
): Pending => {
  const bucket = Math.min(buckets - 1, Math.floor(yes * buckets))
  return {
    count: pending.count + 1,
    logLossIfYes: pending.logLossIfYes + logLoss(yes),
    logLossIfNo: pending.logLossIfNo + logLoss(no),
    brierIfYes: pending.brierIfYes + brier(no),
    brierIfNo: pending.brierIfNo + brier(yes),
    counts: raised(pending.counts, bucket, 1),
    sums: raised(pending.sums, bucket, yes),
  }
}

/**
 * Returns what was scored, with the forecasts of a market that has now settled.
 *
 * @category backtest
 * @since 0.1.0
 */
export const settle = (scored: Scored, pending: Pending, outcome: Outcome): Scored => {
  const isYes = outcome === 'yes'
  return {
    count: scored.count + pending.count,
    logLoss: scored.logLoss + (isYes ? pending.logLossIfYes : pending.logLossIfNo),
    brier: scored.brier + (isYes ? pending.brierIfYes : pending.brierIfNo),
    counts: added(scored.counts, pending.counts),
    sums: added(scored.sums, pending.sums),
    came: isYes ? added(scored.came, pending.counts) : scored.came,
  }
}

const raised = (
  values: ReadonlyArray<number>,
  index: number,
  by: number,
): ReadonlyArray<number> => {
  const copy = values.slice()
  copy[index] = (copy[index] ?? 0) + by
  return copy
}

const added = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): ReadonlyArray<number> =>
  a.map((value, i) => value + (b[i] ?? 0))
