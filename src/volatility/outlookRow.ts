/**
 * What of the past and of the question counts, number by number.
 */

import type { GaugesState } from './outlookGauges.js'
import { gaugeLevels } from './outlookGauges.js'
import type { OutlookPlan, PlannedTerm } from './outlookPlan.js'

/**
 * Returns what the past tells: the level, the pulse, each term's difference of logarithms, and the
 * trends.
 *
 * @category volatility
 * @since 0.1.0
 */
export const measuresOf = (plan: OutlookPlan, state: GaugesState): ReadonlyArray<number> => {
  const levels = gaugeLevels(plan, state)
  const at = (place: number): number => levels[place] as number
  const compared = plan.terms.filter(({ fast }) => fast >= 0)
  return [
    at(plan.level),
    at(plan.pulse),
    ...compared.map(({ fast, slow }) => at(fast) - at(slow)),
    ...plan.trends.map(at),
  ]
}

/**
 * What the question tells: λ, the part of the market's life that has passed, half the logarithm of
 * the seasonal time left over the time left, and on which side of the strike the price is (−1, 0,
 * 1).
 *
 * @category volatility
 * @since 0.1.0
 */
export type Circumstances = {
  readonly lead: number
  readonly elapsed: number
  readonly season: number
  readonly side: number
}

/**
 * Writes the row that the coefficients are for into `row`: the scale's part, then the log odds'.
 * The measures, as `measuresOf` lists them, begin at `from`. What is long enough is not looked at.
 *
 * @category volatility
 * @since 0.1.0
 */
export const writeRow = (
  { terms, trends }: OutlookPlan,
  measures: ArrayLike<number>,
  from: number,
  circumstances: Circumstances,
  row: Float64Array,
): void => {
  const { lead, side } = circumstances
  let measure = from + 2
  let place = 0
  for (let i = 0; i < terms.length; i++) {
    const { of, fast, weights } = terms[i] as PlannedTerm
    let value = fast < 0 ? circumstanceOf(of, circumstances) : (measures[measure++] as number)
    for (let power = 0; power < weights.length; power++) {
      row[place++] = value
      value *= lead
    }
  }
  for (let i = 0; i < trends.length; i++) {
    const trend = measures[measure + i] as number
    const led = side * Math.max(-steepest, Math.min(steepest, trend))
    row[place++] = Math.max(led, 0)
    row[place++] = Math.min(led, 0)
  }
  for (let i = 0; i < trends.length; i++) row[place++] = measures[measure + i] as number
  row[place] = side === 0 ? 1 : 0
}

const steepest = 4

const circumstanceOf = (of: PlannedTerm['of'], { elapsed, season }: Circumstances): number => {
  switch (of) {
    case 'elapsed':
      return elapsed
    case 'elapsedSquared':
      return elapsed * elapsed
    case 'season':
      return season
    default:
      return 1
  }
}

/**
 * Returns λ of a horizon in minutes: 0 at 5, 1 at 15, 2 at 45. Less than a minute counts as one and
 * more than an hour as one, which is where models are fitted.
 *
 * @category volatility
 * @since 0.1.0
 */
export const leadOf = (minutes: number): number =>
  Math.log(Math.max(1, Math.min(60, minutes)) / 5) / Math.log(3)
