/**
 * The decisions of an underlying's markets, and what their group's limits leave of them.
 */

import { asBuys } from '../../decision/asBuys.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import type { NewOrder } from '../../market/order.js'
import type { AssetDesk, DeskMarket } from '../desk.js'
import * as Dictionary from '../dictionary.js'
import { perUnit } from '../ledger/micro.js'
import { checkedDecision } from './checkedDecision.js'
import type { DecisionContext } from './decisionContext.js'
import type { CutOrder, DeskHalt, MarketDecision } from './deskActions.js'
import type { DeskConfig } from './deskConfig.js'
import { withinGroups } from './groupLimits.js'

/** A market and what is decided of it. @category desk @since 0.1.0 */
export type Decided = { readonly held: DeskMarket; readonly decision: MarketDecision }

/** Returns the decisions of some of an underlying's markets. @category desk @since 0.1.0 */
export const assetDecisions = (
  context: DecisionContext,
  asset: AssetDesk,
  markets: ReadonlyArray<DeskMarket>,
): ReadonlyArray<Decided> => {
  const { groups, checks } = context.config
  if (groups === null && (checks === null || checks === undefined))
    return markets.map((held) => ({ held, decision: decisionOf(context, asset, held) }))
  const decided = markets.map((held) => decisionOf(context, asset, held))
  const within = groups === null || isWithin(asset, decided, groups)
  const left = within || groups === null ? decided : cut(asset, markets, decided, groups)
  return markets.map((held, i) => ({
    held,
    decision: checkedDecision(context, asset, held, left[i] as MarketDecision),
  }))
}

const decisionOf = (
  context: DecisionContext,
  asset: AssetDesk,
  held: DeskMarket,
): MarketDecision => {
  const { desk, config, decider, pnl } = context
  const { market, position, resting: orders, book, printed } = held
  const { spot, volatility, volatilityError, drift } = asset
  const halted = haltOf(context, asset, held)
  if (halted !== null || spot === null) {
    const diff = allCancelled(held)
    return { marketId: market.id, halted, state: null, diff, cut: [], delayed: [] }
  }
  const state: QuoteState = {
    now: desk.now,
    market,
    spot,
    volatility,
    volatilityError,
    drift,
    printed,
    position,
    orders,
    book,
    pnl,
  }
  const diff = decider(state, config.quote)
  const sent = config.asBuys ? asBuys(diff) : diff
  return { marketId: market.id, halted: null, state, diff: sent, cut: [], delayed: [] }
}

const haltOf = (
  { stopped, chosen, config, agreements }: DecisionContext,
  { asset, spot }: AssetDesk,
  { market, resolvedAt, mismatched, chosen: before }: DeskMarket,
): DeskHalt | null => {
  if (stopped) return 'stopped'
  if (resolvedAt !== null) return 'resolved'
  if (mismatched) return 'mismatched'
  const disagreement = agreements.get(asset)?.halt ?? null
  if (disagreement !== null) return disagreement._tag
  if (spot === null) return 'no-price'
  if (config.selection === null) return null
  const taken = chosen === null ? before === true : chosen.has(market.id)
  return taken ? null : 'not-selected'
}

const allCancelled = ({ resting }: DeskMarket): OrderDiff => ({
  cancel: resting.filter(({ status }) => status !== 'cancelling').map(({ id }) => id),
  keep: [],
  place: [],
  halted: null,
  explain: null,
})

type Groups = NonNullable<DeskConfig['groups']>

/** Whether even the sum of every market's worst and every order's whole price is within. */
const isWithin = (
  { worst }: AssetDesk,
  decided: ReadonlyArray<MarketDecision>,
  { maxLossOfInstant, maxLossOfUnderlying }: Groups,
): boolean => {
  let shares = 0
  for (const { diff } of decided) for (const { size } of diff.place) shares += size
  const limit = maxLossOfInstant < maxLossOfUnderlying ? maxLossOfInstant : maxLossOfUnderlying
  return worst / perUnit - shares >= -limit
}

const cut = (
  asset: AssetDesk,
  markets: ReadonlyArray<DeskMarket>,
  decided: ReadonlyArray<MarketDecision>,
  groups: Groups,
): ReadonlyArray<MarketDecision> => {
  const all = Dictionary.entries(asset.markets).map(({ value }) => value)
  const wanted = decided.map(({ diff }, i) => ({
    held: markets[i] as DeskMarket,
    places: diff.place,
  }))
  const admitted = withinGroups(all, wanted, groups)
  return decided.map((decision, i) => withPlaces(decision, admitted[i] ?? []))
}

const withPlaces = (decision: MarketDecision, admitted: ReadonlyArray<boolean>): MarketDecision => {
  const { diff } = decision
  const isIn = (_: NewOrder, i: number): boolean => admitted[i] === true
  if (diff.place.every(isIn)) return decision
  const place = diff.place.filter(isIn)
  const cut = diff.place
    .filter((order, i) => !isIn(order, i))
    .map((order): CutOrder => ({ order, reasons: [{ _tag: 'group-limit' }] }))
  return { ...decision, diff: { ...diff, place }, cut }
}
