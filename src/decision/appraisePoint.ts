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
  { now, market, printed, basis }: QuoteState,
  config: SettledFairValue,
  volatility: number,
): number => {
  const { settlement, strike } = market
  if (strike === null || config.link.kind === 'jumps') return 0
  if (printed !== null && printed !== undefined) return 0
  if (settlement !== null && settlement !== undefined && !isOnePrice(settlement)) return 0
  const left = secondsLeft(now, market)
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
export const pointSeconds = ({ now, market }: QuoteState): number => secondsLeft(now, market)

const secondsLeft = (now: number, { expiresAt, settlement }: QuoteState['market']): number =>
  elapsed({ from: now, to: expiresAt }) - (settlement?.lagMs ?? 0) / 1000

/**
 * Returns the logarithm of the index now over the strike, the tie on its grid included.
 *
 * @category decision
 * @since 0.1.0
 */
export const pointDistance = (
  { market: { strike, settlement }, spot, drift, basis }: QuoteState,
  config: SettledFairValue,
): number => {
  const shift = (drift ?? 0) + (basis ?? config.basis).mean
  const index = shift === 0 ? spot.price : spot.price * Math.exp(shift)
  const half = (settlement?.tickSize ?? 0) / 2
  const level = (strike as number) + (settlement?.tie === 'yes' ? -half : half)
  return logRatio(index, level)
}

/** On a grid a tie that pays half has two levels. */
const isOnePrice = ({ end, strike, tie, tickSize }: Settlement): boolean =>
  end.kind === 'point' && strike.kind !== 'between' && (tie !== 'half' || tickSize === 0)
