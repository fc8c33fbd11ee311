/**
 * An extreme whose life is over by the index's clock though nobody has told what it was.
 */

import type { Printed } from '../market/settlement.js'
import { type Claim, isForward, rebuiltStrike } from './claim.js'

/**
 * Returns the claim on one price that an extreme comes to once its last instant has passed, the lag
 * before the end; null until then. Of `lowest` it is the claim that pays where YES does not.
 *
 * Spot now is no part of such a life any more. What we have printed is the extreme, and so is what
 * the venue has once the market is over. Until then what the venue lacks, like what nobody has
 * printed, is known by its last instant alone, which is spot of back then: the price of a point,
 * and the least that the extreme is worth. The claim is worth more where a path may have come up to
 * the strike before and gone back.
 *
 * @category pricing
 * @since 0.1.0
 */
export const decidedExtreme = (claim: Claim, of: 'highest' | 'lowest'): Claim | null => {
  const { settlement, printed, secondsToExpiry } = claim
  if (!(secondsToExpiry < settlement.lagMs / 1000)) return null
  if (settlement.strike.kind === 'between' || isForward(claim)) return null
  const { tie } = settlement
  const mirrored = tie === 'half' ? tie : tie === 'yes' ? 'no' : 'yes'
  const end = isWhole(claim, of) && printed.end !== null ? { ...printed.end, count: 1 } : null
  return {
    ...claim,
    settlement: {
      ...settlement,
      end: { kind: 'point' },
      tie: of === 'highest' ? tie : mirrored,
    },
    printed: { strike: printed.strike, end },
  }
}

/** Whether nothing that is not printed can change the outcome. */
const isWhole = (claim: Claim, of: 'highest' | 'lowest'): boolean => {
  const { printed, secondsToExpiry } = claim
  if (printed.end === null) return false
  return printed.end.by === 'us' || secondsToExpiry <= 0 || hasPassed(claim, printed.end, of)
}

const hasPassed = (claim: Claim, { value }: Printed, of: 'highest' | 'lowest'): boolean => {
  const level = claim.strike ?? rebuiltStrike(claim)?.value ?? Number.NaN
  const half = claim.settlement.tickSize / 2
  return of === 'highest' ? value >= level - half : value <= level + half
}
