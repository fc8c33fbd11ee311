/**
 * A binary claim under its settlement rule, at an instant.
 */

import type { Fixing, Printed, Settlement } from '../market/settlement.js'

/**
 * How the settlement index stands to the spot one sees: `mean`, the logarithm of the ratio that is
 * expected, and `deviation`, the standard deviation of that logarithm. 0.0001 is a basis point.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Basis = { readonly mean: number; readonly deviation: number }

/**
 * What of the two fixings is printed; null where nothing is. @category pricing @since 0.1.0
 */
export type PrintedParts = { readonly strike: Printed | null; readonly end: Printed | null }

/**
 * A binary claim at an instant. `spot` in dollars, above 0; `strike` the same, null until it is
 * known; `volatility` annualised, 0 or more; the two times to the venue's own instants, negative
 * once they have passed.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Claim = {
  readonly spot: number
  readonly strike: number | null
  readonly volatility: number
  readonly secondsToOpen: number
  readonly secondsToExpiry: number
  readonly settlement: Settlement
  readonly printed: PrintedParts
  readonly basis: Basis
}

/**
 * Returns whether a claim has a price: its strike is known, is rebuilt whole, or is still to be
 * fixed. Without one, in an open market whose price to beat nobody knows, there is nothing to
 * quote; nor, where an extreme decides, before the market opens.
 *
 * @example
 * import { Claim, Settlement } from 'twoway'
 *
 * Claim.isPriceable({
 *   spot: 100_000,
 *   strike: null,
 *   volatility: 0.5,
 *   secondsToOpen: -1,
 *   secondsToExpiry: 299,
 *   settlement: { ...Settlement.plain, strike: { kind: 'opening', fixing: { kind: 'point' } } },
 *   printed: { strike: null, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * }) // => false
 *
 * @category pricing
 * @since 0.1.0
 */
export const isPriceable = (claim: Claim): boolean =>
  claim.strike !== null ||
  rebuiltStrike(claim) !== null ||
  (isForward(claim) && claim.settlement.end.kind !== 'extremum')

/**
 * Returns whether the strike is still to be fixed, in whole or in part, so that both ends are
 * random.
 *
 * @example
 * import { Claim, Settlement } from 'twoway'
 *
 * Claim.isForward({
 *   spot: 100_000,
 *   strike: null,
 *   volatility: 0.5,
 *   secondsToOpen: 60,
 *   secondsToExpiry: 360,
 *   settlement: { ...Settlement.plain, strike: { kind: 'opening', fixing: { kind: 'point' } } },
 *   printed: { strike: null, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * }) // => true
 *
 * @category pricing
 * @since 0.1.0
 */
export const isForward = (claim: Claim): boolean =>
  claim.strike === null &&
  claim.settlement.strike.kind === 'opening' &&
  claim.secondsToOpen > 0 &&
  rebuiltStrike(claim) === null

/**
 * Returns the opening fixing where all of it is printed though no strike is published; null where
 * it is not, or where the strike is not an opening price.
 *
 * @example
 * import { Claim, Settlement } from 'twoway'
 *
 * Claim.rebuiltStrike({
 *   spot: 100_000,
 *   strike: null,
 *   volatility: 0.5,
 *   secondsToOpen: -1,
 *   secondsToExpiry: 299,
 *   settlement: { ...Settlement.plain, strike: { kind: 'opening', fixing: { kind: 'point' } } },
 *   printed: { strike: { count: 1, value: 99_990, by: 'us' }, end: null },
 *   basis: { mean: 0, deviation: 0 },
 * }) // => { count: 1, value: 99_990, by: 'us' }
 *
 * @category pricing
 * @since 0.1.0
 */
export const rebuiltStrike = ({
  strike,
  secondsToOpen,
  settlement: { strike: rule },
  printed,
}: Claim): Printed | null => {
  if (strike !== null || rule.kind !== 'opening' || printed.strike === null) return null
  return isWhole(rule.fixing, printed.strike.count, secondsToOpen) ? printed.strike : null
}

const isWhole = (fixing: Fixing, count: number, secondsLeft: number): boolean => {
  if (fixing.kind === 'point') return count >= 1
  return fixing.prints === null ? secondsLeft <= 0 : count >= fixing.prints
}
