/**
 * The claim that a market is, as its state tells it.
 */

import { plain } from '../market/settlement.js'
import { elapsed } from '../market/units.js'
import type { Claim, PrintedParts } from '../pricing/claim.js'
import type { SettledFairValue } from './config.js'
import type { PrintedSoFar, QuoteState } from './state.js'

/**
 * Returns the claim of a state, for a volatility; the drift moves its spot.
 *
 * @category decision
 * @since 0.1.0
 */
export const claimOf = (
  { now, market, spot, drift, printed, basis }: QuoteState,
  config: SettledFairValue,
  volatility: number,
): Claim => ({
  spot: drift === null || drift === undefined ? spot.price : spot.price * Math.exp(drift),
  strike: market.strike,
  volatility,
  secondsToOpen: elapsed({ from: now, to: market.openedAt }),
  secondsToExpiry: elapsed({ from: now, to: market.expiresAt }),
  settlement: market.settlement ?? plain,
  printed: printed === null || printed === undefined ? nothing : partsOf(printed),
  basis: basis ?? config.basis,
})

const nothing: PrintedParts = { strike: null, end: null }

const partsOf = ({ strike, end }: PrintedSoFar): PrintedParts => ({
  strike: strike ?? null,
  end: end ?? null,
})
