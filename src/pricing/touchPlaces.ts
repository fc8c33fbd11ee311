/**
 * Where a market that settles on the extreme of its life stands to its level.
 */

import { logRatio } from '../math/logRatio.js'
import { type Claim, rebuiltStrike } from './claim.js'
import { mostVariance } from './moments.js'
import {
  basisVariance,
  indexAt,
  indexAtSpot,
  varianceOver,
  variancePerSecond,
} from './pathMoments.js'

/**
 * A level and what is paid once it is reached: `weight` dollars. `sign` is 1 for the highest and
 * −1 for the lowest; `distance` the logarithm of the index now over the level; `path` the variance
 * to come, in `seconds`, and `basis` that of the error of the index. `isReached` is null where it
 * is yet to be seen.
 *
 * @category pricing
 * @since 0.1.0
 */
export type TouchPlace = {
  readonly weight: number
  readonly isReached: boolean | null
  readonly sign: 1 | -1
  readonly distance: number
  readonly path: number
  readonly basis: number
  readonly seconds: number
}

/**
 * Returns them: one for a tie that pays all or nothing, two for one that pays half on a grid, half
 * of a tick to each side; none against a strike nobody knows, or of a range.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchPlaces = (claim: Claim, of: 'highest' | 'lowest'): ReadonlyArray<TouchPlace> => {
  const { settlement, strike } = claim
  const level = strike ?? rebuiltLevel(claim)
  if (level === null || settlement.strike.kind === 'between') return []
  const sign = of === 'highest' ? 1 : -1
  const half = (settlement.tickSize / 2) * sign
  if (settlement.tie === 'yes') return [placeAt(claim, sign, level - half, true, 1)]
  if (settlement.tie === 'no') return [placeAt(claim, sign, level + half, half !== 0, 1)]
  return [
    placeAt(claim, sign, level - half, true, 0.5),
    placeAt(claim, sign, level + half, half !== 0, 0.5),
  ]
}

const placeAt = (
  claim: Claim,
  sign: 1 | -1,
  beside: number,
  isTouchedOn: boolean,
  weight: number,
): TouchPlace => {
  const level = Math.min(beside, Number.MAX_VALUE)
  const index = indexAtSpot(claim)
  const reaches = (value: number): boolean =>
    value === level ? isTouchedOn : (value - level) * sign > 0
  const seconds = secondsLeft(claim)
  const basis = basisOf(claim)
  const path = Math.max(
    Math.min(varianceOver(variancePerSecond(claim), seconds), mostVariance),
    basis * leastShare,
  )
  const isSeen = reaches(extremeSoFar(claim)) || (reaches(index) && (basis === 0 || !(level > 0)))
  const isNever = path === 0 || !(level > 0)
  return {
    weight,
    isReached: isSeen ? true : isNever ? false : null,
    sign,
    distance: level > 0 ? logRatio(index, level) : 0,
    path,
    basis,
    seconds,
  }
}

const rebuiltLevel = (claim: Claim): number | null => {
  const strike = rebuiltStrike(claim)
  if (strike === null) return null
  return strike.by === 'us' ? indexAt(strike.value, claim.basis.mean) : strike.value
}

/** What is printed of the extreme, in units of the index; without it, what can be seen: spot. */
const extremeSoFar = (claim: Claim): number => {
  const { end } = claim.printed
  if (end === null) return Number.NaN
  return end.by === 'us' ? indexAt(end.value, claim.basis.mean) : end.value
}

const secondsLeft = ({ secondsToExpiry, settlement: { lagMs } }: Claim): number =>
  Math.max(secondsToExpiry - lagMs / 1000, 0)

/** Prices in doubles are no finer than a deviation of 1e-15. */
const basisOf = (claim: Claim): number => {
  const basis = Math.min(basisVariance(claim), mostVariance)
  return basis < 1e-30 ? 0 : basis
}

/**
 * Where the path is over, an error of the index alone is left: as a path of 1e-13 of its deviation,
 * by which the price moves by as little, it keeps its slope in the same terms.
 */
const leastShare = 1e-26
