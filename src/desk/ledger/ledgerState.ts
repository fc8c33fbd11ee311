/**
 * What a ledger holds.
 */

import type * as Dictionary from '../dictionary.js'
import type * as Account from './account.js'
import type { LedgerAnomaly } from './ledgerAnomaly.js'
import type * as MarketLedger from './marketLedger.js'

/**
 * A day: its number and name, when it began (ms; null for the first), and the profit and loss of
 * the account until then in micro-dollars.
 *
 * @category desk
 * @since 0.1.0
 */
export type Day = {
  readonly number: number
  readonly name: string
  readonly at: number | null
  readonly profitAtRoll: number
}

/**
 * The markets by id; the account over all of them, those archived and what no market names with
 * them; deposits in micro-dollars; the day, and name and result of the one before; the ids of the
 * deposits and grants of today and the day before; what of the account is archived; how many events
 * were refused, and why the last was.
 *
 * @category desk
 * @since 0.1.0
 */
export type Ledger = {
  readonly markets: Dictionary.Dictionary<MarketLedger.MarketLedger>
  readonly account: Account.Account
  readonly deposits: number
  readonly day: Day
  readonly dayBefore: { readonly name: string; readonly profit: number } | null
  readonly transfers: Dictionary.Dictionary<true>
  readonly transfersBefore: Dictionary.Dictionary<true>
  readonly archived: { readonly count: number; readonly account: Account.Account }
  readonly refused: number
  readonly lastRefusal: LedgerAnomaly | null
}
