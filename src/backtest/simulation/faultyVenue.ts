/**
 * The venue of a simulation: it keeps its books by its own arithmetic, so that the desk's are
 * checked against another's.
 */

import type { DeskEvent } from '../../desk/deskEvent.js'
import * as Dictionary from '../../desk/dictionary.js'
import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Market } from '../../market/market.js'
import type { NewOrder } from '../../market/order.js'
import type { Outcome, Side } from '../../market/side.js'

/**
 * What a party has: micro-shares, negative where owed, and micro-dollars.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Party = { readonly yes: number; readonly no: number; readonly cash: number }

/**
 * One of the desk's orders at the venue, live or not; micro-dollars and micro-shares. `asked` is
 * its size as it came, `size` what a shrinking has left of it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type VenueRest = {
  readonly clientOrderId: string
  readonly venueId: string
  readonly outcome: Outcome
  readonly side: Side
  readonly price: number
  readonly asked: number
  readonly size: number
  readonly rest: number
  readonly matched: number
}

/**
 * A fill that is matched and neither confirmed nor failed.
 *
 * @category backtest
 * @since 0.1.0
 */
export type InDoubt = {
  readonly id: string
  readonly order: VenueRest
  readonly size: number
  readonly price: number
  readonly fee: number
}

/**
 * A market at the venue. `live` in time priority; `known`, every order that ever rested, by the
 * desk's id; `refused`, the ids of those that did not; the parties' sums are 0 together, of shares
 * and of cash. `paid`: what the resolution paid the desk and the takers.
 *
 * @category backtest
 * @since 0.1.0
 */
export type VenueMarket = {
  readonly market: Market
  readonly strike: number
  readonly live: ReadonlyArray<VenueRest>
  readonly known: Dictionary.Dictionary<VenueRest>
  readonly refused: Dictionary.Dictionary<true>
  readonly merges: Dictionary.Dictionary<boolean>
  readonly inDoubt: ReadonlyArray<InDoubt>
  readonly desk: Party
  readonly takers: Party
  readonly pool: Party
  readonly resolution: Resolution | null
  readonly paid: { readonly desk: number; readonly takers: number }
  readonly bestBid: number
  readonly bestAsk: number
}

/**
 * What happened, for whoever asks later: an event of the desk without its instant.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Entry = {
  readonly number: number
  readonly marketId: string
  readonly event: DeskEvent
}

/**
 * The venue. `nets`: it books a sale of YES as YES owed, otherwise the desk has to buy NO;
 * `entries`: how many were ever in the journal.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FaultyVenue = {
  readonly nets: boolean
  readonly markets: ReadonlyArray<VenueMarket>
  readonly journal: ReadonlyArray<Entry>
  readonly entries: number
  readonly numbers: number
}

/** A market before anybody trades. @category backtest @since 0.1.0 */
export const opened = (market: Market, strike: number): VenueMarket => ({
  market,
  strike,
  live: [],
  known: Dictionary.empty,
  refused: Dictionary.empty,
  merges: Dictionary.empty,
  inDoubt: [],
  desk: nothing,
  takers: nothing,
  pool: nothing,
  resolution: null,
  paid: { desk: 0, takers: 0 },
  bestBid: 0,
  bestAsk: 1_000_000,
})

const nothing: Party = { yes: 0, no: 0, cash: 0 }

/** Whether an order buys YES or, what is the same, sells NO. @category backtest @since 0.1.0 */
export const isBid = ({ outcome, side }: Pick<NewOrder, 'outcome' | 'side'>): boolean =>
  (side === 'bid') === (outcome === 'yes')

/** An order's price as one of YES. @category backtest @since 0.1.0 */
export const onYes = ({ outcome, price }: Pick<VenueRest, 'outcome' | 'price'>): number =>
  outcome === 'yes' ? price : 1_000_000 - price

/** The desk's order of an id, its own or the venue's. @category backtest @since 0.1.0 */
export const restOf = (market: VenueMarket, id: string): VenueRest | undefined =>
  market.live.find((one) => one.clientOrderId === id || one.venueId === id)

/** An order that ever came, by the desk's id. @category backtest @since 0.1.0 */
export const knownOrder = (known: VenueMarket['known'], id: string): VenueRest | undefined =>
  Dictionary.get(known, id)

/**
 * Returns the market with an order in the place of the one of its id.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withRest = (market: VenueMarket, order: VenueRest): VenueMarket => ({
  ...market,
  live: market.live.flatMap((one) =>
    one.venueId !== order.venueId ? [one] : order.rest > 0 ? [order] : [],
  ),
  known: Dictionary.set(market.known, order.clientOrderId, order),
})

/** Returns the market without an order that rested. @category backtest @since 0.1.0 */
export const withoutRest = (market: VenueMarket, order: VenueRest): VenueMarket =>
  withRest(market, { ...order, rest: 0 })

/** Returns the market with an order at the end of its queue. @category backtest @since 0.1.0 */
export const rested = (market: VenueMarket, order: VenueRest): VenueMarket => ({
  ...market,
  live: [...market.live, order],
  known: Dictionary.set(market.known, order.clientOrderId, order),
})
