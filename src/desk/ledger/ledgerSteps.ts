/**
 * What each event of the account does to a ledger.
 */

import * as Dictionary from '../dictionary.js'
import * as Account from './account.js'
import type { LedgerAnomaly } from './ledgerAnomaly.js'
import type { LedgerEvent, LedgerMarketEvent } from './ledgerEvent.js'
import type { Ledger } from './ledgerState.js'
import * as MarketLedger from './marketLedger.js'
import { isWhole } from './micro.js'

/** An event of the account as a whole. @category desk @since 0.1.0 */
export type AccountEvent = Exclude<LedgerEvent, LedgerMarketEvent>

/** Returns the ledger with an event counted as refused. @category desk @since 0.1.0 */
export const refused = (ledger: Ledger, lastRefusal: LedgerAnomaly): Ledger => ({
  ...ledger,
  refused: ledger.refused + 1,
  lastRefusal,
})

/** Returns the ledger with a market opened; one listed before stays. @category desk @since 0.1.0 */
export const listed = (ledger: Ledger, id: string): Ledger => {
  if (typeof id !== 'string') return refused(ledger, { _tag: 'nonsense', said: 'listed' })
  if (Dictionary.get(ledger.markets, id) !== undefined) return ledger
  const market = MarketLedger.listed(id, ledger.day.number)
  return { ...ledger, markets: Dictionary.set(ledger.markets, id, market) }
}

/**
 * Returns the ledger without a market that is resolved and has no fill in doubt, its sums kept
 * among the archived ones.
 *
 * @category desk
 * @since 0.1.0
 */
export const archived = (ledger: Ledger, id: string): Ledger => {
  const market = Dictionary.get(ledger.markets, id)
  if (market === undefined)
    return refused(ledger, { _tag: 'unknown-market', market: id, said: 'archived' })
  const { count, resolution } = market
  if (resolution === null || count > 0)
    return refused(ledger, { _tag: 'not-archivable', market: id, provisional: count })
  const account = Account.moved(ledger.archived.account, market.account, Account.empty)
  return {
    ...ledger,
    markets: Dictionary.without(ledger.markets, id),
    archived: { count: ledger.archived.count + 1, account },
  }
}

type Transfer = Extract<AccountEvent, { readonly _tag: 'deposited' | 'granted' }>

/** Returns the ledger with a deposit or a grant, each id once. @category desk @since 0.1.0 */
export const transferred = (ledger: Ledger, { _tag, id, amount }: Transfer): Ledger => {
  if (!(typeof id === 'string' && isWhole(amount)))
    return refused(ledger, { _tag: 'nonsense', said: _tag })
  if (Dictionary.get(ledger.transfers, id) ?? Dictionary.get(ledger.transfersBefore, id))
    return ledger
  const deposits = ledger.deposits + (_tag === 'deposited' ? amount : 0)
  const granted = _tag === 'granted' ? amount : 0
  const grant: Account.Account = { ...Account.empty, cash: granted, rebates: granted }
  const account = Account.moved(ledger.account, grant, Account.empty)
  if (!(isWhole(deposits) && Account.isExact(account)))
    return refused(ledger, { _tag: 'too-large', said: _tag })
  return { ...ledger, deposits, account, transfers: Dictionary.set(ledger.transfers, id, true) }
}

type Roll = Extract<AccountEvent, { readonly _tag: 'rolled' }>

/**
 * Returns the ledger in a new day; the same day again changes nothing, one that does not begin
 * after it is refused.
 *
 * @category desk
 * @since 0.1.0
 */
export const rolled = (ledger: Ledger, { day: name, at }: Roll): Ledger => {
  const { day, account } = ledger
  if (!(typeof name === 'string' && isWhole(at)))
    return refused(ledger, { _tag: 'nonsense', said: 'rolled' })
  if (day.at !== null && name === day.name) return ledger
  if (day.at !== null && at <= day.at)
    return refused(ledger, { _tag: 'late-roll', at, openedAt: day.at })
  const profit = Account.profit(account)
  return {
    ...ledger,
    day: { number: day.number + 1, name, at, profitAtRoll: profit },
    dayBefore: { name: day.name, profit: profit - day.profitAtRoll },
    transfers: Dictionary.empty,
    transfersBefore: ledger.transfers,
  }
}
