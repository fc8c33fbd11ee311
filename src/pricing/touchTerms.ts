/**
 * The terms of a market that settles on the extreme of its life.
 */

import * as BivariateNormal from '../math/bivariateNormal.js'
import { logRatio } from '../math/logRatio.js'
import { cdf } from '../math/normal.js'
import { type Claim, rebuiltStrike } from './claim.js'
import { mostVariance } from './moments.js'
import {
  basisVariance,
  indexAt,
  indexAtSpot,
  varianceOver,
  variancePerSecond,
} from './pathMoments.js'
import { certainTerm, type SettledTerm } from './settledTerm.js'

/**
 * Returns the terms of the probability that the highest price comes up to the strike, or the lowest
 * down to it: certain once the printed extreme has, or spot.
 *
 * Source: the reflection principle for a driftless lognormal price, `Φ(d₂) + (S/K)·Φ(d₁)` below
 * the strike and its mirror above. Exact for the normal link and a path seen at every instant; of
 * another link it is the same two places, held to 1. A basis that is uncertain moves the whole
 * path and is not reflected: the second term counts for less, by the bivariate normal, within
 * 6e-4 up to a deviation of 0.4 %. A range of extremes has no terms.
 *
 * @category pricing
 * @since 0.1.0
 */
export const touchTerms = (claim: Claim, of: 'highest' | 'lowest'): ReadonlyArray<SettledTerm> => {
  const { settlement, strike } = claim
  const level = strike ?? rebuiltLevel(claim)
  if (level === null || settlement.strike.kind === 'between') return []
  const half = (settlement.tickSize / 2) * (of === 'highest' ? 1 : -1)
  if (settlement.tie === 'yes') return termsAt(claim, of, level - half, true, 1)
  if (settlement.tie === 'no') return termsAt(claim, of, level + half, half !== 0, 1)
  return [
    ...termsAt(claim, of, level - half, true, 0.5),
    ...termsAt(claim, of, level + half, half !== 0, 0.5),
  ]
}

const termsAt = (
  claim: Claim,
  of: 'highest' | 'lowest',
  level: number,
  isTouchedOn: boolean,
  weight: number,
): ReadonlyArray<SettledTerm> => {
  const sign = of === 'highest' ? 1 : -1
  const index = indexAtSpot(claim)
  const reaches = (value: number): boolean =>
    value === level ? isTouchedOn : (value - level) * sign > 0
  const seconds = secondsLeft(claim)
  const path = Math.min(varianceOver(variancePerSecond(claim), seconds), mostVariance)
  const total = path + Math.min(basisVariance(claim), mostVariance)
  if (reaches(extremeSoFar(claim)) || (reaches(index) && (total === path || !(level > 0))))
    return [certainTerm(weight, Infinity)]
  if (total === 0 || !(level > 0)) return [certainTerm(weight, -Infinity)]
  const distance = logRatio(index, level)
  const [first, second] = sign > 0 ? [distance, distance + total] : [total - distance, -distance]
  const reflected = weight * ratioOf(distance) * shareReflected(first, path, total)
  return [
    { weight, distance: first, variance: total, seconds },
    { weight: reflected, distance: second, variance: total, seconds },
  ]
}

/**
 * With an error b of the index and Z the path, touched is `b + √w·|Z|` past the level: twice the
 * chance that `b + √w·Z` is and Z above 0, against once the chance of the first alone.
 */
const shareReflected = (distance: number, path: number, total: number): number => {
  if (path === total) return 1
  const x = distance / Math.sqrt(total) - Math.sqrt(total) / 2
  const past = cdf(x)
  const correlation = Math.sqrt(path / total)
  if (!(past > 0)) return 1
  return Math.max((2 * BivariateNormal.cdf({ x, y: 0, correlation })) / past - 1, 0)
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

/** `exp(600)` times a tail of 600/√140 deviations is nothing. */
const ratioOf = (distance: number): number => (distance > 600 ? 0 : Math.exp(distance))
