/**
 * What an outlook answers from the means of one model.
 */

import { annualVol, secondsPerYear } from '../market/units.js'
import type { Forecast, Horizon } from './forecast.js'
import { errorAt } from './outlookError.js'
import { type GaugesState, staleAt } from './outlookGauges.js'
import type { OutlookPlan } from './outlookPlan.js'
import { leadOf, measuresOf, writeRow } from './outlookRow.js'
import { staleVariance } from './outlookStaleness.js'
import * as SeasonalClock from './seasonalClock.js'

/**
 * What is asked: so many seconds from `now`, in ms since the epoch, to settlement; `elapsed`, the
 * part of the market's life that has passed, in [0, 1], 0 for one whose strike was not the price at
 * its start; and `distance`, `ln(spot/strike)`.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookQuestion = Horizon & { readonly elapsed: number; readonly distance: number }

/**
 * A forecast, and `drift`, the logarithm of the expected price over the spot, which is to be added
 * to the distance.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookForecast = Forecast & { readonly drift: number }

/** An answer, null where there is none. @category volatility @since 0.1.0 */
export type OutlookAnswer = (question: OutlookQuestion) => OutlookForecast | null

/**
 * Returns what a model answers, of its means as they stand.
 *
 * @category volatility
 * @since 0.1.0
 */
export const forecasting = (plan: OutlookPlan, state: GaugesState): OutlookAnswer => {
  const measures = measuresOf(plan, state)
  const row = new Float64Array(plan.coefficients.length)
  const unheard = unheardAt(plan, state)
  // Up to here nothing is missing, which is the usual case.
  const heardUntil = unheard(Number.NEGATIVE_INFINITY) > 0 ? 0 : (state.at ?? 0) + 2 * minuteMs
  return ({ now, seconds, elapsed, distance }) => {
    const speed =
      seconds > 0
        ? SeasonalClock.elapsed(plan.clock, { from: now, to: now + seconds * 1000 }) / seconds
        : SeasonalClock.rate(plan.clock, now)
    const circumstances = {
      lead: leadOf(seconds / 60),
      elapsed: Math.max(0, Math.min(1, elapsed)),
      season: Math.log(speed) / 2,
      side: Math.sign(distance),
    }
    writeRow(plan, measures, 0, circumstances, row)
    const { scales } = plan
    const exponent = weighed(plan, row, 0, scales)
    const level = Math.exp((measures[0] as number) + Math.max(-30, Math.min(30, exponent)))
    const perMinute = perLogOdds * level * Math.sqrt(speed)
    const volatility = perMinute * Math.sqrt(secondsPerYear / 60)
    if (!(volatility > 0 && volatility < Infinity)) return null
    const deviation = perMinute * Math.sqrt(Math.max(0, seconds) / 60)
    const odds = weighed(plan, row, scales, row.length)
    const known = errorAt(plan.model.errors, seconds)
    return {
      volatility: annualVol(volatility),
      error: now < heardUntil ? known : Math.sqrt(known * known + unheard(now)),
      // The links take w/2 off the distance.
      drift: (odds * deviation) / perLogOdds + (deviation * deviation) / 2,
    }
  }
}

/**
 * The variance of what was not heard, by the whole minutes that are missing: asked for often. The
 * last that has ended may still be on its way: quotes that widen at the end of each minute until it
 * is heard would all be sent anew.
 */
const unheardAt = (plan: OutlookPlan, state: GaugesState): ((now: number) => number) => {
  const heardAt = state.at ?? 0
  const known = staleVariance(plan.memory, state.stale)
  let [from, variance] = [Infinity, 0]
  return (now) => {
    if (now < heardAt + 2 * minuteMs) return known
    if (!(now >= from && now < from + minuteMs)) {
      from = now - ((now - heardAt) % minuteMs)
      variance = staleVariance(plan.memory, staleAt(plan, state, now - minuteMs))
    }
    return variance
  }
}

const minuteMs = 60_000

const weighed = (
  { coefficients }: OutlookPlan,
  row: Float64Array,
  from: number,
  to: number,
): number => {
  let total = 0
  for (let i = from; i < to; i++) total += (coefficients[i] as number) * (row[i] as number)
  return total
}

/** The deviation of the logistic law `Λ(x)`: π/√3. */
const perLogOdds = 1.8137993642342178
