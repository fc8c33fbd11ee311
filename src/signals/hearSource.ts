/**
 * How one more price moves what a consensus remembers.
 */

import { logRatio } from '../math/logRatio.js'
import type { ConsensusConfig, SourceConfig, SourcePrice } from './consensusConfig.js'
import { type ConsensusState, type SourceState, standing, weightsOf } from './consensusState.js'
import { judgeSources } from './judgeSources.js'
import { lessonOf } from './lessonOf.js'
import { watchSources } from './watchSources.js'

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
  const put = replaced(
    state.sources,
    index,
    withPrice(before, said, { now, shift: state.shift, leastScale: config.leastScale }),
  )
  const standings = put.map((source) => standing(source, said.price))
  const judged = judgeSources(config, put, standings, now)
  const weights = weightsOf(config, judged, now)
  // Of a silence no more counts than the source may be old.
  const silence = before.price === null ? its.maxAgeMs : now - before.heardAt
  const seconds = Math.min(silence, its.maxAgeMs) / 1_000
  // Of sources that stand still nothing is learnt.
  const lesson = state.stuck
    ? { source: judged[index] as SourceState, shift: 0 }
    : lessonOf(config, judged, standings, weights, { index, seconds })
  const learnt = {
    now,
    reference: said.price,
    shift: state.shift + lesson.shift,
    disagreeing: state.disagreeing,
    leftAt: state.leftAt,
    stuck: state.stuck,
    sources: replaced(judged, index, lesson.source),
  }
  // A lesson moves none of what a source weighs by.
  return watchSources(config, learnt, weights, now)
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

/**
 * A move counts once it adds up to more than the least scale. A source that was never heard joins
 * with what is believed of its basis to the consensus as it is by now.
 */
const withPrice = (
  before: SourceState,
  said: SourcePrice,
  {
    now,
    shift,
    leastScale,
  }: { readonly now: number; readonly shift: number; readonly leastScale: number },
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
    astray: before.astray,
    mean: before.price === null ? before.mean + shift : before.mean,
    weight: before.weight,
    variance: before.variance,
  }
}
