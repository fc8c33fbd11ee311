/**
 * Reads what `twoway fit` wrote.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type {
  OutlookCircumstance,
  OutlookConfig,
  OutlookError,
  OutlookGauge,
  OutlookModel,
  OutlookTerm,
  OutlookTrend,
} from '../volatility/outlookConfig.js'
import type { SeasonalClock } from '../volatility/seasonalClock.js'
import { check, failuresOf } from './check.js'
import { list } from './collection.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { name, nullable, number, oneOf } from './scalar.js'
import { byTag, struct } from './shape.js'

/**
 * What a model was fitted to, and came to.
 *
 * @category codec
 * @since 0.1.0
 */
export type Fit = OutlookConfig

const factor = number({ above: 0, to: 1000, unit: 'of the mean' })
const weight = number({ from: -100, to: 100, unit: 'a weight' })
const minutes = number({ above: 0, to: 1e6, unit: 'minutes' })

const listOf = <A>(length: number, item: t.Type<A>): t.Type<ReadonlyArray<A>> => {
  const items = list(item)
  return check(`a list of ${length}`, (value, context) =>
    Array.isArray(value) && value.length === length
      ? failuresOf(items, value, context)
      : [{ value, context, message: `a list of ${length}` }],
  )
}

const circumstance = (...of: ReadonlyArray<OutlookCircumstance['of']>) =>
  struct<OutlookCircumstance>({ of: oneOf(...of), weights: list(weight) })

const gauge = (...of: ReadonlyArray<OutlookGauge['of']>) =>
  struct<OutlookGauge>({ of: oneOf(...of), minutes, against: minutes, weights: list(weight) })

const term: t.Type<OutlookTerm> = byTag<OutlookTerm, 'of'>('of', {
  one: circumstance('one'),
  elapsed: circumstance('elapsed'),
  elapsedSquared: circumstance('elapsedSquared'),
  season: circumstance('season'),
  squares: gauge('squares'),
  sizes: gauge('sizes'),
  quarters: gauge('quarters'),
  ranges: gauge('ranges'),
  volume: gauge('volume'),
  trades: gauge('trades'),
})

const model: t.Type<OutlookModel> = struct<OutlookModel>({
  clock: struct<SeasonalClock>({
    weekday: listOf(48, factor),
    weekend: listOf(48, factor),
    quarter: listOf(15, factor),
  }),
  levelMinutes: minutes,
  pulseMinutes: minutes,
  terms: list(term),
  trends: list(struct<OutlookTrend>({ minutes, away: weight, back: weight, drift: weight })),
  tie: weight,
  errors: list(
    struct<OutlookError>({
      seconds: number({ above: 0, to: 1e9, unit: 'seconds' }),
      error: number({ from: 0, to: 10, unit: 'of ln σ' }),
    }),
  ),
})

/**
 * The codec of a fit: every key required, no other allowed, every number in its range. Factors of
 * the clock lie above 0 to 1000, 48, 48 and 15 of them; half-lives above 0 to 1e6 minutes, weights
 * in −100 to 100, errors in 0 to 10.
 *
 * @example
 * import { recommendedOutlook } from 'twoway'
 * import { fit } from 'twoway/codec'
 *
 * fit.is(recommendedOutlook) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const fit: t.Type<Fit> = struct<Fit>({
  fittedOn: name,
  full: nullable(model),
  prices: model,
})

/**
 * Returns a value as a fit, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { recommendedOutlook } from 'twoway'
 * import { DecodeError, decodeFit } from 'twoway/codec'
 *
 * const fit = decodeFit({ ...recommendedOutlook, fittedOn: '' })
 * fit._tag === 'Left' ? fit.left.map(DecodeError.message) : []
 * // => ['fittedOn: "", expected a string that is not empty']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeFit = (value: unknown): E.Either<ReadonlyArray<DecodeError>, Fit> =>
  decode(fit)(value)
