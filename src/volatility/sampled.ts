/**
 * Prices at any pace, made into returns over a regular grid.
 */

import type { Spot } from '../market/market.js'
import { elapsed } from '../market/units.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { GridReturn } from './gridReturn.js'
import { isNews } from './isNews.js'
import { isFrozen, sameSince } from './sameSince.js'

/**
 * The step of the grid (`gridMs`, whole, above 0), the longest silence that a return may span
 * (`maxGapMs`), and for how long a price may stay the same before the feed counts as frozen
 * (`staleMs`, null for ever).
 *
 * @category volatility
 * @since 0.1.0
 */
export type SampledConfig = {
  readonly gridMs: number
  readonly maxGapMs: number
  readonly staleMs: number | null
}

/**
 * What the sampler remembers: the last price, the instant from which it has been the same, the
 * price at which the next return begins, whether the chain has a return, and the state of the fold
 * that it feeds.
 *
 * @category volatility
 * @since 0.1.0
 */
export type SampledState<State> = {
  readonly last: Spot | null
  readonly changedAt: number
  readonly from: Spot | null
  readonly isLinked: boolean
  readonly inner: State
}

/**
 * Turns a fold over returns into a fold over prices, by previous-tick sampling: of each interval
 * of the grid the last price counts, from the one before it, over the time between the two.
 *
 * The steps are the multiples of `gridMs` since the epoch, by the prices' own instants, which
 * should be the exchange's; a price on a step is the last of the interval that ends there. The same
 * price at a later instant is a return of zero; an interval without a price is no return, and the
 * next one is longer, so that a feed with fewer prices than steps shows the volatility that made it
 * and how little it knows. A price that is not later than the last one, or is no positive number,
 * is passed over. After a silence longer than `maxGapMs`, and after a price that stayed the same
 * for longer than `staleMs`, a new chain begins: no return spans it; of a frozen price the returns
 * of zero up to `staleMs` have been counted. A grid step that is no positive number samples
 * nothing.
 *
 * A price is told to the fold when a later one shows that its interval is past, or when it falls on
 * its end: at most two returns a price. Exact but for the rounding of the logarithm.
 *
 * Source: Zhang, Mykland and Aït-Sahalia (2005), section 1; that empty intervals bias products of
 * neighbours down, Corsi, Pirino and Renò (2010).
 *
 * @example
 * import { Fold, realisedVariance, sampled } from 'twoway'
 *
 * const everySecond = sampled({ gridMs: 1_000, maxGapMs: 5_000, staleMs: null })
 * const estimator = everySecond(realisedVariance({ window: 60, confidence: 0.95, kurtosis: 3 }))
 * const prices = [100, 101, 100, 101].map((price, i) => ({ price, at: i * 1_000 }))
 * Fold.run(estimator)(prices)?.returns // => 3
 *
 * @category volatility
 * @since 0.1.0
 */
export const sampled =
  (config: SampledConfig) =>
  <State, Output>(
    fold: Fold<GridReturn, State, Output>,
  ): Fold<Spot, SampledState<State>, Output> => ({
    initial: { last: null, changedAt: 0, from: null, isLinked: false, inner: fold.initial },
    step: (state, spot) => step(config, fold, state, spot),
    value: (state) => fold.value(state.inner),
  })

const step = <State, Output>(
  { gridMs, maxGapMs, staleMs }: SampledConfig,
  fold: Fold<GridReturn, State, Output>,
  state: SampledState<State>,
  spot: Spot,
): SampledState<State> => {
  const { last } = state
  const { at } = spot
  if (!(isNews(last, spot) && gridMs > 0)) return state
  // While a price stays frozen each sight of it begins a chain, and none has a return.
  const isApart = last === null || isFrozen(staleMs, state, spot) || at - last.at > maxGapMs
  const ends = Math.ceil(at / gridMs)
  const isPast = last !== null && (isApart || Math.ceil(last.at / gridMs) < ends)
  const told = isPast ? counted(fold, state, last) : state
  const heard = {
    last: spot,
    changedAt: sameSince(state, spot),
    from: isApart ? null : told.from,
    isLinked: isApart ? false : told.isLinked,
    inner: told.inner,
  }
  return ends * gridMs === at ? counted(fold, heard, spot) : heard
}

/** A return ends at the last price of an interval, and the next begins there. */
const counted = <State, Output>(
  fold: Fold<GridReturn, State, Output>,
  { last, changedAt, from, isLinked, inner }: SampledState<State>,
  to: Spot,
): SampledState<State> => {
  // What fell on a step has been told.
  if (from === null || to.at <= from.at) {
    return { last, changedAt, from: from ?? to, isLinked, inner }
  }
  const seconds = elapsed({ from: from.at, to: to.at })
  const told = fold.step(inner, { change: logRatio(to.price, from.price), seconds, isLinked })
  return { last, changedAt, from: to, isLinked: true, inner: told }
}
