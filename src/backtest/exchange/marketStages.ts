/**
 * The life of a market at the simulated venue.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Market } from '../../market/market.js'
import { type AssetState, assetIndex } from './assetState.js'
import { wake } from './deskSide.js'
import { type ExchangeMarket, listed } from './exchangeMarket.js'
import { settled } from './exchangeMoney.js'
import { ended } from './exchangeOrders.js'
import * as Settling from './exchangeSettling.js'
import { learnListed, learnStruck, nextArrival } from './informed.js'
import { toldResting } from './restingOrders.js'
import { hasRuled } from './ruledMarkets.js'
import type { Turn } from './turn.js'
import { newsAt, report } from './underway.js'

/** Lists a market, and lets the desk know. @category backtest @since 0.1.0 */
export const list = (turn: Turn, market: Market, heardAt: number): void => {
  if (turn.markets.some((held) => held.market.id === market.id)) return
  const held = listed(market, { asset: assetIndex(turn, market.asset), at: turn.now })
  const asset = turn.assets[held.asset] as AssetState
  if (asset.price > 0) held.last = asset.price
  turn.markets.push(held)
  learnListed(turn, held, asset)
  planned(turn, held)
  nextArrival(turn)
  report(turn, { kind: 'listed', at: newsAt(turn, heardAt, held), market })
}

/**
 * Does what time does to markets, to each in the order in which they were listed.
 *
 * @category backtest
 * @since 0.1.0
 */
export const onDue = (turn: Turn): void => {
  for (const held of turn.markets.slice()) if (held.dueAt <= turn.now) passed(turn, held)
  replanned(turn)
}

const passed = (turn: Turn, held: ExchangeMarket): void => {
  if (held.start !== null && turn.now >= Settling.struckAt(held)) {
    const strike = Settling.strikeOf(held)
    held.start = null
    if (strike !== null) struck(turn, held, strike, turn.now)
  } else if (held.stage === 'open') {
    held.stage = 'closing'
    // No price may come any more, and yet the quotes have to go.
    wake(turn, turn.assets[held.asset] as AssetState, turn.now)
  } else if (held.stage === 'closing') {
    expire(turn, held)
  } else ruled(turn, held)
  planned(turn, held)
}

/** Settles all markets that are over by their own rules. @category backtest @since 0.1.0 */
export const settleExpired = (turn: Turn): void => {
  for (const held of turn.markets.slice()) {
    if (held.stage === 'expired') ruled(turn, held)
  }
}

/** Makes the price to beat known. @category backtest @since 0.1.0 */
export const struck = (turn: Turn, held: ExchangeMarket, strike: number, heardAt: number): void => {
  held.market = { ...held.market, strike }
  held.start = null
  learnStruck(turn, held)
  const { id: marketId } = held.market
  report(turn, { kind: 'struck', at: newsAt(turn, heardAt, held), marketId, strike })
}

/** Settles a market and takes it off. @category backtest @since 0.1.0 */
export const resolve = (
  turn: Turn,
  held: ExchangeMarket,
  outcome: Resolution,
  heardAt: number,
): void => {
  if (held.stage !== 'expired') expire(turn, held)
  settled(turn, held, outcome)
  held.stage = 'resolved'
  turn.markets = turn.markets.filter((one) => one !== held)
  replanned(turn)
  const { id: marketId } = held.market
  report(turn, { kind: 'resolved', at: newsAt(turn, heardAt, held), marketId, outcome })
}

const ruled = (turn: Turn, held: ExchangeMarket): void => {
  turn.ruled = { marketId: held.market.id, before: turn.ruled }
  resolve(turn, held, Settling.outcomeOf(held), turn.now)
}

/** Counts the outcome of a market that did not wait for it. @category backtest @since 0.1.0 */
export const cameLate = (turn: Turn, marketId: string): void => {
  if (hasRuled(turn.ruled, marketId)) turn.counts.lateOutcomes += 1
}

const expire = (turn: Turn, held: ExchangeMarket): void => {
  ended(turn, held, () => true)
  toldResting(turn, held)
  held.stage = 'expired'
  nextArrival(turn)
}

/** Puts down when time next does something to a market. */
const planned = (turn: Turn, held: ExchangeMarket): void => {
  held.dueAt = dueOf(turn, held)
  replanned(turn)
}

const dueOf = (turn: Turn, held: ExchangeMarket): number => {
  const { exchange, desk } = turn.setup.config
  const { expiresAt } = held.market
  const struckAt = Settling.struckAt(held)
  const next =
    held.stage === 'open'
      ? expiresAt - desk.quote.timing.closeBeforeExpiryMs
      : held.stage === 'closing'
        ? expiresAt
        : held.stage === 'expired'
          ? expiresAt + exchange.resolveMs
          : Infinity
  const due = struckAt < next ? struckAt : next
  return due > turn.now ? due : turn.now
}

const replanned = (turn: Turn): void => {
  let due = Infinity
  for (const { dueAt } of turn.markets) if (dueAt < due) due = dueAt
  turn.marketDueAt = due
}
