/**
 * How much of what a market's settlement still hides the next seconds bring out.
 */

import { type EndRule, plain } from '../market/settlement.js'
import { elapsed, secondsPerYear } from '../market/units.js'
import { diffusionLeft } from '../pricing/diffusionLeft.js'
import { fixingParts } from '../pricing/fixingParts.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'

/**
 * Returns the share of the settlement's variance that the next `seconds` bring, 0 to 1.
 *
 * Of the basis no second brings any, and what the venue has printed carries none: its variance
 * counts by the square of the share that is not printed. Once the last of the diffusion is out, the
 * lag before the end, who sees the index knows the rest as well, so the share is 1 from there on.
 *
 * @category decision
 * @since 0.1.0
 */
export const shareOfVariance = (
  state: QuoteState,
  { fairValue }: QuoteConfig,
  volatility: number,
  seconds: number,
): number => {
  const { now, market, basis } = state
  const { end, lagMs } = market.settlement ?? plain
  const left = elapsed({ from: now, to: market.expiresAt }) - lagMs / 1000
  if (!(left > seconds)) return left <= seconds ? 1 : Number.NaN
  const before = diffusionLeft(end, left)
  const lost = before - diffusionLeft(end, left - seconds)
  const ofConfig = fairValue.model === 'settled' ? fairValue.basis.deviation : 0
  const deviation = basis?.deviation ?? ofConfig
  const ofBasis = (deviation * deviation * secondsPerYear) / (volatility * volatility)
  return lost / (before + ofBasis * basesOf(state, end))
}

/** How many times the variance of the basis is in the settlement: as in `settledParts`. */
const basesOf = ({ now, market, printed }: QuoteState, end: EndRule): number => {
  if (printed === null || printed === undefined || end.kind === 'extremum') return 1
  const ofStrike = market.strike === null && printed.strike?.by === 'us' ? 1 : 0
  if (printed.end?.by !== 'venue') return 1 + ofStrike
  const seconds = elapsed({ from: now, to: market.expiresAt })
  const parts = fixingParts(end, seconds, market.settlement?.lagMs ?? 0, printed.end)
  return (1 - parts.printed) ** 2 + ofStrike
}
