/**
 * Prices at any pace, made into returns over a regular grid.
 */

import type { Spot } from '../market/market.js'
import type { Fold } from '../math/fold.js'
import { logRatio } from '../math/logRatio.js'
import type { GridReturn } from './gridReturn.js'

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
 * number of the next step of the grid, the price at the step before, whether the chain has a
 * return, and the state of the fold that it feeds.
 *
 * @category volatility
 * @since 0.1.0
 */
export type SampledState<State> = {
  readonly last: Spot | null
  readonly changedAt: number
  readonly next: number
  readonly gridPrice: number | null
  readonly isLinked: boolean
  readonly inner: State
}

/**
 * Turns a fold over returns of a grid into a fold over prices, by previous-tick sampling: the price
 * at a step of the grid is the last one at or before it.
 *
 * The steps are the multiples of `gridMs` since the epoch, by the prices' own instants, which
 * should be the exchange's. The same price at a later instant is a return of zero. A price that is
 * not later than the last one, or is no positive number, is passed over. After a silence longer
 * than `maxGapMs`, and after a price that stayed the same for longer than `staleMs`, a new chain
 * begins: no return spans it, and no zeros are made up across it; of a frozen price the returns of
 * zero up to `staleMs` have been counted. A grid step that is no positive number samples nothing.
 *
 * A price is told to the fold when a later one shows that the step is past, or when it falls on it:
 * at most `maxGapMs / gridMs + 1` returns a price. Exact but for the rounding of the logarithm.
 *
 * The price at the first step of a chain is younger than the one at its last, after which nothing
 * came for long: a chain shows the variance of less time than it counts. Of prices at exponential
 * times the volatility is 3 to 4 % too low where `maxGapMs` is one or two of their mean pauses,
 * 0.3 % where it is five; so let few silences be longer.
 *
 * Source: Zhang, Mykland and Aït-Sahalia (2005), section 1.
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
    initial: {
      last: null,
      changedAt: 0,
      next: 0,
      gridPrice: null,
      isLinked: false,
      inner: fold.initial,
    },
    step: (state, spot) => step(config, fold, state, spot),
    value: (state) => fold.value(state.inner),
  })

const step = <State, Output>(
  config: SampledConfig,
  fold: Fold<GridReturn, State, Output>,
  state: SampledState<State>,
  spot: Spot,
): SampledState<State> => {
  const { price, at } = spot
  const { last, changedAt } = state
  if (!(price > 0 && price < Infinity && Number.isFinite(at) && config.gridMs > 0)) return state
  if (last === null) return begun(config, fold, state, spot)
  if (at <= last.at) return state
  const isFrozen = config.staleMs !== null && at - changedAt > config.staleMs
  // While a price stays frozen each sight of it begins a chain, and none has a return.
  if (isFrozen || at - last.at > config.maxGapMs) return begun(config, fold, state, spot)
  return continued(config, fold, state, spot)
}

/** A new chain, from the first step of the grid that is not before the price. */
const begun = <State, Output>(
  config: SampledConfig,
  fold: Fold<GridReturn, State, Output>,
  state: SampledState<State>,
  spot: Spot,
): SampledState<State> => {
  const next = Math.ceil(spot.at / config.gridMs)
  const fresh = { last: spot, next, gridPrice: null, isLinked: false, inner: state.inner }
  return continued(config, fold, { ...fresh, changedAt: changeOf(state, spot) }, spot)
}

const changeOf = <State>({ last, changedAt }: SampledState<State>, spot: Spot): number =>
  last !== null && last.price === spot.price ? changedAt : spot.at

/** Tells the fold each step of the grid up to a price's instant, that one with the new price. */
const continued = <State, Output>(
  { gridMs }: SampledConfig,
  fold: Fold<GridReturn, State, Output>,
  state: SampledState<State>,
  spot: Spot,
): SampledState<State> => {
  let { next, gridPrice, isLinked, inner } = state
  const before = state.last?.price ?? spot.price
  while (next * gridMs <= spot.at) {
    const price = next * gridMs < spot.at ? before : spot.price
    if (gridPrice !== null) {
      const change = logRatio(price, gridPrice)
      inner = fold.step(inner, { change, seconds: gridMs / 1_000, isLinked })
      isLinked = true
    }
    gridPrice = price
    next += 1
  }
  return { last: spot, changedAt: changeOf(state, spot), next, gridPrice, isLinked, inner }
}
