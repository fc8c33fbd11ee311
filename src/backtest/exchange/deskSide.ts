/**
 * The desk's side of a backtest: what it hears, and when it is to decide.
 */

import { apply } from '../../desk/apply/apply.js'
import { applyAll } from '../../desk/apply/applyAll.js'
import type { DeskEvent, PriceEvent } from '../../desk/deskEvent.js'
import type { StruckMarket } from '../../market/market.js'
import { madeUpSource } from '../madeUpSource.js'
import { type AssetState, assetIndex } from './assetState.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { marketOf, type Turn } from './turn.js'

/**
 * Lets the desk hear of something, and puts down by when it has to decide. Returns the market that
 * it has to decide at once, or null.
 *
 * @category backtest
 * @since 0.1.0
 */
export const hear = (turn: Turn, event: DeskEvent): ExchangeMarket | null => {
  if (event.kind === 'order') heardLater(turn, event)
  else heard(turn, event)
  switch (event.kind) {
    case 'price':
      onPrice(turn, event)
      return null
    case 'fill':
      return marketOf(turn, event.marketId)
    case 'order':
      // What was refused would be refused again; that an order is gone makes room for the next.
      if (event.news._tag === 'cancel-accepted') wakeMarket(turn, event.marketId)
      return null
    case 'listed':
      wakeMarket(turn, event.market.id)
      return null
    case 'book':
    case 'struck':
    case 'regridded':
    case 'merged':
      wakeMarket(turn, event.marketId)
      return null
    default:
      return null
  }
}

/** Hands an event to the desk, and to the journal. @category backtest @since 0.1.0 */
export const heard = (turn: Turn, event: DeskEvent): void => {
  turn.setup.note(event)
  caughtUp(turn)
  turn.desk = apply(turn.desk, event)
}

/**
 * Hands an event to the journal, and to the desk once somebody looks at it: what was sent and what
 * came of it is then reckoned together.
 *
 * @category backtest
 * @since 0.1.0
 */
export const heardLater = (turn: Turn, event: DeskEvent): void => {
  turn.setup.note(event)
  turn.unheard.push(event)
}

/**
 * Lets the desk be as it is after all that it was told: answers to orders wait to be reckoned
 * together until something else is to be known or told.
 *
 * @category backtest
 * @since 0.1.0
 */
export const caughtUp = (turn: Turn): void => {
  if (turn.unheard.length === 0) return
  turn.desk = applyAll(turn.desk, turn.unheard)
  turn.unheard = []
}

/**
 * Has the desk decide an underlying at an instant, or as soon after it as its pace lets it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const wake = (turn: Turn, asset: AssetState, at: number): void => {
  const { quoteUpdateMs } = turn.setup.config.pace
  // Not twice at one instant: an answer without latency would ask for the next one for ever.
  const soonest = asset.decidedAt + (quoteUpdateMs > 1 ? quoteUpdateMs : 1)
  const due = at > soonest ? at : soonest
  if (due < asset.decideAt) asset.decideAt = due
  if (asset.decideAt < turn.decideAt) turn.decideAt = asset.decideAt
}

const wakeMarket = (turn: Turn, marketId: string): void => {
  const held = marketOf(turn, marketId)
  const asset = held === null ? undefined : turn.assets[held.asset]
  if (asset !== undefined) wake(turn, asset, turn.now)
}

const onPrice = (turn: Turn, { asset: name, source, price, of }: PriceEvent): void => {
  const asset = turn.assets[assetIndex(turn, name)] as AssetState
  wake(turn, asset, turn.now)
  const { outlook } = turn.setup.config
  if (outlook === null) return
  const spot = { price, at: of }
  const isMadeUp = source === madeUpSource
  if (!isMadeUp) {
    if (outlook.feed !== null && outlook.feed !== source) return
    asset.volatility = outlook.source.step(asset.volatility ?? outlook.source.initial, spot)
  }
  const next = asset.volatility
  if (next === null || turn.now < asset.outlookAt) return
  const market = nextToEnd(turn, asset)
  if (market === null) return
  asset.outlookAt = turn.now + outlook.everyMs
  const said = outlook.source.value(next, market, spot)
  asset.told = said.volatility
  heard(turn, {
    kind: 'outlook',
    at: turn.now,
    asset: name,
    volatility: said.volatility,
    volatilityError: said.volatilityError,
    drift: said.drift,
  })
}

/** The market that an outlook is asked for: of those whose strike is known, the next to end. */
const nextToEnd = ({ markets, assets, now }: Turn, asset: AssetState): StruckMarket | null => {
  let next: StruckMarket | null = null
  for (const held of markets) {
    const { strike, expiresAt } = held.market
    if (assets[held.asset] !== asset || strike === null || !(expiresAt > now)) continue
    if (next === null || expiresAt < next.expiresAt) next = { ...held.market, strike }
  }
  return next
}
