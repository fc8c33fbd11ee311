/**
 * What the law of a claim is made of whose price to beat is still to be fixed.
 */

import type { Fixing } from '../market/settlement.js'
import type { Claim } from './claim.js'
import { type FixingParts, fixingParts } from './fixingParts.js'
import { mostVariance } from './moments.js'
import { basisVariance, indexAt, indexAtSpot, variancePerSecond } from './pathMoments.js'

/**
 * The parts of the opening and of the end; the variance per second; the index now, as the end has
 * it, and what of the opening is printed, dollars, which by its mean `printedValue`; the seconds
 * between the opening's last print and the end's first (`gap`), and those before the opening's
 * first, as far as they count (`wait`); the variance of the basis between the two.
 *
 * With independent errors b and b', of mean 1 as exponentials, the end is above the opening where
 * `X·exp(b − b')` is above A, and that exponential has the mean `exp(σ²)`; where the venue has
 * published all but a share of the opening, `exp(share²·σ²)`. By this `excess` is `unit` more than
 * the index of the opening, and what is unprinted of `first` so much less of it.
 *
 * @category pricing
 * @since 0.1.0
 */
export type ForwardParts = {
  readonly first: FixingParts
  readonly last: FixingParts
  readonly rate: number
  readonly unit: number
  readonly printedValue: number
  readonly known: number
  readonly gap: number
  readonly wait: number
  readonly basis: number
  readonly excess: number
}

/**
 * Returns them. @category pricing @since 0.1.0
 */
export const forwardParts = (claim: Claim, end: Fixing): ForwardParts => {
  const { secondsToOpen, secondsToExpiry, settlement, printed } = claim
  const opening = settlement.strike.kind === 'opening' ? settlement.strike.fixing : end
  const first = fixingParts(opening, secondsToOpen, settlement.lagMs, printed.strike)
  const last = fixingParts(end, secondsToExpiry, settlement.lagMs, null)
  const open = 1 - first.printed
  const shared = printed.strike?.by === 'us' ? 1 : open * open
  const variance = basisVariance(claim)
  const excess = Math.exp(Math.min(variance * shared, mostVariance))
  const value = first.printed > 0 ? printedValue(claim) : 0
  const known = first.printed * value
  return {
    first: { ...first, ahead: first.ahead / excess, behind: first.behind / excess },
    last,
    rate: variancePerSecond(claim),
    unit: indexAtSpot(claim) * excess,
    printedValue: value,
    known,
    gap: Math.max(last.wait - first.wait - first.span * (1 - first.step), 0),
    wait: known > 0 ? first.wait : 0,
    basis: variance * (1 + shared),
    excess,
  }
}

const printedValue = ({ printed: { strike }, basis }: Claim): number => {
  if (strike === null) return 0
  return strike.by === 'us' ? indexAt(strike.value, basis.mean) : strike.value
}
