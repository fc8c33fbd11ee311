/**
 * What a share is worth.
 */

import type { Outcome } from '../market/side.js'
import { type Probability, probability } from '../market/units.js'
import { cdf } from '../math/normal.js'
import { d2, type FairValueModel } from './d2.js'

/**
 * A binary claim at an instant: `spot` and `strike` in dollars, above 0; `volatility` annualised, 0
 * or more; `secondsToExpiry` 0 or more. `model` is `blackScholes` where absent, `outcome` is `yes`.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Digital = {
  readonly spot: number
  readonly strike: number
  readonly volatility: number
  readonly secondsToExpiry: number
  readonly model?: FairValueModel | undefined
  readonly outcome?: Outcome | undefined
}

/**
 * Returns the probability that the market settles on the outcome: `N(d2)` for YES, `N(−d2)` for NO.
 *
 * Each from its own tail, so that a NO of 1e-20 keeps all its digits; their sum is 1 to an ulp.
 * Total: at zero time or volatility the price is its limit, 0, 1, or ½ at the strike; what is out
 * of range gives NaN. Rises with spot, falls with strike. It is not clamped.
 *
 * Source: Black and Scholes (1973), r = q = 0. Accuracy: 1.5e-16; the smaller of the two prices to
 * a relative 8.7e-16, times `d2²` where that is over 1. The worst of 40,000 claims, against 50
 * digits.
 *
 * @example
 * import { fairValue } from 'twoway'
 *
 * fairValue({ spot: 100, strike: 100, volatility: 0, secondsToExpiry: 60 }) // => 0.5
 * fairValue({ spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 })
 * // => 0.96897215936…
 *
 * @category pricing
 * @since 0.1.0
 */
export const fairValue = ({
  spot,
  strike,
  volatility,
  secondsToExpiry,
  model = 'blackScholes',
  outcome = 'yes',
}: Digital): Probability => {
  const distance = d2(model, spot, strike, volatility, secondsToExpiry)
  return probability(cdf(outcome === 'yes' ? distance : -distance))
}
