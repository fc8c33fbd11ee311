/**
 * Others' book of YES at the simulated venue.
 */

import type { ExchangeMarket, Level } from './exchangeMarket.js'

/** Returns the levels of a side, from the worst to the best. @category backtest @since 0.1.0 */
export const levelsOf = (held: ExchangeMarket, isBid: boolean): Array<Level> =>
  isBid ? held.bids : held.asks

/**
 * Returns the level at a price, or null.
 *
 * @category backtest
 * @since 0.1.0
 */
export const levelAt = (
  held: ExchangeMarket,
  { isBid, price }: { readonly isBid: boolean; readonly price: number },
): Level | null => {
  const levels = levelsOf(held, isBid)
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i] as Level
    if (level.price === price) return level
    if (isBid ? level.price < price : level.price > price) return null
  }
  return null
}

/**
 * Returns the level at a price, an empty one where there was none.
 *
 * @category backtest
 * @since 0.1.0
 */
export const levelWith = (
  held: ExchangeMarket,
  { isBid, price }: { readonly isBid: boolean; readonly price: number },
): Level => {
  const levels = levelsOf(held, isBid)
  let at = levels.length
  for (; at > 0; at--) {
    const level = levels[at - 1] as Level
    if (level.price === price) return level
    if (isBid ? level.price < price : level.price > price) break
  }
  const level: Level = { price, shown: 0, shift: 0 }
  levels.splice(at, 0, level)
  return level
}

/** What really stands at a level, in shares. @category backtest @since 0.1.0 */
export const standing = ({ shown, shift }: Level): number => {
  const size = shown + shift
  // Less than a millionth of a share is what subtraction leaves.
  return size > 1e-6 ? size : 0
}

/**
 * Puts others' best prices anew, and takes off the levels before them of which nothing is left.
 *
 * @category backtest
 * @since 0.1.0
 */
export const reckonBest = (held: ExchangeMarket): void => {
  held.bestBid = best(held.bids, 0)
  held.bestAsk = best(held.asks, 1_000_000)
}

const best = (levels: Array<Level>, none: number): number => {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i] as Level
    if (standing(level) > 0) return level.price
    if (level.shown === 0) levels.splice(i, 1)
  }
  return none
}
