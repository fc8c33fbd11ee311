/**
 * The outlook: from minutes of prices and trading, how far and whither the price may still go until
 * a market settles.
 */

import type { Bar } from '../market/bar.js'
import type { Fold } from '../math/fold.js'
import { hear, type Minute, type MinutesState, none } from './minutes.js'
import {
  forecasting,
  type OutlookAnswer,
  type OutlookForecast,
  type OutlookQuestion,
} from './outlookAnswer.js'
import type { OutlookConfig } from './outlookConfig.js'
import { afterMinute, type GaugesState, noGauges } from './outlookGauges.js'
import { type OutlookPlan, outlookPlan } from './outlookPlan.js'

/**
 * What the outlook remembers: the minute that is not over, and the means of either model; `full` is
 * null where the config has none.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookState = {
  readonly minutes: MinutesState
  readonly full: GaugesState | null
  readonly prices: GaugesState
}

/**
 * Returns the outlook as a fold over bars. What it says is a function of a question, null before
 * two hours of minutes have been heard. Of 2024, begun anew each day, the gain over the seed's
 * model is by then half to two thirds of what days of minutes give; after four hours, nine tenths.
 *
 * With `w = σ²T` of the volatility that is said and `a` the distance plus the drift, the
 * probability that the price ends above the strike is `Λ(π(a − w/2)/√(3w))`: the logistic link at
 * scale 1, which is what the model was fitted with. The volatility depends on the distance, by
 * which side of the strike the price is on: a trend away from it and one back to it are not the
 * same.
 *
 * The model `full` speaks where the last minute told its range, its volume and its trades and two
 * hours of such minutes are known, `prices` otherwise. Bars may be of any length up to a minute;
 * single prices make minutes of closes. A minute after a gap moves nothing, and is where the next
 * begins.
 *
 * The error is that of the horizon while minutes come in, of which the last may be on its way. Of
 * minutes that are missing, at `now` or in a gap, ln σ has moved on by a variance that the model
 * itself tells (`memoryOf`), which the error has more; each mean has of it what it would itself
 * have moved by, and makes up for half with a half-life of minutes heard after a gap. Five minutes
 * ahead the recommended one says 0.41, of a silence of an hour 0.67 and of two days 0.81, where
 * over 2023 it was 0.38, 0.68 and 0.83; two minutes after a gap of two days 0.70, where it was 0.60
 * to 0.63, an hour after it 0.46, where it was 0.44, and a quarter of an hour after one of an hour
 * 0.43, where it was 0.46.
 *
 * Fitted for a minute to an hour. Below and beyond, the terms are those of the nearest, and
 * variance grows with seasonal time: sane from a second to a day. No horizon, or a negative one, is
 * the instant itself; what is not a number gives null. Accuracy: 1e-11 against numpy.
 *
 * @example
 * import { Fold, outlook, recommendedOutlook } from 'twoway'
 *
 * const none = { volume: null, trades: null, takerBuyVolume: null }
 * const bars = Array.from({ length: 1_500 }, (_, minute) => {
 *   const close = 65_000 + 40 * Math.sin(minute * minute)
 *   const prices = { open: close, high: close, low: close, close }
 *   return { at: minute * 60_000, milliseconds: 0, ...prices, ...none }
 * })
 * const says = Fold.run(outlook(recommendedOutlook))(bars)
 * const now = 1_499 * 60_000
 * says({ now, seconds: 300, elapsed: 0.5, distance: 0.0004 })?.volatility // => 0.3996…
 *
 * @category volatility
 * @since 0.1.0
 */
export const outlook = (
  config: OutlookConfig,
): Fold<Bar, OutlookState, (question: OutlookQuestion) => OutlookForecast | null> => {
  const plans: Plans = {
    full: config.full === null ? null : outlookPlan(config.full),
    prices: outlookPlan(config.prices),
  }
  // Asked more often than it hears of a minute, it weighs the same means: what is ready is kept.
  let last: OutlookState | null = null
  let ready: OutlookAnswer = () => null
  return {
    initial: {
      minutes: none,
      full: plans.full === null ? null : noGauges(plans.full),
      prices: noGauges(plans.prices),
    },
    step: (state, bar) => {
      const minutes = hear(state.minutes, bar)
      let { full, prices } = state
      for (const minute of minutes.ended) {
        full = fullAfter(plans, full, minute)
        prices = afterMinute(plans.prices, prices, minute)
      }
      return { minutes, full, prices }
    },
    value: (state) => {
      if (state !== last) {
        last = state
        ready = answers(plans, state)
      }
      return ready
    },
  }
}

type Plans = { readonly full: OutlookPlan | null; readonly prices: OutlookPlan }

/** A minute that does not tell what was traded is a gap to the model that reads it. */
const fullAfter = (
  { full: plan }: Plans,
  full: GaugesState | null,
  minute: Minute,
): GaugesState | null =>
  plan === null || full === null || (plan.needsTrading && minute.traded === null)
    ? full
    : afterMinute(plan, full, minute)

const answers = (
  plans: Plans,
  { minutes: { pending }, full, prices }: OutlookState,
): OutlookAnswer => {
  const known = answer(plans, full, prices)
  if (pending === null) return known
  // A minute may be over without a price that says so.
  let over: OutlookAnswer | null = null
  return (question) => {
    if (question.now < pending.at) return known(question)
    over ??= answer(
      plans,
      fullAfter(plans, full, pending),
      afterMinute(plans.prices, prices, pending),
    )
    return over(question)
  }
}

const answer = (plans: Plans, full: GaugesState | null, prices: GaugesState): OutlookAnswer => {
  const { full: fullPlan } = plans
  if (fullPlan !== null && full !== null && full.at === prices.at && isEnough(full)) {
    return forecasting(fullPlan, full)
  }
  return isEnough(prices) ? forecasting(plans.prices, prices) : () => null
}

/** What a restart costs after that, the doc of `outlook` tells. */
const isEnough = ({ minutes }: GaugesState): boolean => minutes >= 120
