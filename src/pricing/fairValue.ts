/**
 * What a share is worth.
 */

import { type Probability, probability } from '../market/units.js'
import { cdf } from '../math/normal.js'
import { d2 } from './d2.js'
import { claimOf, type Digital, isSettled, linkOf } from './digital.js'
import { settledProbability } from './settledProbability.js'

export type { Digital } from './digital.js'

/**
 * Returns the probability that the market settles on the outcome: `N(d2)` for YES, `N(−d2)` for NO;
 * under a settlement rule, what `settledProbability` says.
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
 * import { fairValue, Settlement } from 'twoway'
 *
 * fairValue({ spot: 100, strike: 100, volatility: 0, secondsToExpiry: 60 }) // => 0.5
 * fairValue({ spot: 100_500, strike: 100_000, volatility: 0.5, secondsToExpiry: 900 })
 * // => 0.96897215936…
 *
 * const end = { kind: 'mean', windowMs: 60_000, prints: 60 } as const
 * fairValue({
 *   spot: 100_000,
 *   strike: 100_050,
 *   volatility: 0.5,
 *   secondsToExpiry: 600,
 *   settlement: { ...Settlement.plain, end },
 * }) // => 0.40586…
 *
 * @category pricing
 * @since 0.1.0
 */
export const fairValue = (digital: Digital): Probability => {
  const { spot, strike, volatility, secondsToExpiry, model = 'blackScholes' } = digital
  const { outcome = 'yes' } = digital
  if (outcome !== 'yes' && outcome !== 'no') return probability(Number.NaN)
  if (strike === null || isSettled(digital))
    return settledProbability(claimOf(digital), linkOf(digital), outcome)
  if (model !== 'blackScholes' && model !== 'simplified') return probability(Number.NaN)
  const distance = d2(model, spot, strike, volatility, secondsToExpiry)
  return probability(cdf(outcome === 'yes' ? distance : -distance))
}
