/**
 * One settlement instant's volatility as a function of the strike, and what binaries cost under it.
 *
 *     √w(k) = √w₀ + β·k,   k = ln(K/F),   P(K) = Φ(z) − β·φ(z),   z = (−k − w/2)/√w
 *
 * The last term is the skew's: a binary is −∂C/∂K of a call whose volatility moves with the strike.
 */

import { type Probability, probability, secondsPerYear } from '../market/units.js'
import { logRatio } from '../math/logRatio.js'
import { cdf, pdf } from '../math/normal.js'

/**
 * A smile: `forward` F in dollars, above 0; `deviation` √w₀ on the forward, total to settlement,
 * above 0; `skew` β, the change of √w per unit of ln K: the slope of volatility times √T.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Smile = {
  readonly forward: number
  readonly deviation: number
  readonly skew: number
}

/**
 * Returns the smile of an annualised volatility on the forward and of what it gains per unit of
 * ln K.
 *
 * @example
 * import { Smile } from 'twoway'
 *
 * const seconds = 31_536_000
 * Smile.of({ forward: 100, volatility: 0.5, slope: -0.1, seconds }).deviation // => 0.5
 *
 * @category pricing
 * @since 0.1.0
 */
export const of = ({
  forward,
  volatility,
  slope,
  seconds,
}: {
  readonly forward: number
  readonly volatility: number
  readonly slope: number
  readonly seconds: number
}): Smile => {
  const root = Math.sqrt(seconds / secondsPerYear)
  return { forward, deviation: volatility * root, skew: slope * root }
}

/**
 * Returns `√w` at a strike: the standard deviation to settlement that its binary is priced by.
 *
 * Held at a tenth of that on the forward, where the straight line would go below it.
 *
 * @example
 * import { Smile } from 'twoway'
 *
 * Smile.deviation({ forward: 100, deviation: 0.02, skew: -0.1 }, 100) // => 0.02
 *
 * @category pricing
 * @since 0.1.0
 */
export const deviation = (smile: Smile, strike: number): number =>
  Math.max(
    smile.deviation + smile.skew * logRatio(strike, smile.forward),
    smile.deviation * leastShare,
  )

/** How far below its value on the forward the deviation may go. */
const leastShare = 0.1

/**
 * Returns the probability that the settlement price is above a strike: `Φ(z) − β·φ(z)`.
 *
 * Held to [0, 1], which a smile that breaks `monotoneAt` would leave. Equals `−∂C/∂K` of the Black
 * call with `√w(k)`. Accuracy 1e-15 absolute; what is out of range gives NaN.
 *
 * @example
 * import { Smile } from 'twoway'
 *
 * // A skew of −0.04 adds its 1.6 cents.
 * Smile.digital({ forward: 100, deviation: 0.02, skew: 0 }, 100) // => 0.4960106…
 * Smile.digital({ forward: 100, deviation: 0.02, skew: -0.04 }, 100) // => 0.5119675…
 *
 * @category pricing
 * @since 0.1.0
 */
export const digital = (smile: Smile, strike: number): Probability => {
  const k = logRatio(strike, smile.forward)
  const line = smile.deviation + smile.skew * k
  const least = smile.deviation * leastShare
  const root = Math.max(line, least)
  const z = -k / root - root / 2
  return probability(cdf(z) - (line < least ? 0 : smile.skew * pdf(z)))
}

/**
 * Tells whether `digital` falls with the strike there: `(√w₀/√w)² ≥ (β√w/2)²`.
 *
 * That is Gatheral's condition for a density of 0 or more, which for this smile comes to so little;
 * √w being a straight line, it holds between two strikes where it holds at both.
 *
 * @example
 * import { Smile } from 'twoway'
 *
 * Smile.monotoneAt({ forward: 100, deviation: 0.02, skew: -0.04 }, 95) // => true
 *
 * @category pricing
 * @since 0.1.0
 */
export const monotoneAt = (smile: Smile, strike: number): boolean =>
  fallsWhere({
    deviation: smile.deviation,
    skew: smile.skew,
    distance: logRatio(strike, smile.forward),
  })

/**
 * Tells the same for a log distance from the forward.
 *
 * @example
 * import { Smile } from 'twoway'
 *
 * Smile.fallsWhere({ deviation: 0.02, skew: 0.5, distance: 0.1 }) // => true
 * Smile.fallsWhere({ deviation: 0.02, skew: 0.5, distance: -0.1 }) // => false
 *
 * @category pricing
 * @since 0.1.0
 */
export const fallsWhere = ({
  deviation,
  skew,
  distance,
}: {
  readonly deviation: number
  readonly skew: number
  readonly distance: number
}): boolean => {
  const root = deviation + skew * distance
  return root >= deviation * leastShare && root * root * Math.abs(skew) <= 2 * deviation
}
