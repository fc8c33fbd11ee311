/**
 * What a desk knows of a market, as the checks before an order read it.
 */

import { volatilityOf } from '../../decision/plan.js'
import { varianceWithin } from '../../decision/varianceWithin.js'
import type { Market } from '../../market/market.js'
import { apartSince } from '../../risk/apartSince.js'
import type { CheckContext, CheckedMarket, CheckedModel } from '../../risk/checkContext.js'
import { full, type RateConfig, refill } from '../../risk/rateBudget.js'
import type { AssetDesk, DeskMarket } from '../desk.js'
import * as EquityTrail from '../ledger/equityTrail.js'
import * as Ledger from '../ledger/ledger.js'
import { toUnits } from '../ledger/micro.js'
import { liveOf, positionOf, recentOf } from './checkedOrders.js'
import type { DecisionContext } from './decisionContext.js'
import type { MarketDecision } from './deskActions.js'
import type { ChecksConfig } from './deskConfig.js'
import type { Elsewhere } from './elsewhere.js'

/** A decision of a market, and all it was made in. @category desk @since 0.1.0 */
export type Decided = {
  readonly context: DecisionContext
  readonly checks: ChecksConfig
  readonly asset: AssetDesk
  readonly held: DeskMarket
  readonly decision: MarketDecision
  readonly elsewhere: Elsewhere
}

/** Returns what the checks of a market's orders read. @category desk @since 0.1.0 */
export const checkContext = (decided: Decided): CheckContext => {
  const { context, asset, held, elsewhere } = decided
  const { desk } = context
  const { venue } = desk.conditions
  return {
    now: desk.now,
    market: marketOf(decided),
    model: modelOf(decided),
    book: held.book,
    position: positionOf(desk, held),
    live: liveOf(desk, held),
    recent: recentOf(held),
    fills: held.seen.fills,
    neighbours: elsewhere.neighbours,
    worstElsewhere: elsewhere.worst,
    liveElsewhere: elsewhere.live,
    reservedElsewhere: elsewhere.reserved,
    balance: toUnits(Ledger.cash(desk.ledger)),
    equity: equityOf(decided),
    indexAt: asset.spot?.at ?? null,
    bookAt: held.seen.bookAt,
    userStreamAt: venue?.userStreamAt ?? null,
    clockSkewMs: venue?.clockSkewMs ?? null,
    sources: context.agreements.get(asset.asset)?.apart ?? null,
    reconciled: reconciledOf(decided),
    deadMan: {
      heartbeatAt: venue?.heartbeatAt ?? null,
      cancelOnDisconnect: venue?.cancelOnDisconnect ?? false,
    },
    rate: rateOf(context),
    killSwitch: desk.killSwitch,
  }
}

const reconciledOf = ({ context, held }: Decided): CheckContext['reconciled'] => {
  const { conditions, strays } = context.desk
  if (conditions.reconciledAt === null) return null
  return {
    at: conditions.reconciledAt,
    positionDifference: held.mismatched ? Number.POSITIVE_INFINITY : 0,
    unknownOrders: strays.length,
  }
}

const marketOf = ({ context, checks, held }: Decided): CheckedMarket => {
  const { market, resolvedAt } = held
  const { strike, settlement, expiresAt } = market
  const { rules, feePerShare, salesNeedShares, halts } = checks
  const isOpen = resolvedAt === null && context.desk.now < expiresAt
  return {
    strike,
    upper: settlement?.strike.kind === 'between' ? settlement.strike.upper : null,
    tie: settlement?.tie ?? 'no',
    status: isOpen ? 'open' : 'over',
    expiresAt,
    halts,
    ticks: ticksOf(market),
    minSize: rules.min,
    lotSize: rules.lot,
    minNotional: rules.minNotional,
    feePerShare,
    salesNeedShares,
  }
}

const ticksOf = ({ tickSize, bands }: Market): CheckedMarket['ticks'] =>
  bands === null || bands === undefined
    ? [{ from: 0, tickSize }]
    : bands.map(({ from, step }) => ({ from: from * tickSize, tickSize: step * tickSize }))

const modelOf = ({ context, held, decision }: Decided): CheckedModel | null => {
  const { state, diff } = decision
  if (state === null || diff.explain === null) return null
  const { fairValue, skew } = diff.explain
  const { quote } = context.config
  const volatility = volatilityOf(state, quote)
  return {
    fair: fairValue,
    reservation: fairValue - skew,
    perRootSecond: Math.sqrt(varianceWithin(state, quote, volatility, fairValue, 1)),
    volatility,
    apartSince: apartNow(context, held, decision),
  }
}

/**
 * Returns since when a market's model has been apart from its book, by this decision.
 *
 * @category desk
 * @since 0.1.0
 */
export const apartNow = (
  { desk, config }: DecisionContext,
  { book, seen }: DeskMarket,
  { diff }: MarketDecision,
): number | null => {
  const most = config.checks?.limits.maxModelGap
  if (diff.explain === null || most === undefined) return null
  const { fairValue: fair } = diff.explain
  return apartSince({ now: desk.now, fair, book, apartSince: seen.apartSince }, most)
}

const equityOf = ({ context, held }: Decided): CheckContext['equity'] => {
  const { desk, pnl } = context
  const profit = Ledger.equity(desk.ledger) - desk.ledger.deposits
  const { hour, drawdown } = EquityTrail.against(desk.conditions.trail, { at: desk.now, profit })
  const own = Ledger.market(desk.ledger, held.market.id)?.account
  return {
    day: pnl.today,
    hour: toUnits(hour),
    market: own === undefined ? 0 : toUnits(own.cash + own.value),
    drawdown: toUnits(drawdown),
  }
}

/** A venue that counts no messages takes any number. */
const unlimited: RateConfig = { buckets: [], placesOfRequest: 1, cancelsOfRequest: 1 }

const rateOf = ({ desk, config }: DecisionContext): CheckContext['rate'] => {
  const rates = config.rates ?? unlimited
  const budget = refill(rates, desk.conditions.budget ?? full(rates, 0), desk.now)
  return { config: rates, budget }
}
