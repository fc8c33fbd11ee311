/**
 * How a desk changes: part by part, with what follows from each.
 */

import type { AssetDesk, Desk, DeskMarket } from './desk.js'
import * as DeskAnomaly from './deskAnomaly.js'
import { changed as changedMarket, reckoned, reckonedWith } from './deskMarket.js'
import * as Dictionary from './dictionary.js'
import * as Ledger from './ledger/ledger.js'
import type { LedgerEvent } from './ledger/ledgerEvent.js'

/** The parts of a desk that are said anew. @category desk @since 0.1.0 */
export type DeskParts = { readonly [Key in keyof Desk]?: Desk[Key] }

/** Returns a desk with some parts said anew. @category desk @since 0.1.0 */
export const changed = (desk: Desk, parts: DeskParts): Desk => ({
  now: parts.now ?? desk.now,
  settings: desk.settings,
  nextOrder: parts.nextOrder ?? desk.nextOrder,
  assets: parts.assets ?? desk.assets,
  assetOf: parts.assetOf ?? desk.assetOf,
  ledger: parts.ledger ?? desk.ledger,
  strays: parts.strays ?? desk.strays,
  settled: parts.settled ?? desk.settled,
  live: parts.live ?? desk.live,
  killSwitch: parts.killSwitch ?? desk.killSwitch,
  conditions: parts.conditions ?? desk.conditions,
  anomalies: parts.anomalies ?? desk.anomalies,
  events: parts.events ?? desk.events,
})

/** Named one by one: `changed` reads parts of many shapes, slow where each event passes. */
const over = (desk: Desk, assets: Desk['assets'], ledger: Desk['ledger'], live: number): Desk => ({
  now: desk.now,
  settings: desk.settings,
  nextOrder: desk.nextOrder,
  assets,
  assetOf: desk.assetOf,
  ledger,
  strays: desk.strays,
  settled: desk.settled,
  live,
  killSwitch: desk.killSwitch,
  conditions: desk.conditions,
  anomalies: desk.anomalies,
  events: desk.events,
})

/** Returns a desk that has heard more events, at an instant. @category desk @since 0.1.0 */
export const heard = (desk: Desk, now: number, count = 1): Desk => ({
  now,
  settings: desk.settings,
  nextOrder: desk.nextOrder,
  assets: desk.assets,
  assetOf: desk.assetOf,
  ledger: desk.ledger,
  strays: desk.strays,
  settled: desk.settled,
  live: desk.live,
  killSwitch: desk.killSwitch,
  conditions: desk.conditions,
  anomalies: desk.anomalies,
  events: desk.events + count,
})

/** Returns a desk with one more anomaly counted. @category desk @since 0.1.0 */
export const noted = (desk: Desk, _tag: DeskAnomaly.DeskAnomalyTag, about: string): Desk =>
  changed(desk, { anomalies: DeskAnomaly.counted(desk.anomalies, { _tag, at: desk.now, about }) })

/**
 * Returns a desk with an entry in its ledger, refusals and contradictions counted.
 *
 * @category desk
 * @since 0.1.0
 */
export const booked = (desk: Desk, entry: LedgerEvent): Desk => {
  const ledger = Ledger.applied(desk.ledger, entry)
  if (ledger === desk.ledger) return desk
  const next = over(desk, desk.assets, ledger, desk.live)
  const about = 'market' in entry ? entry.market : entry._tag
  return ledger.refused > desk.ledger.refused ||
    contradictions(ledger, about) > contradictions(desk.ledger, about)
    ? noted(next, 'ledger', about)
    : next
}

const contradictions = (ledger: Ledger.Ledger, market: string): number =>
  Ledger.market(ledger, market)?.anomalies.length ?? 0

/** Returns a desk with an underlying as given. @category desk @since 0.1.0 */
export const withAsset = (desk: Desk, asset: AssetDesk): Desk =>
  over(desk, Dictionary.set(desk.assets, asset.asset, asset), desk.ledger, desk.live)

/** An underlying of which nothing is known. @category desk @since 0.1.0 */
export const unheard = (asset: string): AssetDesk => ({
  asset,
  sources: {},
  consensus: null,
  spot: null,
  volatility: null,
  volatilityError: null,
  drift: null,
  markets: Dictionary.empty,
  worst: 0,
})

/**
 * Returns the least that a market may still come to, in micro-dollars; 0 for one that is over.
 *
 * @category desk
 * @since 0.1.0
 */
export const worstOf = ({ worstIfYes, worstIfNo, resolvedAt }: DeskMarket): number =>
  resolvedAt !== null ? 0 : worstIfYes < worstIfNo ? worstIfYes : worstIfNo

/**
 * Returns a desk with a market in the place of the one of its id, or without it where it is null;
 * the sums over markets follow.
 *
 * @category desk
 * @since 0.1.0
 */
export const withMarket = (
  desk: Desk,
  before: DeskMarket | null,
  after: DeskMarket | null,
): Desk => {
  const { market } = (after ?? before) as DeskMarket
  const own = Dictionary.get(desk.assets, market.asset) ?? unheard(market.asset)
  const asset: AssetDesk = {
    asset: own.asset,
    sources: own.sources,
    consensus: own.consensus,
    spot: own.spot,
    volatility: own.volatility,
    volatilityError: own.volatilityError,
    drift: own.drift,
    markets:
      after === null
        ? Dictionary.without(own.markets, market.id)
        : Dictionary.set(own.markets, market.id, after),
    worst:
      own.worst - (before === null ? 0 : worstOf(before)) + (after === null ? 0 : worstOf(after)),
  }
  const live = desk.live - (before?.live ?? 0) + (after?.live ?? 0)
  return over(desk, Dictionary.set(desk.assets, market.asset, asset), desk.ledger, live)
}

/**
 * Returns a desk with a market whose orders or ledger have changed, all that follows reckoned.
 *
 * @category desk
 * @since 0.1.0
 */
export const withReckoned = (desk: Desk, before: DeskMarket, after: DeskMarket): Desk => {
  const ledger = Ledger.market(desk.ledger, after.market.id)
  return ledger === undefined
    ? withMarket(desk, before, after)
    : withMarket(desk, before, reckoned(after, ledger, desk.settings.keepEnded))
}

/**
 * Returns a desk with a market whose orders and mergers are given, reckoned anew as far as its
 * ledger is known.
 *
 * @category desk
 * @since 0.1.0
 */
export const withOrders = (
  desk: Desk,
  held: DeskMarket,
  orders: DeskMarket['orders'],
  merging: DeskMarket['merging'],
): Desk => {
  const ledger = Ledger.market(desk.ledger, held.market.id)
  return withMarket(
    desk,
    held,
    ledger === undefined
      ? changedMarket(held, { orders, merging })
      : reckonedWith(held, { orders, merging, ledger, keepEnded: desk.settings.keepEnded }),
  )
}
