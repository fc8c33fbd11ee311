/**
 * What our model and the market think, together.
 */

import { type Probability, probability } from '../market/units.js'
import { expit, logit } from '../math/logit.js'

/**
 * Returns the model's price and the market's, pooled in logit: `logit p* = ω·logit p_model +
 * (1 − ω)·logit p_market`, with `weight` ω the model's, 0 to 1.
 *
 * `market` is the middle of other people's quotes, one's own taken out; null where there is none or
 * it is stale, and then the model speaks alone. Source: the logarithmic opinion pool (Genest and
 * Zidek, 1986); ω is the inverse of each one's error variance. Accuracy: 5e-16 absolute, 3e-14 of
 * itself to 1e-100. Symmetric: the pool of the complements is the complement.
 *
 * Edges: a weight of 1 gives the model's price and one of 0 the market's, exactly; where they
 * agree, what they say; one who is certain, 0 or 1, and has weight decides; where both are certain
 * of opposites, ½. Out of [0, 1] and NaN give NaN.
 *
 * @example
 * import { pooled } from 'twoway'
 *
 * pooled({ model: 0.6, market: 0.5, weight: 0.7 }) // => 0.5704838…
 * pooled({ model: 0.6, market: null, weight: 0.7 }) // => 0.6
 *
 * @category pricing
 * @since 0.1.0
 */
export const pooled = ({
  model,
  market,
  weight,
}: {
  readonly model: number
  readonly market: number | null
  readonly weight: number
}): Probability => {
  const other = market ?? model
  const sound = model >= 0 && model <= 1 && other >= 0 && other <= 1 && weight >= 0 && weight <= 1
  if (!sound) return probability(Number.NaN)
  if (weight === 1 || model === other) return probability(model)
  if (weight === 0) return probability(other)
  const odds = weight * logit(model) + (1 - weight) * logit(other)
  // ∞ − ∞: two who are certain of opposites.
  return probability(Number.isNaN(odds) ? 0.5 : expit(odds))
}
