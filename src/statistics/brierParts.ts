/**
 * What a Brier score is made of.
 */

import type { Bucket } from './reliability.js'

/**
 * The parts of a mean Brier score: `reliability − resolution + uncertainty + within` is the score.
 * Reliability is lower the truer the buckets came, resolution is higher the more the buckets'
 * outcomes differ, uncertainty is the outcomes' own, and `within` is what the buckets hide.
 *
 * @category statistics
 * @since 0.1.0
 */
export type BrierParts = {
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
  readonly within: number
}

/**
 * Returns the parts of a mean Brier score, given the forecasts of YES in buckets, which may be any;
 * NaN where there are none.
 *
 * `Σ nₖ(p̄ₖ − ōₖ)²/N`, `Σ nₖ(ōₖ − ō)²/N` and `ō(1 − ō)`, with the mean forecast and the share of
 * YES of each bucket and of all; and what is left of the score, since the forecasts of one bucket
 * differ: their variance less twice their covariance with the outcome.
 *
 * Source: Murphy (1973); Stephenson, Coelho and Jolliffe (2008) for the rest.
 *
 * @example
 * import { brierParts } from 'twoway/statistics'
 *
 * const buckets = [
 *   { count: 2, sum: 0.5, came: 0 },
 *   { count: 2, sum: 1.5, came: 2 },
 * ]
 * brierParts({ score: 0.0625, buckets })
 * // => { reliability: 0.0625, resolution: 0.25, uncertainty: 0.25, within: 0 }
 *
 * @category statistics
 * @since 0.1.0
 */
export const brierParts = ({
  score,
  buckets,
}: {
  readonly score: number
  readonly buckets: ReadonlyArray<Bucket>
}): BrierParts => {
  let all = 0
  let yes = 0
  for (const { count, came } of buckets) {
    all += count
    yes += came
  }
  const rate = yes / all
  let unreliable = 0
  let resolved = 0
  for (const { count, sum, came } of buckets) {
    if (count === 0) continue
    unreliable += ((sum - came) * (sum - came)) / count
    resolved += count * (came / count - rate) * (came / count - rate)
  }
  const reliability = unreliable / all
  const resolution = resolved / all
  const uncertainty = rate * (1 - rate)
  const within = score - reliability + resolution - uncertainty
  return { reliability, resolution, uncertainty, within }
}
