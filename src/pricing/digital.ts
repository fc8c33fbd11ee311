/**
 * A binary claim as `fairValue` and its like take it: the least that is known, and how it settles.
 */

import { plain, type Settlement } from '../market/settlement.js'
import type { Outcome } from '../market/side.js'
import type { Basis, Claim, PrintedParts } from './claim.js'
import type { FairValueModel } from './d2.js'
import type { Link } from './link.js'

/**
 * A binary claim at an instant: `spot` and `strike` in dollars, above 0; `volatility` annualised, 0
 * or more; `secondsToExpiry` 0 or more. `model` is `blackScholes` where absent, `outcome` is `yes`.
 *
 * How it settles is told by the rest, each of them optional. Once one is given `strike` may be
 * null, for one that is still to be fixed, `secondsToExpiry` negative, once it has passed, and
 * `model` is not read: the `link` takes its place. Absent, `settlement` is `Settlement.plain`,
 * nothing is `printed`, the `basis` is none, the `link` normal, and the market open.
 *
 * @category pricing
 * @since 0.1.0
 */
export type Digital = {
  readonly spot: number
  readonly strike: number | null
  readonly volatility: number
  readonly secondsToExpiry: number
  readonly model?: FairValueModel | undefined
  readonly outcome?: Outcome | undefined
  readonly settlement?: Settlement | undefined
  readonly printed?: PrintedParts | undefined
  readonly basis?: Basis | undefined
  readonly link?: Link | undefined
  readonly secondsToOpen?: number | undefined
}

/**
 * Returns whether a claim says how it settles. @category pricing @since 0.1.0
 */
export const isSettled = ({
  strike,
  settlement,
  printed,
  basis,
  link,
  secondsToOpen,
}: Digital): boolean =>
  strike === null ||
  settlement !== undefined ||
  printed !== undefined ||
  basis !== undefined ||
  link !== undefined ||
  secondsToOpen !== undefined

/**
 * Returns the claim, with what it does not say as `Digital` has it. @category pricing @since 0.1.0
 */
export const claimOf = ({
  spot,
  strike,
  volatility,
  secondsToOpen = 0,
  secondsToExpiry,
  settlement = plain,
  printed = noPrints,
  basis = noBasis,
}: Digital): Claim => ({
  spot,
  strike,
  volatility,
  secondsToOpen,
  secondsToExpiry,
  settlement,
  printed,
  basis,
})

/**
 * Returns its link, normal where it says none. @category pricing @since 0.1.0
 */
export const linkOf = ({ link = normal }: Digital): Link => link

const noPrints: PrintedParts = { strike: null, end: null }
const noBasis: Basis = { mean: 0, deviation: 0 }
const normal: Link = { kind: 'normal', scale: 1 }
