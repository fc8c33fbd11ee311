/**
 * A strike ladder's quotes as one smile.
 */

import { secondsPerYear } from '../market/units.js'
import { type LadderPoint, type LadderQuote, lineThrough, points, useful } from './ladderPoint.js'
import { type Fitted, refine } from './refineSmile.js'
import type { Smile } from './smile.js'

/**
 * A ladder of one settlement instant: `quotes` of YES in any order; `secondsToExpiry` above 0, an
 * average's being its effective seconds; `tickSize` of the prices in dollars, above 0.
 *
 * @category pricing
 * @since 0.1.0
 */
export type StrikeLadder = {
  readonly quotes: ReadonlyArray<LadderQuote>
  readonly secondsToExpiry: number
  readonly tickSize: number
}

/**
 * The smile of a ladder, or why there is none. `notANumber`: seconds or tick out of range;
 * `tooFew`: fewer than three strikes quoted on both sides; `flat`: prices that do not fall with the
 * strike, or fall in one step.
 *
 * `volatility` on the forward and its `slope` per unit of ln K are annualised. `errors` are the
 * standard errors of ln F, ln σ and the slope, from the weights, times the root of `misfit` where
 * that is over 1. `misfit` is the weighted squared error per degree of freedom, 0 where none is
 * left; `used` says how many quotes were. `converged` is false where the best smile lies beyond
 * what is monotone or was not reached: the given one then is the best found.
 *
 * @category pricing
 * @since 0.1.0
 */
export type SmileFit =
  | { readonly kind: 'none'; readonly reason: 'notANumber' | 'tooFew' | 'flat' }
  | {
      readonly kind: 'smile'
      readonly smile: Smile
      readonly volatility: number
      readonly slope: number
      readonly errors: {
        readonly logForward: number
        readonly logVolatility: number
        readonly slope: number
      }
      readonly misfit: number
      readonly used: number
      readonly converged: boolean
    }

/**
 * Returns the smile nearest to a ladder's quotes: forward, volatility and skew, with their errors.
 *
 * Middles pooled to fall with the strike; then least squares of the prices `Smile.digital`, each
 * weighted by `1/(half-spread² + tick²/12)`, which is `(f·d1)²/(half-spread² + tick²/12)` on ln σ.
 * Gauss–Newton with its steps halved as needed, 50 at most, from the line through the normal
 * quantiles: the same bits each time. Only smiles whose prices fall with the strike, from the
 * lowest to the highest used, are ever taken (`Smile.monotoneAt`).
 *
 * A straight line of deviations is meant for what binaries quote within hours. On listed options of
 * days and weeks, whose smile is curved, it misses binaries within 1.3 deviations by up to 5 cents.
 *
 * Quotes that are not two-sided inside (0, 1) say nothing and are passed over. Never NaN.
 *
 * @example
 * import { fitSmile, Smile } from 'twoway'
 *
 * const truth = { forward: 100, deviation: 0.02, skew: -0.05 }
 * const quotes = [96, 98, 100, 102, 104].map((strike) => {
 *   const price = Smile.digital(truth, strike)
 *   return { strike, bid: price - 0.01, ask: price + 0.01 }
 * })
 * const fit = fitSmile({ quotes, secondsToExpiry: 86_400, tickSize: 0.01 })
 * fit.kind === 'smile' && Math.abs(fit.smile.forward - 100) < 1e-9 // => true
 * fit.kind === 'smile' && Math.abs(fit.smile.skew + 0.05) < 1e-9 // => true
 *
 * @category pricing
 * @since 0.1.0
 */
export const fitSmile = ({ quotes, secondsToExpiry, tickSize }: StrikeLadder): SmileFit => {
  const sound = secondsToExpiry > 0 && secondsToExpiry < Infinity && tickSize > 0 && tickSize < 1
  if (!sound) return { kind: 'none', reason: 'notANumber' }
  const kept = useful(quotes)
  const strikes = [...new Set(kept.map(({ strike }) => strike))]
  const centre = strikes[strikes.length >> 1]
  if (centre === undefined || strikes.length < 3) return { kind: 'none', reason: 'tooFew' }
  const fitted = nearest(points(kept, centre, tickSize))
  const made = fitted && inYears(fitted, centre, secondsToExpiry, kept.length)
  // Prices of which all are nearly nothing put the forward anywhere.
  return made !== null && hasValues(made) ? made : { kind: 'none', reason: 'flat' }
}

const nearest = (all: ReadonlyArray<LadderPoint>): Fitted | null => {
  const start = lineThrough(all)
  return start === null ? null : refine(all, { ...start, skew: 0 })
}

const hasValues = ({ smile, volatility, slope, errors, misfit }: Found): boolean => {
  const sum = smile.forward + volatility + Math.abs(slope) + misfit
  const error = errors.logForward + errors.logVolatility + errors.slope
  return smile.forward > 0 && sum + error < Infinity
}

type Found = Extract<SmileFit, { readonly kind: 'smile' }>

const inYears = (
  { forward, deviation, skew, squares, errors, converged }: Fitted,
  centre: number,
  seconds: number,
  used: number,
): Found => {
  const perRootYear = Math.sqrt(secondsPerYear / seconds)
  const misfit = used > 3 ? squares / (used - 3) : 0
  const inflation = Math.sqrt(Math.max(1, misfit))
  return {
    kind: 'smile',
    smile: { forward: centre * Math.exp(forward), deviation, skew },
    volatility: deviation * perRootYear,
    slope: skew * perRootYear,
    errors: {
      logForward: errors.forward * inflation,
      logVolatility: errors.logDeviation * inflation,
      slope: errors.skew * inflation * perRootYear,
    },
    misfit,
    used,
    converged,
  }
}
