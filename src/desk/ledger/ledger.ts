/**
 * The confirmed ledger over all markets: cash, positions, profit and loss, to the micro-dollar.
 *
 * A fold of events, each counted once however often and in whatever order it comes. Every sum is
 * kept as it changes, so that an event costs the same with a thousand markets as with ten.
 */

import * as Dictionary from '../dictionary.js'
import * as Account from './account.js'
import type { LedgerEvent, LedgerMarketEvent } from './ledgerEvent.js'
import type * as State from './ledgerState.js'
import * as Steps from './ledgerSteps.js'
import type * as MarketLedger from './marketLedger.js'
import { marketSteps } from './marketSteps.js'
import { isWhole } from './micro.js'

/** What a ledger holds. @category desk @since 0.1.0 */
export type Ledger = State.Ledger

/** A day of a ledger. @category desk @since 0.1.0 */
export type Day = State.Day

/**
 * A ledger in which nothing has happened.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.equity(Ledger.empty) // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const empty: Ledger = {
  markets: Dictionary.empty,
  account: Account.empty,
  deposits: 0,
  day: { number: 0, name: '', at: null, profitAtRoll: 0 },
  dayBefore: null,
  transfers: Dictionary.empty,
  transfersBefore: Dictionary.empty,
  archived: { count: 0, account: Account.empty },
  refused: 0,
  lastRefusal: null,
}

/**
 * Returns the ledger after an event; the ledger itself where the event was heard before. What names
 * no listed market, holds nonsense or is too large to count exactly is refused, with the reason.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * const listed = Ledger.applied(Ledger.empty, { _tag: 'listed', market: 'm1' })
 * const bought = Ledger.applied(listed, {
 *   _tag: 'confirmed',
 *   market: 'm1',
 *   fill: { id: 'f1', outcome: 'yes', side: 'bid', size: 100_000_000, price: 400_000, fee: 0 },
 * })
 * Ledger.cash(bought) // => -40_000_000
 *
 * @category desk
 * @since 0.1.0
 */
export const applied = (ledger: Ledger, event: LedgerEvent): Ledger => {
  switch (event._tag) {
    case 'listed':
      return Steps.listed(ledger, event.market)
    case 'archived':
      return Steps.archived(ledger, event.market)
    case 'deposited':
    case 'granted':
      return Steps.transferred(ledger, event)
    case 'rolled':
      return Steps.rolled(ledger, event)
    default:
      return inMarket(ledger, event)
  }
}

/**
 * Returns the ledger without a market that is resolved and has no fill in doubt; its sums stay in
 * the account and among the archived ones. What is heard of it later is refused.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.archive(Ledger.empty, 'm1').lastRefusal?._tag // => 'unknown-market'
 *
 * @category desk
 * @since 0.1.0
 */
export const archive = (ledger: Ledger, market: string): Ledger => Steps.archived(ledger, market)

/**
 * Returns the ledger of a market, or undefined where none of that id is listed.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.market(Ledger.empty, 'm1') // => undefined
 *
 * @category desk
 * @since 0.1.0
 */
export const market = ({ markets }: Ledger, id: string): MarketLedger.MarketLedger | undefined =>
  Dictionary.get(markets, id)

/**
 * Returns the cash in micro-dollars: deposits, and what trading has brought and cost.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.cash(Ledger.empty) // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const cash = ({ deposits, account }: Ledger): number => deposits + account.cash

/**
 * Returns the cash and the value of what is held at its marks, in micro-dollars.
 *
 * It is deposits + realised + unrealised − fees + rebates, where unrealised is value less cost.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.equity(Ledger.empty) // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const equity = ({ deposits, account }: Ledger): number => deposits + Account.profit(account)

/**
 * Returns the profit and loss of the account since the day began, in micro-dollars: with what is
 * open, without deposits.
 *
 * @example
 * import { Ledger } from 'twoway'
 *
 * Ledger.profitToday(Ledger.empty) // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const profitToday = ({ account, day }: Ledger): number =>
  Account.profit(account) - day.profitAtRoll

const inMarket = (ledger: Ledger, event: LedgerMarketEvent): Ledger => {
  const { _tag: said, market: id } = event
  const known = Dictionary.get(ledger.markets, id)
  if (known === undefined)
    return Steps.refused(ledger, { _tag: 'unknown-market', market: id, said })
  const next = marketSteps(known, event, ledger.day.number)
  if (next === known) return ledger
  if (next === null) return Steps.refused(ledger, { _tag: 'nonsense', said })
  const account = Account.moved(ledger.account, next.account, known.account)
  if (!(Account.isExact(account) && isExact(next)))
    return Steps.refused(ledger, { _tag: 'too-large', said })
  return {
    markets: Dictionary.set(ledger.markets, id, next),
    account,
    deposits: ledger.deposits,
    day: ledger.day,
    dayBefore: ledger.dayBefore,
    transfers: ledger.transfers,
    transfersBefore: ledger.transfersBefore,
    archived: ledger.archived,
    refused: ledger.refused,
    lastRefusal: ledger.lastRefusal,
  }
}

const isExact = ({ account, holding, inDoubt }: MarketLedger.MarketLedger): boolean =>
  Account.isExact(account) &&
  isWhole(holding.yes - holding.no) &&
  isWhole(holding.yes) &&
  isWhole(holding.no) &&
  isWhole(holding.yesCost) &&
  isWhole(holding.noCost) &&
  isWhole(inDoubt.yesUp + inDoubt.noDown) &&
  isWhole(inDoubt.yesDown + inDoubt.noUp) &&
  isWhole(inDoubt.lossIfYes) &&
  isWhole(inDoubt.lossIfNo)
