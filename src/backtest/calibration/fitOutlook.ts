/**
 * The outlook that a recording teaches.
 */

import * as E from 'fp-ts/lib/Either.js'
import { fisherScoring } from '../../statistics/fisherScoring.js'
import type { Minute } from '../../volatility/minutes.js'
import { outlookClock } from '../../volatility/outlookClock.js'
import type { OutlookConfig, OutlookModel } from '../../volatility/outlookConfig.js'
import { outlookPlan, withCoefficients } from '../../volatility/outlookPlan.js'
import { fitErrors } from './fitErrors.js'
import { fitLikelihood } from './fitLikelihood.js'
import { fitRows } from './fitRows.js'
import { fitShapes } from './fitShape.js'

/**
 * How far a fit has come: which model, from how many rows, after how many steps, and the mean log
 * loss in nats.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FitStep = {
  readonly model: 'full' | 'prices'
  readonly rows: number
  readonly steps: number
  readonly loss: number
}

/**
 * A fit: the config, the last step of each model, and how many minutes there were.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FittedOutlook = {
  readonly config: OutlookConfig
  readonly models: ReadonlyArray<FitStep>
  readonly minutes: number
}

/**
 * Why a recording teaches nothing: it has too few minutes that follow one another, prices that
 * stand still, or no step lowered the loss to where a fit ends.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FitProblem =
  | { readonly _tag: 'too-short'; readonly days: number; readonly needed: number }
  | { readonly _tag: 'no-fit'; readonly model: 'full' | 'prices' }

/**
 * Yields the steps of a fit of both models to minutes in their order, and returns the outlook,
 * named `fittedOn`. `full` is null where not every minute tells its range, volume and trades. Four
 * weeks of minutes are needed. The same minutes give the same bits.
 *
 * The loss is that of the logistic law over the rows of `fitRows`, lowered by `fisherScoring`; the
 * errors are those of `fitErrors`, in the sample.
 *
 * @example
 * import { fitOutlook } from 'twoway/backtest'
 *
 * const step = fitOutlook([], 'nothing').next()
 * step.done === true && step.value._tag === 'Left' ? step.value.left : null
 * // => { _tag: 'too-short', days: 0, needed: 28 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const fitOutlook = function* (
  minutes: ReadonlyArray<Minute>,
  fittedOn: string,
): Generator<FitStep, E.Either<FitProblem, FittedOutlook>> {
  const days = following(minutes) / minutesPerDay
  if (days < daysNeeded) return E.left({ _tag: 'too-short', days, needed: daysNeeded })
  const prices = yield* fitModel('prices', minutes)
  if (E.isLeft(prices)) return prices
  const models = [prices.right.last]
  let full: OutlookModel | null = null
  if (minutes.every(({ traded }) => traded !== null)) {
    const fitted = yield* fitModel('full', minutes)
    if (E.isLeft(fitted)) return fitted
    full = fitted.right.model
    models.push(fitted.right.last)
  }
  const config = { fittedOn, full, prices: prices.right.model }
  return E.right({ config, models, minutes: minutes.length })
}

const daysNeeded = 28
const minutesPerDay = 1_440
const minuteMs = 60_000

/** The first one counts: it follows what was before the recording. */
const following = (minutes: ReadonlyArray<Minute>): number =>
  minutes.filter(({ at }, i) => at - (minutes[i - 1]?.at ?? at - minuteMs) === minuteMs).length

type Fitted = { readonly model: OutlookModel; readonly last: FitStep }

const fitModel = function* (
  name: 'full' | 'prices',
  minutes: ReadonlyArray<Minute>,
): Generator<FitStep, E.Either<FitProblem, Fitted>> {
  const clock = outlookClock(minutes, name === 'full' ? 'ranges' : 'returns')
  const shape = { ...fitShapes[name], clock }
  const plan = outlookPlan(shape)
  const rows = fitRows(plan, minutes)
  const scoring = { start: plan.coefficients, ridge: 1e-6, tolerance: 1e-9, steps: 15 }
  for (const { coefficients, loss, steps, done } of fisherScoring(
    scoring,
    fitLikelihood(plan, rows),
  )) {
    const step = { model: name, rows: rows.minute.length, steps, loss }
    yield step
    if (!done) continue
    const model = withCoefficients(shape, coefficients)
    const errors = fitErrors(outlookPlan(model), rows, minutes)
    return E.right({ model: { ...model, errors }, last: step })
  }
  return E.left({ _tag: 'no-fit', model: name })
}
