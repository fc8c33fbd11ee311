/**
 * What a price teaches of the basis of its source.
 */

import type { ConsensusConfig } from './consensusConfig.js'
import { centreOf, type SourceState } from './consensusState.js'

/**
 * A source that has learnt, and by how much all means moved on average.
 *
 * @category signals
 * @since 0.1.0
 */
export type Lesson = { readonly source: SourceState; readonly shift: number }

/**
 * Returns what the price teaches of its source's basis, against the consensus of the others: a
 * residual counts as at most the distance at which a source is dropped. While the source counts,
 * its mean is that of all residuals until the half-life is full, and what it moves moves the means
 * of all that were heard the other way, its own too, so that their sum stays. The mean of one that
 * is an outlier, or was and has not met the others since, creeps after its price, and nobody else's
 * with it.
 *
 * @category signals
 * @since 0.1.0
 */
export const lessonOf = (
  config: ConsensusConfig,
  sources: ReadonlyArray<SourceState>,
  standings: ReadonlyArray<number>,
  weights: ReadonlyArray<number>,
  { index, seconds }: { readonly index: number; readonly seconds: number },
): Lesson => {
  const source = sources[index] as SourceState
  const residual = (standings[index] ?? 0) - centreOf(config, standings, weights, index)
  if (!Number.isFinite(residual) || source.frozen) return { source, shift: 0 }
  const limit = config.outlierAt * Math.max(Math.sqrt(source.variance), config.leastScale)
  const clipped = Math.max(-limit, Math.min(residual, limit))
  const fresh = -Math.expm1((-Math.LN2 * 1_000 * seconds) / config.basisHalfLifeMs)
  if (source.outSince !== null || (source.astray && Math.abs(residual) > config.leastScale)) {
    return { source: taught(source, fresh * clipped, source), shift: 0 }
  }
  const weight = source.weight + fresh * (1 - source.weight)
  const variance = source.variance + fresh * (clipped * clipped - source.variance)
  const move = (fresh / weight) * clipped
  return {
    source: taught(source, move, { weight, variance, astray: false }),
    shift: move / heardOf(sources),
  }
}

const taught = (
  source: SourceState,
  move: number,
  { weight, variance, astray }: Pick<SourceState, 'weight' | 'variance' | 'astray'>,
): SourceState => ({
  price: source.price,
  at: source.at,
  heardAt: source.heardAt,
  changedAt: source.changedAt,
  mark: source.mark,
  movedAt: source.movedAt,
  leftAt: source.leftAt,
  frozen: source.frozen,
  outSince: source.outSince,
  astray,
  mean: source.mean + move,
  weight,
  variance,
})

const heardOf = (sources: ReadonlyArray<SourceState>): number => {
  let count = 0
  for (const { price } of sources) if (price !== null) count += 1
  return count
}
