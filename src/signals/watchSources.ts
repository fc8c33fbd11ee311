/**
 * Who among the sources is left behind by the others, and whether they disagree.
 */

import type { ConsensusConfig } from './consensusConfig.js'
import {
  type ConsensusState,
  disagree,
  isLive,
  type SourceState,
  spreadOf,
} from './consensusState.js'

/**
 * Returns the state, once all is learnt, with the sources that are frozen, whether only outliers
 * move, and whether there is too much between them.
 *
 * @category signals
 * @since 0.1.0
 */
export const watchSources = (
  config: ConsensusConfig,
  state: ConsensusState,
  weights: ReadonlyArray<number>,
  now: number,
): ConsensusState => {
  const { reference, shift, sources } = state
  const watched = sources.map((source, i) => {
    const left = source.price !== null && isLeftBehind(sources, weights, i)
    const leftAt = left ? (source.leftAt ?? now) : null
    const frozenMs = config.sources[i]?.frozenMs ?? Infinity
    const frozen = source.frozen || (leftAt !== null && now - leftAt > frozenMs)
    return leftAt === source.leftAt && frozen === source.frozen
      ? source
      : { ...source, leftAt, frozen }
  })
  const { leftAt, stuck } = standstill(config, state, weights, now)
  const before = state.disagreeing
  const told = { now, reference, shift, disagreeing: before, leftAt, stuck, sources: watched }
  const disagreeing = disagree(config, before, spreadOf(config, told, now))
  return { now, reference, shift, disagreeing, leftAt, stuck, sources: watched }
}

/**
 * Whether an outlier has moved since none that counts has any more, and goes on to for longer than
 * every one of these may stay the same. A single move of it is none of the kind.
 */
const standstill = (
  config: ConsensusConfig,
  { sources, leftAt, stuck }: ConsensusState,
  weights: ReadonlyArray<number>,
  now: number,
): Pick<ConsensusState, 'leftAt' | 'stuck'> => {
  let [still, patience, moved] = [-Infinity, 0, -Infinity]
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i] as SourceState
    const its = config.sources[i]
    if (its === undefined) continue
    if ((weights[i] ?? 0) > 0) {
      still = Math.max(still, source.changedAt)
      patience = Math.max(patience, its.frozenMs)
    } else if (isLive(source, its, now)) moved = Math.max(moved, source.movedAt ?? -Infinity)
  }
  const since = leftAt !== null && leftAt > still ? leftAt : moved > still ? moved : null
  if (since === null || still === -Infinity) return { leftAt: null, stuck: false }
  const isLong = now - since > patience && now - moved <= patience
  return { leftAt: since, stuck: isLong || (stuck && since === leftAt) }
}

/** More than half of the others that count have moved since this one's price was new. */
const isLeftBehind = (
  sources: ReadonlyArray<SourceState>,
  weights: ReadonlyArray<number>,
  index: number,
): boolean => {
  const since = sources[index]?.changedAt ?? 0
  let others = 0
  let moved = 0
  for (let i = 0; i < sources.length; i++) {
    const { movedAt } = sources[i] as SourceState
    if (i === index || !((weights[i] ?? 0) > 0)) continue
    others += 1
    if (movedAt !== null && movedAt > since) moved += 1
  }
  return 2 * moved > others
}
