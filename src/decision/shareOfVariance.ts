/**
 * How much of what a market's settlement still hides the next seconds bring out.
 */

import { plain } from '../market/settlement.js'
import { elapsed, secondsPerYear } from '../market/units.js'
import { diffusionLeft } from '../pricing/diffusionLeft.js'
import { type FixingParts, fixingParts } from '../pricing/fixingParts.js'
import { secondsOfMean } from '../pricing/pathMoments.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'

/**
 * Returns the share of the settlement's variance that the next `seconds` bring, 0 to 1.
 *
 * What has passed and is not printed to us, of an average, comes out at once: who sees the index
 * knows it. Of the basis no second brings any, and what the venue has printed carries none: its
 * variance counts by the square of the share that is not printed. Once the last of the diffusion is
 * out, the lag before the end, who sees the index knows the rest as well, so the share is 1 from
 * there on.
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
  const { now, market, basis, printed = null } = state
  const { end, lagMs } = market.settlement ?? plain
  const toExpiry = elapsed({ from: now, to: market.expiresAt })
  const left = toExpiry - lagMs / 1000
  if (!(left > seconds)) return left <= seconds ? 1 : Number.NaN
  const before = diffusionLeft(end, left)
  const lost = before - diffusionLeft(end, left - seconds)
  const ofConfig = fairValue.model === 'settled' ? fairValue.basis.deviation : 0
  const deviation = basis?.deviation ?? ofConfig
  const ofBasis = (deviation * deviation * secondsPerYear) / (volatility * volatility)
  if (end.kind === 'extremum' || (end.kind === 'point' && printed === null))
    return lost / (before + ofBasis)
  // Before its window nothing is behind, and mostly nothing is told.
  if (end.kind !== 'point' && printed === null && left >= end.windowMs / 1000)
    return lost / (before + ofBasis)
  const parts = fixingParts(end, toExpiry, lagMs, printed?.end ?? null)
  const hidden = hiddenIn(parts)
  return (lost + hidden) / (before + hidden + ofBasis * basesOf(state, parts))
}

/** Seconds of spot that the variance of what is behind is worth. */
const hiddenIn = ({ behind, behindWait, behindSpan, behindStep }: FixingParts): number =>
  behind === 0 ? 0 : behind * behind * secondsOfMean(behindWait, behindSpan, behindStep)

/** How many times the variance of the basis is in the settlement: as in `settledParts`. */
const basesOf = ({ market, printed }: QuoteState, parts: FixingParts): number => {
  const ofStrike = market.strike === null && printed?.strike?.by === 'us' ? 1 : 0
  return (printed?.end?.by === 'venue' ? (1 - parts.printed) ** 2 : 1) + ofStrike
}
