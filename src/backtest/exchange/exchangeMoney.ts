/**
 * Who holds what at the simulated venue, and what moves it: whole millionths, so that the three
 * parties' cash comes to nothing at every instant.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import { ceilValue, floorValue } from '../../desk/ledger/micro.js'
import { payoutOf } from '../simulation/venueBooks.js'
import type { Accrual } from './backtestState.js'
import type { ExchangeMarket, OwnOrder } from './exchangeMarket.js'
import * as FeeTerms from './feeTerms.js'
import { inForce } from './inForce.js'
import { type Turn, tell } from './turn.js'
import { answer, answersAt } from './underway.js'

/** Moves cash: what each of the three gets, which comes to nothing. */
const paid = (turn: Turn, to: Readonly<Turn['cash']>): void => {
  turn.cash.desk += to.desk
  turn.cash.takers += to.takers
  turn.cash.pool += to.pool
}

/**
 * Fills so many micro-shares of an order, by a taker: moves the shares, the cash and the fees, and
 * sends the desk word.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fill = (turn: Turn, held: ExchangeMarket, order: OwnOrder, size: number): void => {
  const { outcome, side, asked: price } = order
  const bids = side === 'bid'
  const value = { size, price }
  const cash = bids ? 0 - ceilValue(value) : floorValue(value)
  const terms = inForce(turn.setup.config.exchange.fees, turn.now) ?? FeeTerms.free
  const takerFee = FeeTerms.feeOf(terms, 'taker', value)
  const rebate = FeeTerms.rebateOf(terms, takerFee)
  const isLater = terms.rebate?.paid === 'daily'
  const charged = FeeTerms.feeOf(terms, 'maker', value)
  const given = isLater ? 0 : rebate
  const fee = charged - given
  const shares = bids ? size : -size
  const yes = outcome === 'yes' ? shares : 0
  const no = outcome === 'no' ? shares : 0
  const { desk, takers } = held
  held.desk = { yes: desk.yes + yes, no: desk.no + no, cash: desk.cash + cash - fee }
  held.takers = { yes: takers.yes - yes, no: takers.no - no, cash: takers.cash - cash - takerFee }
  paid(turn, { desk: cash - fee, takers: 0 - cash - takerFee, pool: fee + takerFee })
  if (isLater && rebate > 0) accrued(turn, held, rebate, 0)
  order.rest -= size
  order.matched += size
  turn.filled += 1
  turn.counts.fills += 1
  toldFill(turn, held, order, { size, charged, given })
}

const toldFill = (
  turn: Turn,
  { market, fairValue }: ExchangeMarket,
  { id, outcome, side, isBid, price: onYes, asked: price, rank, rest, shrunk, matched }: OwnOrder,
  { size, charged, given }: Readonly<Record<'size' | 'charged' | 'given', number>>,
): void => {
  const { id: marketId, expiresAt } = market
  const fillId = `f${turn.filled}`
  tell(turn, {
    kind: 'fill',
    at: turn.now,
    marketId,
    id: fillId,
    outcome,
    side,
    buys: isBid,
    price: onYes / 1e6,
    size: size / 1e6,
    fee: charged / 1e6,
    rebate: given / 1e6,
    level: rank,
    secondsLeft: (expiresAt - turn.now) / 1_000,
    fairValue,
  })
  // A venue tells the desk what it really paid.
  const fee = charged - given
  const fill = { id: fillId, outcome, side, size, price, fee, clientOrderId: id }
  answer(turn, { kind: 'fill', at: answersAt(turn), marketId, status: 'confirmed', fill })
  // The desk may still count with the size that it had before it shrank.
  if (rest > 0 || !shrunk) return
  const at = answersAt(turn)
  const news = { _tag: 'expired', filled: matched, at } as const
  answer(turn, { kind: 'order', at, marketId, clientOrderId: id, news })
}

/** Gives complete sets back for a dollar each. @category backtest @since 0.1.0 */
export const merged = (turn: Turn, held: ExchangeMarket, sets: number): void => {
  const { yes, no, cash } = held.desk
  held.desk = { yes: yes - sets, no: no - sets, cash: cash + sets }
  paid(turn, { desk: sets, takers: 0, pool: 0 - sets })
}

/**
 * Settles a market: each share pays, and the desk hears of it by the feed.
 *
 * @category backtest
 * @since 0.1.0
 */
export const settled = (turn: Turn, held: ExchangeMarket, outcome: Resolution): void => {
  const { desk, takers } = held
  const toDesk = payoutOf(desk, outcome)
  const toTakers = payoutOf(takers, outcome)
  paid(turn, { desk: toDesk, takers: toTakers, pool: 0 - toDesk - toTakers })
  turn.counts.settled += 1
  tell(turn, {
    kind: 'settled',
    at: turn.now,
    marketId: held.market.id,
    outcome,
    paysYes: outcome === 'yes' ? 1 : outcome === 'no' ? 0 : 0.5,
    yes: desk.yes / 1e6,
    no: desk.no / 1e6,
    cash: desk.cash / 1e6,
  })
}

/** Adds to what a day owes the desk for a market. @category backtest @since 0.1.0 */
export const accrued = (turn: Turn, held: ExchangeMarket, rebate: number, reward: number): void => {
  const known = turn.accruals[held.accrual]
  if (known === undefined) {
    held.accrual = turn.accruals.length
    turn.accruals.push({ marketId: held.market.id, rebate, reward })
    return
  }
  known.rebate += rebate
  known.reward += reward
}

/**
 * Pays what a day owes, or forgets it where the sum is less than the venue pays.
 *
 * @category backtest
 * @since 0.1.0
 */
export const paidOut = (turn: Turn, day: number): void => {
  const { exchange } = turn.setup.config
  const rebates = inForce(exchange.fees, day)?.rebate?.leastPaid ?? 0
  const rewards = inForce(exchange.rewards, day)?.leastPaid ?? 0
  granted(turn, 'rebate', rebates)
  granted(turn, 'reward', rewards)
  turn.accruals = []
  for (const held of turn.markets) held.accrual = -1
}

const granted = (turn: Turn, source: 'rebate' | 'reward', least: number): void => {
  const owed = (accrual: Accrual): number => accrual[source]
  const whole = turn.accruals.reduce((sum, accrual) => sum + owed(accrual), 0)
  if (!(whole > 0 && whole >= least)) return
  for (const accrual of turn.accruals) {
    const amount = owed(accrual)
    if (amount === 0) continue
    const { marketId } = accrual
    tell(turn, { kind: 'granted', at: turn.now, marketId, source, amount: amount / 1e6 })
  }
  paid(turn, { desk: whole, takers: 0, pool: 0 - whole })
  const id = `${source} ${turn.dayEndsAt}`
  const entry = { _tag: 'granted', id, amount: whole } as const
  answer(turn, { kind: 'booked', at: answersAt(turn), entry })
}
