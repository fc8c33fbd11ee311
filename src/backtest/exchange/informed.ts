/**
 * Those who look ahead, and those who come by chance.
 */

import { fairValue } from '../../pricing/fairValue.js'
import type { MarketEvent } from '../marketEvent.js'
import { type AssetState, assetIndex } from './assetState.js'
import type { Take } from './backtestState.js'
import * as Channel from './channel.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { gains } from './exchangeTrades.js'
import * as FeeTerms from './feeTerms.js'
import { inForce } from './inForce.js'
import { draw, marketOf, type Turn } from './turn.js'

/**
 * What YES is worth to a made-up taker at an instant, by a price; NaN without one or a strike.
 *
 * @category backtest
 * @since 0.1.0
 */
export const worthAt = (
  turn: Turn,
  { market }: ExchangeMarket,
  asset: AssetState,
  { price, at }: { readonly price: number; readonly at: number },
): number => {
  const { strike, expiresAt, settlement } = market
  if (strike === null || !(price > 0)) return Number.NaN
  const { takers, desk } = turn.setup.config
  const { overrides, default: plain } = desk.quote.volatility
  const volatility = takers?.volatility ?? asset.told ?? overrides[asset.asset] ?? plain
  const end = settlement?.end
  const averaged = end?.kind === 'mean' || end?.kind === 'trimmedMean' ? end.windowMs / 1_500 : 0
  const seconds = (expiresAt - at) / 1_000 - averaged
  return fairValue({
    spot: price,
    strike,
    volatility,
    secondsToExpiry: seconds > 0 ? seconds : 0,
  })
}

/**
 * Lets those who look ahead know of an event that is still to come.
 *
 * @category backtest
 * @since 0.1.0
 */
export const learn = (turn: Turn, event: MarketEvent, at: number): void => {
  if (event.kind === 'price') {
    const index = assetIndex(turn, event.asset)
    const asset = turn.assets[index] as AssetState
    asset.foreseen = event.price
    asset.foreseenAt = at
    for (const held of turn.markets) if (held.asset === index) reckon(turn, held, asset)
  } else if (event.kind === 'resolved') {
    const { marketId, outcome } = event
    const held = marketOf(turn, marketId)
    if (held === null) turn.outcomes.push({ marketId, outcome })
    else {
      held.foreseen = outcome
      reckon(turn, held, turn.assets[held.asset] as AssetState)
    }
  }
}

/** Lets them know of a market what they know already. @category backtest @since 0.1.0 */
export const learnListed = (turn: Turn, held: ExchangeMarket, asset: AssetState): void => {
  const { id } = held.market
  for (const { marketId, outcome } of turn.outcomes) if (marketId === id) held.foreseen = outcome
  turn.outcomes = turn.outcomes.filter(({ marketId }) => marketId !== id)
  reckon(turn, held, asset)
}

/** Lets them reckon with a price to beat, and look. @category backtest @since 0.1.0 */
export const learnStruck = (turn: Turn, held: ExchangeMarket): void => {
  reckon(turn, held, turn.assets[held.asset] as AssetState)
  look(turn, held)
}

/** By the outcome, where it is known; by no price from after the end. */
const reckon = (turn: Turn, held: ExchangeMarket, asset: AssetState): void => {
  const { foreseen, market } = held
  const { foreseen: price, foreseenAt: at } = asset
  if (foreseen !== null) held.worth = foreseen === 'yes' ? 1 : foreseen === 'no' ? 0 : 0.5
  else if (at <= market.expiresAt) held.worth = worthAt(turn, held, asset, { price, at })
}

/** Lets them look at all markets that an event tells of. @category backtest @since 0.1.0 */
export const lookAll = (turn: Turn, event: MarketEvent): void => {
  for (const held of turn.markets) {
    const isMeant =
      event.kind === 'price'
        ? turn.assets[held.asset]?.asset === event.asset
        : event.kind === 'resolved' && event.marketId === held.market.id
    if (isMeant) look(turn, held)
  }
}

/**
 * Lets those who look ahead see the desk's best prices: what they gain by, they go for, unless they
 * are on their way already.
 *
 * @category backtest
 * @since 0.1.0
 */
export const look = (turn: Turn, held: ExchangeMarket): void => {
  const { takers } = turn.setup.config
  const informed = takers?.informed ?? null
  if (informed === null || held.stage === 'expired') return
  const { worth, ownBid, ownAsk } = held
  const { edge, size } = informed
  if (ownAsk < 1_000_000 && worth - ownAsk / 1e6 > edge && !held.buying)
    held.buying = goes(turn, held, { buys: true, worth, edge, size })
  if (ownBid > 0 && ownBid / 1e6 - worth > edge && !held.selling)
    held.selling = goes(turn, held, { buys: false, worth, edge, size })
}

const goes = (
  turn: Turn,
  { market, ownBid, ownAsk }: ExchangeMarket,
  { buys, worth, edge, size }: Pick<Take, 'buys' | 'worth' | 'edge'> & { size: number | null },
): boolean => {
  const marketId = market.id
  const take: Take = { marketId, buys, worth, edge, withFee: true, size: size ?? Infinity }
  const { fees } = turn.setup.config.exchange
  const { taker } = inForce(fees, turn.now) ?? FeeTerms.free
  const gain = gains(take, taker, (buys ? ownAsk : ownBid) / 1e6)
  if (gain) onItsWay(turn, take)
  return gain
}

/** A taker waits out the venue's delay; the desk's cancel may overtake it. */
const onItsWay = (turn: Turn, take: Take): void => {
  const delay = inForce(turn.setup.config.exchange.takerDelayMs, turn.now) ?? 0
  Channel.push(turn.takes, Channel.dueAfter(turn.takes, turn.now + delay), take)
}

/**
 * Lets a taker come by chance, and says when the next one does.
 *
 * @category backtest
 * @since 0.1.0
 */
export const onArrival = (turn: Turn): void => {
  const open = turn.markets.filter(({ stage }) => stage === 'open' || stage === 'closing')
  const held = open[Math.floor(draw(turn, 'arrivals') * open.length)]
  const uninformed = turn.setup.config.takers?.uninformed ?? null
  if (held !== undefined && uninformed !== null) {
    const asset = turn.assets[held.asset] as AssetState
    const worth = worthAt(turn, held, asset, { price: asset.price, at: turn.now })
    const buys = draw(turn, 'arrivals') < 0.5
    const more = 0 - uninformed.distance * Math.log(draw(turn, 'arrivals'))
    const marketId = held.market.id
    const take = { marketId, buys, worth, edge: -more, withFee: false, size: uninformed.size }
    if (worth >= 0 && (buys ? held.ownAsk < 1_000_000 : held.ownBid > 0)) onItsWay(turn, take)
  }
  nextArrival(turn)
}

/**
 * Says when the next taker comes by chance: as the rate has no memory, anew whenever a market opens
 * or ends.
 *
 * @category backtest
 * @since 0.1.0
 */
export const nextArrival = (turn: Turn): void => {
  const uninformed = turn.setup.config.takers?.uninformed ?? null
  if (uninformed === null) return
  let open = 0
  for (const { stage } of turn.markets) if (stage === 'open' || stage === 'closing') open += 1
  const perMs = (uninformed.perHour * open) / 3_600_000
  const waits = 0 - Math.log(draw(turn, 'arrivals')) / perMs
  // All instants are whole ms: the desk reads no others.
  turn.arrivalAt = perMs > 0 ? turn.now + Math.ceil(waits) : Infinity
}

/**
 * The market that a taker who has come wants, if it still trades; those who look ahead may set out
 * again.
 *
 * @category backtest
 * @since 0.1.0
 */
export const tradedMarket = (
  turn: Turn,
  { marketId, buys, withFee }: Take,
): ExchangeMarket | null => {
  const held = marketOf(turn, marketId)
  if (held !== null && withFee) {
    if (buys) held.buying = false
    else held.selling = false
  }
  if (held === null || held.stage === 'expired' || held.stage === 'resolved') return null
  return turn.now < held.market.expiresAt ? held : null
}
