/**
 * How likely the rows of a fit are under coefficients.
 */

import type { Likelihood } from '../../statistics/fisherScoring.js'
import type { OutlookPlan } from '../../volatility/outlookPlan.js'
import { writeRow } from '../../volatility/outlookRow.js'
import type { FitKind, FitRows } from './fitRows.js'

/**
 * Returns the mean log loss of the rows in nats, its gradient and the Fisher information, as a
 * function of the coefficients in the order of `coefficientsOf`.
 *
 * The log odds of a row are `z + R·β` with `z = distance·e^(−P·α)`, held to ±30 each. No row is
 * kept: a pass makes them anew, a microsecond each.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fitLikelihood =
  (plan: OutlookPlan, rows: FitRows) =>
  (coefficients: ReadonlyArray<number>): Likelihood => {
    const size = coefficients.length
    const weights = Float64Array.from(coefficients)
    const row = new Float64Array(size)
    const gradient = new Float64Array(size)
    const information = new Float64Array(size * size)
    const count = rows.minute.length
    let loss = 0
    for (let i = 0; i < count; i++) {
      rowAt(plan, rows, i, row)
      const distance = rows.distance[i] as number
      const z = held(distance * Math.exp(-held(weighed(weights, row, 0, plan.scales))))
      const odds = held(z + weighed(weights, row, plan.scales, size))
      const yes = rows.yes[i] as number
      loss += Math.log1p(Math.exp(-Math.abs(odds))) + (odds > 0 === yes > 0 ? 0 : Math.abs(odds))
      const p = 1 / (1 + Math.exp(-odds))
      for (let k = 0; k < plan.scales; k++) row[k] = -z * (row[k] as number)
      add(row, { error: p - yes, weight: p * (1 - p) }, gradient, information)
    }
    return {
      loss: loss / count,
      gradient: gradient.map((value) => value / count),
      information: information.map((value) => value / count),
    }
  }

/**
 * Writes a row of a fit into `row`.
 *
 * @category backtest
 * @since 0.1.0
 */
export const rowAt = (plan: OutlookPlan, rows: FitRows, i: number, row: Float64Array): void => {
  const { lead, elapsed } = rows.kinds[rows.kind[i] as number] as FitKind
  const season = rows.season[i] as number
  const side = Math.sign(rows.distance[i] as number)
  const from = (rows.minute[i] as number) * rows.stride
  writeRow(plan, rows.measures, from, { lead, elapsed, season, side }, row)
}

/**
 * Returns the sum of coefficients times a row's numbers from one place up to another.
 *
 * @category backtest
 * @since 0.1.0
 */
export const weighed = (
  weights: ArrayLike<number>,
  row: Float64Array,
  from: number,
  to: number,
): number => {
  let total = 0
  for (let k = from; k < to; k++) total += (weights[k] as number) * (row[k] as number)
  return total
}

const held = (value: number): number => Math.max(-30, Math.min(30, value))

const add = (
  row: Float64Array,
  { error, weight }: { readonly error: number; readonly weight: number },
  gradient: Float64Array,
  information: Float64Array,
): void => {
  const size = row.length
  for (let k = 0; k < size; k++) {
    const value = row[k] as number
    gradient[k] = (gradient[k] as number) + error * value
    const scaled = weight * value
    const begin = k * size
    for (let j = 0; j <= k; j++) {
      information[begin + j] = (information[begin + j] as number) + scaled * (row[j] as number)
    }
  }
}
