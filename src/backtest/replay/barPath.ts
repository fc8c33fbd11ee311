/**
 * A path between the four prices of a bar: what may have happened in a stretch of time of which a
 * recording holds no more.
 */

import { isSound, type PriceBar } from '../../market/bar.js'
import type { Spot } from '../../market/market.js'
import { barTurns, barVariance } from './barTurns.js'
import { bridged } from './bridged.js'

/**
 * How a path is made: a price every `stepMs`, a whole number above 0, counted from the bar's start;
 * `seed` whole, from 0 to 2³² − 1.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BarPathConfig = { readonly seed: number; readonly stepMs: number }

/**
 * Up to when prices are known, and the prices made up within the last bar, all before its end.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BarPathState = { readonly knownAt: number; readonly prices: ReadonlyArray<Spot> }

/**
 * Where a stream of bars begins.
 *
 * @example
 * import { BarPath } from 'twoway/backtest'
 *
 * BarPath.initial.prices // => []
 *
 * @category backtest
 * @since 0.1.0
 */
export const initial: BarPathState = { knownAt: -Infinity, prices: [] }

/**
 * Returns the state after a bar, with the prices made up within it. The close at its end is not
 * among them: that one is recorded.
 *
 * The path leaves from the open, stays between low and high, touches both wherever it has three
 * steps or more, and would reach the close with its last step. It is a Brownian motion with the
 * bar's own variance, as Garman and Klass estimate it: `barTurns` draws whether high or low comes
 * first, and when; from turn to turn runs a bridge that keeps off both, `bridged`. All is reckoned
 * in dollars and not in their logarithms, which within a bar makes no difference.
 *
 * Every draw is a function of the seed and an instant: a recording cut in two, with the state
 * carried over, has the same path. The open is told where no price is known so late, at the
 * beginning and after a gap. A bar that makes no sense, or is of length 0, has no path, and none
 * has prices at or before an instant at which one is known.
 *
 * @example
 * import { BarPath } from 'twoway/backtest'
 *
 * const bar = { at: 60_000, milliseconds: 60_000, open: 100, high: 102, low: 99, close: 101 }
 * const { prices } = BarPath.step({ seed: 1, stepMs: 1_000 }, BarPath.initial, bar)
 * prices.length // => 60
 * prices[0] // => { price: 100, at: 0 }
 * Math.max(...prices.map(({ price }) => price)) // => 102
 *
 * @category backtest
 * @since 0.1.0
 */
export const step = (
  config: BarPathConfig,
  { knownAt }: BarPathState,
  bar: PriceBar,
): BarPathState => {
  if (!isSound(bar) || !(bar.at > knownAt)) {
    return { knownAt: bar.at > knownAt ? bar.at : knownAt, prices: [] }
  }
  return { knownAt: bar.at, prices: within(config, bar, knownAt) }
}

const within = (
  { seed, stepMs }: BarPathConfig,
  bar: PriceBar,
  knownAt: number,
): ReadonlyArray<Spot> => {
  const start = bar.at - bar.milliseconds
  const steps = Math.ceil(bar.milliseconds / stepMs)
  const isFlat = !(bar.high > bar.low)
  const variance = isFlat ? 0 : barVariance(bar) / steps
  const turns = isFlat ? [] : barTurns(bar, { seed, steps })
  const prices: Array<Spot> = []
  if (start > knownAt) prices.push({ price: bar.open, at: start })
  let price = bar.open
  let next = 0
  for (let place = 1; place < steps; place++) {
    while (next < turns.length && (turns[next] as { place: number }).place < place) next += 1
    const turn = turns[next]
    const at = start + place * stepMs
    if (turn !== undefined) {
      const way = { price, to: turn.price, left: turn.place - place + 1, variance }
      price = bridged(bar, way, { seed, index: at })
    }
    if (at > knownAt) prices.push({ price, at })
  }
  return prices
}
