/**
 * Under what conditions a desk acts: how it is connected, what it may still send, how it fares.
 */

import type { RateBudget } from '../risk/rateBudget.js'
import * as EquityTrail from './ledger/equityTrail.js'

/**
 * What the driver says of its connection to the venue: when one's own orders and fills were last
 * sure to be told, when the last heartbeat went out (null: none is sent), whether the venue cancels
 * on a disconnect, and by how many ms its clock is ahead. What is null is not known.
 *
 * @category desk
 * @since 0.1.0
 */
export type VenueTold = {
  readonly userStreamAt: number | null
  readonly heartbeatAt: number | null
  readonly cancelOnDisconnect: boolean
  readonly clockSkewMs: number | null
}

/**
 * `venue` as last told; `restsUntil`: the venue asked for silence until then; `budget`: the tokens
 * left after what was last sent, null before; `reconciledAt`: when the last snapshot was asked for;
 * `trail`: what the account came to.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskConditions = {
  readonly venue: VenueTold | null
  readonly restsUntil: number | null
  readonly budget: RateBudget | null
  readonly reconciledAt: number | null
  readonly trail: EquityTrail.EquityTrail
}

/** Nothing known yet. @category desk @since 0.1.0 */
export const unknown: DeskConditions = {
  venue: null,
  restsUntil: null,
  budget: null,
  reconciledAt: null,
  trail: EquityTrail.empty,
}

/** Returns the conditions with some said anew. @category desk @since 0.1.0 */
export const changed = (
  conditions: DeskConditions,
  parts: { readonly [Key in keyof DeskConditions]?: DeskConditions[Key] },
): DeskConditions => ({
  venue: parts.venue === undefined ? conditions.venue : parts.venue,
  restsUntil: parts.restsUntil === undefined ? conditions.restsUntil : parts.restsUntil,
  budget: parts.budget === undefined ? conditions.budget : parts.budget,
  reconciledAt: parts.reconciledAt === undefined ? conditions.reconciledAt : parts.reconciledAt,
  trail: parts.trail ?? conditions.trail,
})
