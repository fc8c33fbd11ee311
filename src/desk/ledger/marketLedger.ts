/**
 * The ledger of one market: what is confirmed, and beside it what may yet be taken back.
 */

import * as Dictionary from '../dictionary.js'
import * as Account from './account.js'
import * as Exposure from './exposure.js'
import type { Fill } from './fill.js'
import * as Holding from './holding.js'
import type { LedgerAnomaly } from './ledgerAnomaly.js'
import type { Resolution } from './ledgerEvent.js'

/**
 * How far a fill has come: with its data while it is `matched`; `contradicted` where the venue has
 * both confirmed it and said that it failed.
 *
 * @category desk
 * @since 0.1.0
 */
export type FillRecord =
  | { readonly stage: 'matched'; readonly fill: Fill }
  | { readonly stage: 'confirmed' }
  | { readonly stage: 'failed' }
  | { readonly stage: 'contradicted' }

/**
 * One market's confirmed holding, as if it were unresolved; the matched fills in doubt, `count` of
 * them, and what they may change; every fill and transfer heard of, by id; how it is resolved, null
 * while it is not, and how often that was corrected; the marks; its account under all of these; and
 * its profit and loss when the day `day` began, in micro-dollars.
 *
 * @category desk
 * @since 0.1.0
 */
export type MarketLedger = {
  readonly id: string
  readonly holding: Holding.Holding
  readonly inDoubt: Exposure.LedgerExposure
  readonly count: number
  readonly fills: Dictionary.Dictionary<FillRecord>
  readonly transfers: Dictionary.Dictionary<true>
  readonly resolution: Resolution | null
  readonly corrections: number
  readonly marks: Holding.KnownMarks
  readonly account: Account.Account
  readonly day: number
  readonly profitAtRoll: number
  readonly anomalies: ReadonlyArray<LedgerAnomaly>
}

/**
 * Returns the ledger of a market in which nothing has happened, listed on the day of that number.
 *
 * @example
 * import { MarketLedger } from 'twoway'
 *
 * MarketLedger.listed('m1', 0).holding.yes // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const listed = (id: string, day: number): MarketLedger => ({
  id,
  holding: Holding.empty,
  inDoubt: Exposure.none,
  count: 0,
  fills: Dictionary.empty,
  transfers: Dictionary.empty,
  resolution: null,
  corrections: 0,
  marks: Holding.unknown,
  account: Account.empty,
  day,
  profitAtRoll: 0,
  anomalies: [],
})

/**
 * What a change of a market's ledger may replace; its account follows.
 *
 * @category desk
 * @since 0.1.0
 */
export type Change = {
  readonly [Key in Exclude<keyof MarketLedger, 'id' | 'account' | 'day' | 'profitAtRoll'>]?:
    | MarketLedger[Key]
    | undefined
}

/**
 * Returns the ledger with a change, its account reckoned anew; the profit at the roll is taken when
 * the first change of a day comes, until when nothing can have moved.
 *
 * @example
 * import { MarketLedger } from 'twoway'
 *
 * const market = MarketLedger.listed('m1', 0)
 * MarketLedger.changed(market, { resolution: 'yes' }, 0).resolution // => 'yes'
 *
 * @category desk
 * @since 0.1.0
 */
export const changed = (market: MarketLedger, change: Change, day: number): MarketLedger => {
  const holding = change.holding ?? market.holding
  const marks = change.marks ?? market.marks
  const resolution = change.resolution === undefined ? market.resolution : change.resolution
  const fresh =
    holding !== market.holding || marks !== market.marks || resolution !== market.resolution
  return {
    id: market.id,
    holding,
    inDoubt: change.inDoubt ?? market.inDoubt,
    count: change.count ?? market.count,
    fills: change.fills ?? market.fills,
    transfers: change.transfers ?? market.transfers,
    resolution,
    corrections: change.corrections ?? market.corrections,
    marks,
    account: fresh ? Account.ofHolding(holding, marks, resolution) : market.account,
    day,
    profitAtRoll: market.day === day ? market.profitAtRoll : Account.profit(market.account),
    anomalies: change.anomalies ?? market.anomalies,
  }
}

/**
 * Returns the profit and loss in micro-dollars since the day of that number began, with what is
 * open.
 *
 * @example
 * import { MarketLedger } from 'twoway'
 *
 * MarketLedger.profitToday(MarketLedger.listed('m1', 0), 0) // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const profitToday = (market: MarketLedger, day: number): number =>
  market.day === day ? Account.profit(market.account) - market.profitAtRoll : 0

/**
 * Returns the confirmed shares as the venue shows them, in micro-shares; none once it is resolved.
 *
 * @example
 * import { MarketLedger } from 'twoway'
 *
 * MarketLedger.position(MarketLedger.listed('m1', 0)) // => { yes: 0, no: 0 }
 *
 * @category desk
 * @since 0.1.0
 */
export const position = ({
  holding,
  resolution,
}: MarketLedger): { readonly yes: number; readonly no: number } =>
  resolution === null ? Holding.shown(holding) : nothingHeld

const nothingHeld = { yes: 0, no: 0 }
