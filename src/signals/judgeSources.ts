/**
 * Who among the sources stands too far from the rest.
 */

import type { ConsensusConfig } from './consensusConfig.js'
import { centreOf, isLive, type SourceState, weightsOf } from './consensusState.js'

/**
 * Returns the sources with their outliers marked, given where each stands.
 *
 * One that counts is dropped when it stands further than `outlierAt` scales from the median of all
 * live sources, of which there must be three: of two nobody knows which is wrong. One that was
 * dropped comes back when it stands within half of that from the centre of those that count.
 *
 * @category signals
 * @since 0.1.0
 */
export const judgeSources = (
  config: ConsensusConfig,
  sources: ReadonlyArray<SourceState>,
  standings: ReadonlyArray<number>,
  now: number,
): ReadonlyArray<SourceState> => {
  const live = standings.filter((_, i) => isLiveAt(config, sources, i, now))
  const isCrowd = live.length >= 3
  if (!isCrowd && sources.every(({ outSince }) => outSince === null)) return sources
  const middle = medianOf(live)
  const deviation = isCrowd ? medianOf(live.map((each) => Math.abs(each - middle))) : 0
  const dropped = sources.map((source, i) => {
    if (!isCrowd || source.outSince !== null || !isLiveAt(config, sources, i, now)) return source
    const away = Math.abs((standings[i] ?? 0) - middle)
    return away > config.outlierAt * scaleOf(config, source, deviation)
      ? marked(source, now)
      : source
  })
  const centre = centreOf(config, standings, weightsOf(config, dropped, now), -1)
  return dropped.map((source, i) => {
    if (sources[i]?.outSince === null || !isLiveAt(config, sources, i, now)) return source
    const away = Math.abs((standings[i] ?? 0) - centre)
    return away <= (config.outlierAt / 2) * scaleOf(config, source, deviation)
      ? marked(source, null)
      : source
  })
}

/**
 * Returns what a source's distance is measured by: the deviation of all, its own, or the least,
 * whichever is most.
 *
 * @category signals
 * @since 0.1.0
 */
export const scaleOf = (
  { leastScale }: ConsensusConfig,
  { variance }: SourceState,
  deviation: number,
): number => Math.max(deviation, Math.sqrt(variance), leastScale)

const isLiveAt = (
  config: ConsensusConfig,
  sources: ReadonlyArray<SourceState>,
  i: number,
  now: number,
): boolean => {
  const source = sources[i]
  const its = config.sources[i]
  return source !== undefined && its !== undefined && isLive(source, its, now)
}

/** Of an even number the mean of the middle two; NaN of none. */
const medianOf = (values: ReadonlyArray<number>): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}

const marked = (source: SourceState, outSince: number | null): SourceState => ({
  price: source.price,
  at: source.at,
  heardAt: source.heardAt,
  changedAt: source.changedAt,
  mark: source.mark,
  movedAt: source.movedAt,
  leftAt: source.leftAt,
  frozen: source.frozen,
  outSince,
  astray: outSince !== null || source.astray,
  mean: source.mean,
  weight: source.weight,
  variance: source.variance,
})
