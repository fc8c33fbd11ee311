/**
 * How one more price moves what a consensus remembers.
 */

import { logRatio } from '../math/logRatio.js'
import type { ConsensusConfig, SourceConfig, SourcePrice } from './consensusConfig.js'
import {
  type ConsensusState,
  centreOf,
  disagree,
  type SourceState,
  spreadOf,
  standing,
  weightsOf,
} from './consensusState.js'
import { judgeSources } from './judgeSources.js'

/**
 * Returns the state after a price; the same state where the price is passed over: of a source that
 * is not in the config, no positive number, not later than the source's last, or further ahead of
 * our clock than the source may be old.
 *
 * @category signals
 * @since 0.1.0
 */
export const hearSource = (
  config: ConsensusConfig,
  state: ConsensusState,
  said: SourcePrice,
): ConsensusState => {
  const index = config.sources.findIndex(({ name }) => name === said.source)
  const its = config.sources[index]
  const before = state.sources[index]
  if (its === undefined || before === undefined || !isNews(its, before, said)) return state
  const now = state.now === null ? said.heardAt : Math.max(state.now, said.heardAt)
  const put = replaced(state.sources, index, withPrice(before, said, now, config.leastScale))
  const standings = put.map((source) => standing(source, said.price))
  const judged = judgeSources(config, put, standings, now)
  const weights = weightsOf(config, judged, now)
  // Of a silence no more counts than the source may be old.
  const silence = before.price === null ? its.maxAgeMs : now - before.heardAt
  const lesson = lessonOf(config, judged, standings, weights, {
    index,
    seconds: Math.min(silence, its.maxAgeMs) / 1_000,
    heard: heardOf(judged),
  })
  const learnt = {
    now,
    reference: said.price,
    shift: state.shift + lesson.shift,
    disagreeing: state.disagreeing,
    sources: replaced(judged, index, lesson.source),
  }
  // A lesson moves none of what a source weighs by.
  return settled(config, learnt, weights, now)
}

const heardOf = (sources: ReadonlyArray<SourceState>): number => {
  let count = 0
  for (const { price } of sources) if (price !== null) count += 1
  return count
}

const isNews = (its: SourceConfig, before: SourceState, { price, at, heardAt }: SourcePrice) =>
  price > 0 &&
  price < Infinity &&
  Number.isFinite(at) &&
  Number.isFinite(heardAt) &&
  at - heardAt <= its.maxAgeMs &&
  (before.price === null || at > before.at)

const replaced = (
  sources: ReadonlyArray<SourceState>,
  index: number,
  source: SourceState,
): ReadonlyArray<SourceState> => sources.map((each, i) => (i === index ? source : each))

/** A move counts once it adds up to more than the least scale. */
const withPrice = (
  before: SourceState,
  said: SourcePrice,
  now: number,
  leastScale: number,
): SourceState => {
  const same = before.price === said.price
  const moved = before.mark !== null && Math.abs(logRatio(said.price, before.mark)) > leastScale
  return {
    price: said.price,
    at: said.at,
    heardAt: now,
    changedAt: same ? before.changedAt : now,
    mark: moved ? said.price : (before.mark ?? said.price),
    movedAt: moved ? now : before.movedAt,
    leftAt: same ? before.leftAt : null,
    frozen: same && before.frozen,
    outSince: before.outSince,
    mean: before.mean,
    weight: before.weight,
    variance: before.variance,
  }
}

type Lesson = { readonly source: SourceState; readonly shift: number }

/**
 * What the price teaches of its source's basis, against the consensus of the others: a residual
 * counts as at most the distance at which a source is dropped. While the source counts, its mean is
 * that of all residuals until the half-life is full, and what is new in it moves all means a little
 * the other way. An outlier's mean creeps after its price, and nobody else's with it.
 */
const lessonOf = (
  config: ConsensusConfig,
  sources: ReadonlyArray<SourceState>,
  standings: ReadonlyArray<number>,
  weights: ReadonlyArray<number>,
  { index, seconds, heard }: { index: number; seconds: number; heard: number },
): Lesson => {
  const source = sources[index] as SourceState
  const residual = (standings[index] ?? 0) - centreOf(config, standings, weights, index)
  if (!Number.isFinite(residual) || source.frozen) return { source, shift: 0 }
  const limit = config.outlierAt * Math.max(Math.sqrt(source.variance), config.leastScale)
  const clipped = Math.max(-limit, Math.min(residual, limit))
  const fresh = -Math.expm1((-Math.LN2 * 1_000 * seconds) / config.basisHalfLifeMs)
  if (source.outSince !== null) {
    return { source: taught(source, fresh * clipped, source.weight, source.variance), shift: 0 }
  }
  const weight = source.weight + fresh * (1 - source.weight)
  const variance = source.variance + fresh * (clipped * clipped - source.variance)
  return {
    source: taught(source, (fresh / weight) * clipped, weight, variance),
    shift: (fresh * clipped) / heard,
  }
}

const taught = (
  source: SourceState,
  move: number,
  weight: number,
  variance: number,
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
  mean: source.mean + move,
  weight,
  variance,
})

/** Once all is learnt: who is left behind by the others, and whether they disagree. */
const settled = (
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
  const told = { now, reference, shift, disagreeing: state.disagreeing, sources: watched }
  const disagreeing = disagree(config, state.disagreeing, spreadOf(config, told, now))
  return { now, reference, shift, disagreeing, sources: watched }
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
