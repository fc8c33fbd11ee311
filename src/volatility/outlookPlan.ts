/**
 * A model of an outlook made ready: every mean it needs, once, and where its parts find them.
 */

import type { GaugeKind, OutlookModel, OutlookTerm } from './outlookConfig.js'
import { type Memory, memoryOf } from './outlookStaleness.js'
import * as SeasonalClock from './seasonalClock.js'

/**
 * A mean that is kept: of what, and with which half-life in minutes. `trend` is of signed returns.
 *
 * @category volatility
 * @since 0.1.0
 */
export type Gauge = { readonly of: GaugeKind | 'trend'; readonly minutes: number }

/**
 * Where a term finds the two means whose logarithms it compares; −1 where the question tells it.
 *
 * @category volatility
 * @since 0.1.0
 */
export type PlannedTerm = {
  readonly of: OutlookTerm['of']
  readonly weights: ReadonlyArray<number>
  readonly fast: number
  readonly slow: number
}

/**
 * A model made ready. `fresh` is what a minute adds to each mean; `level`, `pulse` and the trends
 * are places among the means; `coefficients` are those of a row, its first `scales` of the scale;
 * `memory` is what goes stale.
 *
 * @category volatility
 * @since 0.1.0
 */
export type OutlookPlan = {
  readonly model: OutlookModel
  readonly clock: SeasonalClock.PreparedClock
  readonly gauges: ReadonlyArray<Gauge>
  readonly fresh: ReadonlyArray<number>
  readonly level: number
  readonly pulse: number
  readonly terms: ReadonlyArray<PlannedTerm>
  readonly trends: ReadonlyArray<number>
  readonly coefficients: ReadonlyArray<number>
  readonly scales: number
  readonly needsTrading: boolean
  readonly memory: Memory
}

/**
 * Returns a model made ready; once a model, it takes a millisecond.
 *
 * @category volatility
 * @since 0.1.0
 */
export const outlookPlan = (model: OutlookModel): OutlookPlan => {
  const { levelMinutes, pulseMinutes, terms, trends } = model
  // The trends last: they are in parts of the pulse as it is after the minute.
  const gauges = distinct([
    { of: 'squares', minutes: levelMinutes },
    { of: 'squares', minutes: pulseMinutes },
    ...terms.flatMap(comparedBy),
    ...trends.map(({ minutes }) => ({ of: 'trend', minutes }) as const),
  ])
  const placeOf = ({ of, minutes }: Gauge): number =>
    gauges.findIndex((gauge) => gauge.of === of && gauge.minutes === minutes)
  return {
    model,
    clock: SeasonalClock.prepare(model.clock),
    gauges,
    fresh: gauges.map(({ minutes }) => -Math.expm1(-Math.LN2 / minutes)),
    level: placeOf({ of: 'squares', minutes: levelMinutes }),
    pulse: placeOf({ of: 'squares', minutes: pulseMinutes }),
    terms: terms.map((term) => {
      const [fast, slow] = comparedBy(term).map(placeOf)
      return { of: term.of, weights: term.weights, fast: fast ?? -1, slow: slow ?? -1 }
    }),
    trends: trends.map(({ minutes }) => placeOf({ of: 'trend', minutes })),
    coefficients: coefficientsOf(model),
    scales: terms.flatMap(({ weights }) => weights).length + 2 * trends.length,
    needsTrading: terms.some(({ of }) => of === 'ranges' || of === 'volume' || of === 'trades'),
    memory: memoryOf(model, gauges),
  }
}

/**
 * Returns a model's coefficients in the order of a row: the terms' weights, `away` and `back` of
 * each trend; then the drifts, and the tie.
 *
 * @category volatility
 * @since 0.1.0
 */
export const coefficientsOf = ({ terms, trends, tie }: OutlookModel): ReadonlyArray<number> => [
  ...terms.flatMap(({ weights }) => weights),
  ...trends.flatMap(({ away, back }) => [away, back]),
  ...trends.map(({ drift }) => drift),
  tie,
]

/**
 * Returns a model with other coefficients, in the order of `coefficientsOf`; as many as it has.
 *
 * @category volatility
 * @since 0.1.0
 */
export const withCoefficients = (
  model: OutlookModel,
  coefficients: ReadonlyArray<number>,
): OutlookModel => {
  let next = 0
  const take = (): number => coefficients[next++] as number
  const terms = model.terms.map((term) => ({ ...term, weights: term.weights.map(take) }))
  const skews = model.trends.map(() => ({ away: take(), back: take() }))
  const trends = model.trends.map(({ minutes }, i) => {
    const { away, back } = skews[i] as { readonly away: number; readonly back: number }
    return { minutes, away, back, drift: take() }
  })
  return { ...model, terms, trends, tie: take() }
}

const comparedBy = (term: OutlookTerm): ReadonlyArray<Gauge> => {
  if (!('minutes' in term)) return []
  // A quarter of an hour's variance is compared with that of its minutes.
  const slow = term.of === 'quarters' ? 'squares' : term.of
  return [
    { of: term.of, minutes: term.minutes },
    { of: slow, minutes: term.against },
  ]
}

const distinct = (gauges: ReadonlyArray<Gauge>): ReadonlyArray<Gauge> =>
  gauges.filter(
    ({ of, minutes }, i) => gauges.findIndex((g) => g.of === of && g.minutes === minutes) === i,
  )
