/**
 * A claim that settles on the price of an instant: two numbers, where others need a law.
 */

import type { Settlement } from '../market/settlement.js'
import { elapsed, secondsPerYear } from '../market/units.js'
import { logRatio } from '../math/logRatio.js'
import type { SettledFairValue } from './config.js'
import type { QuoteState } from './state.js'

/**
 * Returns the variance of a claim that settles on the price of an instant still to come, against
 * one known strike: that of spot until then and that of the basis. 0 for every other claim.
 *
 * What `settledTerms` says of such a claim, without the claim.
 *
 * @category decision
 * @since 0.1.0
 */
export const pointVariance = (
  state: QuoteState,
  config: SettledFairValue,
  volatility: number,
): number => {
  const { market, printed, basis } = state
  const { settlement, strike } = market
  if (strike === null || config.link.kind === 'jumps') return 0
  if (printed !== null && printed !== undefined) return 0
  if (settlement !== null && settlement !== undefined && !isOnePrice(settlement)) return 0
  const left = pointSeconds(state)
  if (!(left > 0)) return 0
  const { deviation } = basis ?? config.basis
  return ((volatility * volatility) / secondsPerYear) * left + deviation * deviation
}

/**
 * Returns the seconds until the spot of which the index settles.
 *
 * @category decision
 * @since 0.1.0
 */
export const pointSeconds = ({ now, market: { expiresAt, settlement } }: QuoteState): number =>
  elapsed({ from: now, to: expiresAt }) - (settlement?.lagMs ?? 0) / 1000

/**
 * Returns the logarithm of the index now over the level that decides.
 *
 * @category decision
 * @since 0.1.0
 */
export const pointDistance = (state: QuoteState, config: SettledFairValue): number =>
  logRatio(indexNow(state, config), levelOf(state.market.strike as number, state.market.settlement))

/**
 * Returns the settlement index that spot stands for, in dollars, drift and basis included.
 *
 * @category decision
 * @since 0.1.0
 */
export const indexNow = ({ spot, drift, basis }: QuoteState, config: SettledFairValue): number => {
  const shift = (drift ?? 0) + (basis ?? config.basis).mean
  return shift === 0 ? spot.price : spot.price * Math.exp(shift)
}

/**
 * Returns the price above which YES is paid, before rounding: the strike, and on a grid half a tick
 * to the side that the tie pays.
 *
 * @category decision
 * @since 0.1.0
 */
export const levelOf = (strike: number, settlement: Settlement | null | undefined): number => {
  const half = (settlement?.tickSize ?? 0) / 2
  return strike + (settlement?.tie === 'yes' ? -half : half)
}

/**
 * Returns whether one level decides: no range, and on a grid no tie that pays half.
 *
 * @category decision
 * @since 0.1.0
 */
export const isOneLevel = ({ strike, tie, tickSize }: Settlement): boolean =>
  strike.kind !== 'between' && (tie !== 'half' || tickSize === 0)

const isOnePrice = (settlement: Settlement): boolean =>
  settlement.end.kind === 'point' && isOneLevel(settlement)
