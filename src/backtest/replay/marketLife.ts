/**
 * One market from its opening to its end, on made-up prices and with made-up fills.
 */

import type { QuoteConfig } from '../../decision/config.js'
import { type Explanation, explainQuotes } from '../../decision/explainQuotes.js'
import { fairPrice } from '../../decision/fairPrice.js'
import type { QuoteState } from '../../decision/state.js'
import type { Violation } from '../../decision/violation.js'
import { violations } from '../../decision/violations.js'
import type { Position, Spot, StruckMarket } from '../../market/market.js'
import { uniform } from '../uniform.js'
import { afterFills, type Fill, madeUpFills } from './madeUpFills.js'
import { answered, noOrders, type Standing } from './venue.js'

/**
 * What a life is made of. A decision is made at each of the prices before the market's end. From
 * `silence.from` to `silence.to` (ms since the epoch) prices move but do not reach the maker;
 * `chance` is that of a fill where a price moved through an order; `volatility` annualised.
 *
 * @category backtest
 * @since 0.1.0
 */
export type MarketLifeConfig = {
  readonly seed: number
  readonly market: StruckMarket
  readonly config: QuoteConfig
  readonly prices: ReadonlyArray<Spot>
  readonly volatility: number
  readonly silence: { readonly from: number; readonly to: number }
  readonly chance: number
}

/**
 * One moment: the price of the path, what was filled since the moment before, what the maker
 * knew, what it decided, and what that broke, which is nothing.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Moment = {
  readonly price: number
  readonly fills: ReadonlyArray<Fill>
  readonly state: QuoteState
  readonly decision: Explanation
  readonly violations: ReadonlyArray<Violation>
}

/**
 * Returns every moment of a market's life. What is cancelled and placed at one price is answered
 * before the next, at which what then rests may fill; then the maker decides again.
 *
 * Nothing is realised before the market ends, so `pnl.today` stays 0.
 *
 * @category backtest
 * @since 0.1.0
 */
export const marketLife = (life: MarketLifeConfig): ReadonlyArray<Moment> => {
  const moments: Array<Moment> = []
  let standing = noOrders
  let position: Position = { yes: 0, no: 0 }
  let known: Spot | null = null
  for (const [index, spot] of life.prices.entries()) {
    if (spot.at >= life.market.expiresAt) break
    const fills = fillsAt(life, standing, spot, index)
    standing = { orders: afterFills(standing.orders, fills), placed: standing.placed }
    position = afterAll(position, fills)
    const isHeard = spot.at < life.silence.from || spot.at >= life.silence.to
    known = isHeard || known === null ? spot : known
    const moment = decideAt(life, { spot, known, fills, position, standing })
    moments.push(moment)
    standing = answered(standing, moment.decision)
  }
  return moments
}

type Known = {
  readonly spot: Spot
  readonly known: Spot
  readonly fills: ReadonlyArray<Fill>
  readonly position: Position
  readonly standing: Standing
}

const decideAt = (
  { market, config, volatility }: MarketLifeConfig,
  { spot, known, fills, position, standing }: Known,
): Moment => {
  const state: QuoteState = {
    now: spot.at,
    market,
    spot: known,
    volatility,
    position,
    orders: standing.orders,
    book: null,
    pnl: { today: 0 },
  }
  const decision = explainQuotes(state, config)
  return {
    price: spot.price,
    fills,
    state,
    decision,
    violations: violations(state, config, decision),
  }
}

/** The index keeps the draws of one moment and order apart from those of all others. */
const fillsAt = (
  { seed, market, config, volatility, chance }: MarketLifeConfig,
  { orders }: Standing,
  spot: Spot,
  index: number,
): ReadonlyArray<Fill> =>
  madeUpFills({
    orders,
    fairValue: fairPrice(
      {
        now: spot.at,
        market,
        spot,
        volatility,
        position: { yes: 0, no: 0 },
        orders,
        pnl: { today: 0 },
      },
      config,
      'yes',
    ),
    chance,
    draw: (order, of) =>
      uniform({ seed, index: firstDraw + 256 * index + 2 * order + (of === 'chance' ? 0 : 1) }),
  })

/** Beyond every index that a path takes; 256 is twice the most orders that a decision can leave. */
const firstDraw = 2 ** 20

/**
 * An ask that fills is NO bought at the mirrored price: the maker never sells what it does not
 * own.
 */
const afterAll = (position: Position, fills: ReadonlyArray<Fill>): Position => {
  let { yes, no } = position
  for (const { side, size } of fills) {
    if (side === 'bid') yes += size
    else no += size
  }
  return { yes, no }
}
