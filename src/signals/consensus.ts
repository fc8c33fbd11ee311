/**
 * One price of several sources, of which each may be late, frozen, wild or silent.
 */

import type { Fold } from '../math/fold.js'
import { type Consensus, consensusAt } from './consensusAt.js'
import type { ConsensusConfig, SourcePrice } from './consensusConfig.js'
import { type ConsensusState, unheard } from './consensusState.js'
import { hearSource } from './hearSource.js'

/**
 * Returns the consensus as a fold over prices, at the instant at which the last one was heard.
 *
 * Each price is divided by its source's basis, and the rest goes to a centre with weights that
 * halve with age, a mean of those nearby and a median against those far off (`robustCentre`).
 *
 * With three live sources or more, one of them can say what it likes: before it is dropped it moves
 * the consensus to at most `width` outside what the others say, bases taken off, and once dropped
 * not at all. A price that is no positive number, not later than the source's last, or of a source
 * not in the config is passed over. One that is said again and again grows no older, and is frozen
 * all the same once the others have moved. Prices c times as high make a consensus c times as high,
 * with the same decisions.
 *
 * A basis is learnt against the others' consensus at the same instant, so that of a source that
 * lags holds also what the price moves in its lag. The bases of all that were heard together stay
 * where they began, whoever speaks first, but for what outliers creep: the level is that of the
 * sources on average, what is believed of their bases taken off, and moves when one more is heard.
 *
 * Source: Huber (1964); the bound and its half on the way back are those of CF Benchmarks' indices.
 * Memory does not grow; work grows with the sources, some 7 µs a price with three. Accuracy: the
 * order of the sums, 1e-12 of the price; of one price from all, that price.
 *
 * @example
 * import { consensus, Fold } from 'twoway'
 *
 * const limits = { halfLifeMs: 1_000, maxAgeMs: 5_000, frozenMs: 30_000 }
 * const basis = { mean: 0, deviation: 0.0002 }
 * const estimator = consensus({
 *   sources: ['kraken', 'coinbase', 'binance'].map((name) => ({ name, ...limits, basis })),
 *   outlierAt: 5,
 *   leastScale: 0.00005,
 *   width: 0.0001,
 *   maxSpread: 0.001,
 *   doubtMs: 3_000,
 *   basisHalfLifeMs: 600_000,
 * })
 * const prices = [
 *   { source: 'kraken', price: 100_000, at: 0, heardAt: 0 },
 *   { source: 'coinbase', price: 100_000, at: 0, heardAt: 0 },
 *   { source: 'binance', price: 90_000, at: 0, heardAt: 0 },
 * ]
 * Fold.run(estimator)(prices).spot // => { price: 100_000, at: 0 }
 * Fold.run(estimator)(prices).halt?._tag // => 'sources-disagree'
 *
 * @category signals
 * @since 0.1.0
 */
export const consensus = (
  config: ConsensusConfig,
): Fold<SourcePrice, ConsensusState, Consensus> => ({
  initial: unheard(config),
  step: (state, said) => hearSource(config, state, said),
  value: (state) => consensusAt(config)(state, state.now ?? 0),
})
