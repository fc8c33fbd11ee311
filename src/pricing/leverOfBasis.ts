/**
 * By how much more, or less, the basis moves a claim than spot does.
 */

import { type Claim, isForward } from './claim.js'
import { fixingParts } from './fixingParts.js'
import { settledMoments } from './settledMoments.js'

/**
 * `constant + growing·e^distance`: what the logarithm of the index moves the distance of a term of
 * `settledTerms` by, where it moves all that carries our basis.
 *
 * @category pricing
 * @since 0.1.0
 */
export type LeverOfBasis = { readonly constant: number; readonly growing: number }

/**
 * Returns the lever of a claim's basis: 1 in general, which is exact of a price at an instant and
 * up to a third too little of an average.
 *
 * Prints rebuilt by us move with the basis as what is to come does, though the law has the scale of
 * the latter alone. Before the market opens both ends move, and only what the venue has published
 * of the opening stays. Of both it is exact: with `m` and `M` the scale and the mean of the law of
 * `settledMoments`, a distance is `−ln(1 + (k − M)/m)`, by which `k − M` falls as the index does.
 *
 * @category pricing
 * @since 0.1.0
 */
export const leverOfBasis = (claim: Claim): LeverOfBasis => {
  const law = isForward(claim) || claim.printed.end?.by === 'us' ? settledMoments(claim) : null
  if (law === null || law.variance === 0) return asSpot
  const { mean, scale } = law
  return isForward(claim)
    ? { constant: 0, growing: published(claim) / scale }
    : { constant: 1, growing: (mean - scale) / scale }
}

const asSpot: LeverOfBasis = { constant: 1, growing: 0 }

/** Of a price to beat that is still to be fixed, in dollars. */
const published = ({ settlement, secondsToOpen, printed: { strike } }: Claim): number => {
  if (settlement.strike.kind !== 'opening' || strike?.by !== 'venue') return 0
  const parts = fixingParts(settlement.strike.fixing, secondsToOpen, settlement.lagMs, strike)
  return parts.printed * strike.value
}
