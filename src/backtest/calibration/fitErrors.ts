/**
 * How far off the volatility of a fitted outlook is.
 */

import { logRatio } from '../../math/logRatio.js'
import type { Minute } from '../../volatility/minutes.js'
import type { OutlookError } from '../../volatility/outlookConfig.js'
import type { OutlookPlan } from '../../volatility/outlookPlan.js'
import { leadOf, writeRow } from '../../volatility/outlookRow.js'
import { elapsed } from '../../volatility/seasonalClock.js'
import { weighed } from './fitLikelihood.js'
import { type FitRows, isWhole, warmUp } from './fitRows.js'

/**
 * Returns the standard error of ln σ at 2, 5, 10, 15, 30 and 60 minutes ahead, of every seventh
 * minute, strikes in turn below and above the price.
 *
 * With `A` and `B` the moves over the odd and over the even minutes ahead in parts of the
 * volatility that was said, `ln(E|A||B| / E|A|E|B|)` is the variance of the error, if that is
 * normal: the error is what the two have in common, whatever the law of the moves. Where it is not
 * positive, or there is none, the error is 0.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fitErrors = (
  plan: OutlookPlan,
  rows: Pick<FitRows, 'measures' | 'stride'>,
  minutes: ReadonlyArray<Minute>,
): ReadonlyArray<OutlookError> =>
  [2, 5, 10, 15, 30, 60].map((left) => ({
    seconds: left * 60,
    error: errorOf(plan, rows, minutes, left),
  }))

/** Sevenths meet every minute of the quarter-hour and of the hour alike. */
const every = 7

const errorOf = (
  plan: OutlookPlan,
  { measures, stride }: Pick<FitRows, 'measures' | 'stride'>,
  minutes: ReadonlyArray<Minute>,
  left: number,
): number => {
  const row = new Float64Array(plan.coefficients.length)
  const lead = leadOf(left)
  let [both, odd, even, count] = [0, 0, 0, 0]
  for (let i = warmUp; i < minutes.length; i += every) {
    if (!isWhole(minutes, { from: i, life: left })) continue
    const { at } = minutes[i] as Minute
    const seasonal = elapsed(plan.clock, { from: at, to: at + left * 60_000 }) / 60
    const season = Math.log(seasonal / left) / 2
    const side = i % 2 === 0 ? 1 : -1
    writeRow(plan, measures, i * stride, { lead, elapsed: 0, season, side }, row)
    const level = (measures[i * stride] as number) + season
    const said = Math.exp(level + weighed(plan.coefficients, row, 0, plan.scales))
    const moves = halves(minutes, i, left)
    const [a, b] = [Math.abs(moves.odd) / said, Math.abs(moves.even) / said]
    both += a * b
    odd += a
    even += b
    count += 1
  }
  const variance = Math.log((both * count) / (odd * even))
  return variance > 0 ? Math.sqrt(variance) : 0
}

const halves = (
  minutes: ReadonlyArray<Minute>,
  from: number,
  left: number,
): { readonly odd: number; readonly even: number } => {
  let [odd, even] = [0, 0]
  for (let i = 1; i <= left; i++) {
    const before = minutes[from + i - 1] as Minute
    const move = logRatio((minutes[from + i] as Minute).close, before.close)
    if (i % 2 === 1) odd += move
    else even += move
  }
  return { odd, even }
}
