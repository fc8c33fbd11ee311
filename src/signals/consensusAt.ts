/**
 * What a consensus of price sources is worth at an instant.
 */

import type { Spot } from '../market/market.js'
import type { ConsensusConfig } from './consensusConfig.js'
import {
  type ConsensusState,
  centreOf,
  disagree,
  type SourceState,
  spreadOf,
  standing,
  weightsOf,
} from './consensusState.js'
import { scaleOf } from './judgeSources.js'
import type { ConsensusHalt, SourceFault } from './sourceReason.js'

/**
 * One source in a consensus: its share of the weight, which all together make 1; its basis, as of
 * ln(source/consensus); the age of its price by its own instant, null before the first; and why it
 * does not count, null where it does.
 *
 * @category signals
 * @since 0.1.0
 */
export type SourceView = {
  readonly name: string
  readonly state: 'in' | 'outlier' | 'stale'
  readonly reason: SourceFault | null
  readonly weight: number
  readonly basis: { readonly mean: number; readonly deviation: number }
  readonly ageMs: number | null
}

/**
 * What several sources say together. `spot`: the price, and the latest of the instants of those
 * that count; null with the halt `no-source`. `deviation`: the standard deviation of its
 * logarithm, as if all sources erred together. `spread`: how far they stand apart, bases taken off.
 * Quote on nothing while there is a halt.
 *
 * @category signals
 * @since 0.1.0
 */
export type Consensus = {
  readonly spot: Spot | null
  readonly deviation: number
  readonly spread: number
  readonly halt: ConsensusHalt | null
  readonly sources: ReadonlyArray<SourceView>
}

/**
 * Returns what a consensus is worth at a later instant, in ms since the epoch, when no price may
 * have come for a while: ages grow, weights fade, sources go stale. An instant before the last
 * price counts as that; what is no number makes every source stale.
 *
 * @example
 * import { consensus, consensusAt } from 'twoway'
 *
 * const limits = { halfLifeMs: 1_000, maxAgeMs: 5_000, frozenMs: 30_000 }
 * const config = {
 *   sources: [{ name: 'binance', ...limits, basis: { mean: 0, deviation: 0.0002 } }],
 *   outlierAt: 5,
 *   leastScale: 0.00005,
 *   width: 0.0001,
 *   maxSpread: 0.001,
 *   doubtMs: 3_000,
 *   basisHalfLifeMs: 600_000,
 * }
 * const { initial, step } = consensus(config)
 * const state = step(initial, { source: 'binance', price: 100_000, at: 0, heardAt: 0 })
 * consensusAt(config)(state, 5_001).halt // => { _tag: 'no-source', sources: 1 }
 *
 * @category signals
 * @since 0.1.0
 */
export const consensusAt =
  (config: ConsensusConfig) =>
  (state: ConsensusState, instant: number): Consensus => {
    const { now, shares, standings, centre, price } = readingOf(config, state, instant)
    const { sources, shift } = state
    const spread = spreadOf(config, state, now)
    return {
      spot: price > 0 ? { price, at: latest(sources, shares) } : null,
      deviation: price > 0 ? deviationOf(sources, shares) : Infinity,
      spread,
      halt: price > 0 ? haltOf(config, state, spread) : noSource(config),
      sources: config.sources.map((its, i) => {
        const source = sources[i] as SourceState
        const reason = faultOf(config, source, its, { now, away: (standings[i] ?? 0) - centre })
        return {
          name: its.name,
          state: reason === null ? 'in' : reason._tag === 'outlier' ? 'outlier' : 'stale',
          reason,
          weight: shares[i] ?? 0,
          // One that was never heard has moved nothing and is moved by nothing.
          basis: {
            mean: source.price === null ? source.mean : source.mean - shift,
            deviation: Math.sqrt(source.variance),
          },
          ageMs: source.price === null ? null : now - source.at,
        }
      }),
    }
  }

/**
 * Returns of what `consensusAt` returns whether the sources agree, and how far they are apart.
 *
 * @category signals
 * @since 0.1.0
 */
export const agreementAt =
  (config: ConsensusConfig) =>
  (state: ConsensusState, instant: number): Pick<Consensus, 'deviation' | 'spread' | 'halt'> => {
    const { now, shares, price } = readingOf(config, state, instant)
    const spread = spreadOf(config, state, now)
    return {
      deviation: price > 0 ? deviationOf(state.sources, shares) : Infinity,
      spread,
      halt: price > 0 ? haltOf(config, state, spread) : noSource(config),
    }
  }

/** What counts by how much, where it stands, and the price that it makes. */
type Reading = {
  readonly now: number
  readonly shares: ReadonlyArray<number>
  readonly standings: ReadonlyArray<number>
  readonly centre: number
  readonly price: number
}

const readingOf = (config: ConsensusConfig, state: ConsensusState, instant: number): Reading => {
  const { sources, reference, shift } = state
  // NaN stays NaN, and no age is then young enough.
  const now = instant < (state.now ?? instant) ? (state.now ?? instant) : instant
  const shares = sharesOf(weightsOf(config, sources, now))
  const standings = sources.map((source) => standing(source, reference))
  const centre = centreOf(config, standings, shares, -1)
  return { now, shares, standings, centre, price: reference * Math.exp(centre + shift) }
}

const sharesOf = (weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (total > 0 ? weight / total : 0))
}

const latest = (sources: ReadonlyArray<SourceState>, shares: ReadonlyArray<number>): number =>
  sources.reduce(
    (at, source, i) => ((shares[i] ?? 0) > 0 ? Math.max(at, source.at) : at),
    -Infinity,
  )

const deviationOf = (sources: ReadonlyArray<SourceState>, shares: ReadonlyArray<number>): number =>
  Math.sqrt(sources.reduce((sum, { variance }, i) => sum + (shares[i] ?? 0) * variance, 0))

const noSource = ({ sources }: ConsensusConfig): ConsensusHalt => ({
  _tag: 'no-source',
  sources: sources.length,
})

const haltOf = (
  config: ConsensusConfig,
  { disagreeing, stuck }: ConsensusState,
  spread: number,
): ConsensusHalt | null =>
  stuck || disagree(config, disagreeing, spread)
    ? { _tag: 'sources-disagree', spread, limit: stuck ? 0 : config.maxSpread }
    : null

const faultOf = (
  config: ConsensusConfig,
  source: SourceState,
  limits: { readonly maxAgeMs: number; readonly frozenMs: number },
  { now, away }: { readonly now: number; readonly away: number },
): SourceFault | null => {
  if (source.price === null) return { _tag: 'never-heard' }
  const ageMs = now - source.at
  if (!(ageMs <= limits.maxAgeMs)) return { _tag: 'stale', ageMs, limitMs: limits.maxAgeMs }
  if (source.frozen) {
    return { _tag: 'frozen', behindMs: now - (source.leftAt ?? now), limitMs: limits.frozenMs }
  }
  if (source.outSince === null) return null
  const limit = (config.outlierAt / 2) * scaleOf(config, source, 0)
  return { _tag: 'outlier', deviation: Math.abs(away), limit }
}
