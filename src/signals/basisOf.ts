/**
 * How the source that settles a market stands to the consensus.
 */

import type { Consensus } from './consensusAt.js'

/**
 * Returns the basis of one source as a `Claim` takes it, with the consensus as its spot: mean and
 * standard deviation of ln(source/consensus). Null where the consensus does not know the source.
 *
 * Before the source has said a price, and while it is alone, it is what the config believes. It was
 * learnt at the instants at which prices were heard: what the spot moves while the source lags is
 * in the deviation, so that a settlement's `lagMs` should be 0 beside it.
 *
 * @example
 * import { basisOf, consensus, Fold } from 'twoway'
 *
 * const limits = { halfLifeMs: 1_000, maxAgeMs: 5_000, frozenMs: 30_000 }
 * const estimator = consensus({
 *   sources: [{ name: 'oracle', ...limits, basis: { mean: 0.001, deviation: 0.0003 } }],
 *   outlierAt: 5,
 *   leastScale: 0.00005,
 *   width: 0.0001,
 *   maxSpread: 0.001,
 *   doubtMs: 3_000,
 *   basisHalfLifeMs: 600_000,
 * })
 * basisOf(Fold.run(estimator)([]), 'oracle') // => { mean: 0.001, deviation: 0.0003 }
 *
 * @category signals
 * @since 0.1.0
 */
export const basisOf = (
  { sources }: Consensus,
  settlingSource: string,
): { readonly mean: number; readonly deviation: number } | null =>
  sources.find(({ name }) => name === settlingSource)?.basis ?? null
