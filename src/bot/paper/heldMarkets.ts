/**
 * What a desk holds, for a paper venue that forgot it.
 */

import { type Desk, markets } from '../../desk/desk.js'
import { market as ledgerOf } from '../../desk/ledger/ledger.js'
import type { Market } from '../../market/market.js'

/** A market that is not over, and micro-shares held there. @category bot @since 0.1.0 */
export type HeldMarket = { readonly market: Market; readonly yes: number; readonly no: number }

/** Returns the markets of a desk that are not over. @category bot @since 0.1.0 */
export const heldMarkets = (desk: Desk): ReadonlyArray<HeldMarket> =>
  markets(desk).flatMap(({ market, resolvedAt }): ReadonlyArray<HeldMarket> => {
    const holding = ledgerOf(desk.ledger, market.id)?.holding
    if (holding === undefined || resolvedAt !== null) return []
    return [{ market, yes: holding.yes, no: holding.no }]
  })
