/**
 * What a consensus remembers of its sources, and where each stands at an instant.
 */

import { logRatio } from '../math/logRatio.js'
import type { ConsensusConfig, SourceConfig } from './consensusConfig.js'
import { robustCentre, type Weighted } from './robustCentre.js'

/**
 * What is remembered of one source: its last price (null before the first), its own instant of it
 * and ours; since when the price has been the same; the price from which its next move counts, and
 * the instant of its last, null before one; since when most others have moved though this one has
 * not, null while they have not; whether it froze; since when it has been an outlier, null where it
 * is none; whether it was one and has not been within the least scale of the others since; and of
 * ln(source/consensus) the mean, the weight behind it (0 to 1) and the variance.
 *
 * @category signals
 * @since 0.1.0
 */
export type SourceState = {
  readonly price: number | null
  readonly at: number
  readonly heardAt: number
  readonly changedAt: number
  readonly mark: number | null
  readonly movedAt: number | null
  readonly leftAt: number | null
  readonly frozen: boolean
  readonly outSince: number | null
  readonly astray: boolean
  readonly mean: number
  readonly weight: number
  readonly variance: number
}

/**
 * What is remembered of all, in the order of the config: our clock (null before the first price);
 * the price that the logarithms are taken against; how much the means of those that were heard have
 * moved on average, which is taken off again, so that the consensus stays where its sources are on
 * average; whether they disagree; since when an outlier has moved though none that counts has, null
 * while that is not so; and whether that has lasted too long (`stuck`).
 *
 * @category signals
 * @since 0.1.0
 */
export type ConsensusState = {
  readonly now: number | null
  readonly reference: number
  readonly shift: number
  readonly disagreeing: boolean
  readonly leftAt: number | null
  readonly stuck: boolean
  readonly sources: ReadonlyArray<SourceState>
}

/** Returns what is remembered before the first price. @category signals @since 0.1.0 */
export const unheard = (config: ConsensusConfig): ConsensusState => ({
  now: null,
  reference: 1,
  shift: 0,
  disagreeing: false,
  leftAt: null,
  stuck: false,
  sources: config.sources.map(({ basis }) => ({
    price: null,
    at: 0,
    heardAt: 0,
    changedAt: 0,
    mark: null,
    movedAt: null,
    leftAt: null,
    frozen: false,
    outSince: null,
    astray: false,
    mean: basis.mean,
    weight: 0,
    variance: basis.deviation * basis.deviation,
  })),
})

/**
 * Returns whether a source has a price that is neither too old nor frozen.
 *
 * @category signals
 * @since 0.1.0
 */
export const isLive = (source: SourceState, { maxAgeMs }: SourceConfig, now: number): boolean =>
  source.price !== null && !source.frozen && now - source.at <= maxAgeMs

/**
 * Returns where a source stands: the logarithm of its price over the reference, its basis taken
 * off; NaN before its first price.
 *
 * @category signals
 * @since 0.1.0
 */
export const standing = (source: SourceState, reference: number): number =>
  source.price === null ? Number.NaN : logRatio(source.price, reference) - source.mean

/**
 * Returns the weight of each source at an instant, in their order, 0 for one that does not count:
 * `2^(−age/H)`, at least 1e-9, and of the heaviest no more than of the next, so that no source
 * outweighs two others together with a third.
 *
 * @category signals
 * @since 0.1.0
 */
export const weightsOf = (
  config: ConsensusConfig,
  sources: ReadonlyArray<SourceState>,
  now: number,
): ReadonlyArray<number> => {
  let counting = 0
  let most = 0
  let next = 0
  const weights = sources.map((source, i) => {
    const its = config.sources[i]
    if (its === undefined || source.outSince !== null || !isLive(source, its, now)) return 0
    const age = Math.max(now - source.at, 0)
    const weight = Math.max(2 ** (-age / its.halfLifeMs), leastWeight)
    counting += 1
    next = Math.max(next, Math.min(weight, most))
    most = Math.max(most, weight)
    return weight
  })
  return counting < 3 ? weights : weights.map((weight) => Math.min(weight, next))
}

const leastWeight = 1e-9

/**
 * Returns the centre of the sources that have a weight, but for one of them (`without`, −1 for
 * none); NaN where there is none.
 *
 * @category signals
 * @since 0.1.0
 */
export const centreOf = (
  config: ConsensusConfig,
  standings: ReadonlyArray<number>,
  weights: ReadonlyArray<number>,
  without: number,
): number => {
  const points: Array<Weighted> = []
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number
    if (weight > 0 && i !== without) points.push({ value: standings[i] ?? 0, weight })
  }
  return robustCentre(points, config.width)
}

/**
 * Returns how far apart the sources stand that count, and those that were dropped no longer than
 * `doubtMs` ago, or are all that moves; of both only those not older than four half-lives, which
 * still weigh something.
 *
 * @category signals
 * @since 0.1.0
 */
export const spreadOf = (
  config: ConsensusConfig,
  { sources, reference, stuck }: ConsensusState,
  now: number,
): number => {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i] as SourceState
    const its = config.sources[i]
    if (its === undefined || !isLive(source, its, now)) continue
    if (now - source.at > 4 * its.halfLifeMs) continue
    if (!stuck && source.outSince !== null && now - source.outSince > config.doubtMs) continue
    const value = standing(source, reference)
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most >= least ? most - least : 0
}

/**
 * Returns whether sources so far apart disagree: past `maxSpread`, and then until they are within
 * half of it.
 *
 * @category signals
 * @since 0.1.0
 */
export const disagree = (config: ConsensusConfig, before: boolean, spread: number): boolean =>
  spread > (before ? config.maxSpread / 2 : config.maxSpread)
