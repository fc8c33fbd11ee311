/**
 * The books of the venue of a simulation: who gains what others lose.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { InDoubt, Party, VenueMarket } from './faultyVenue.js'

/**
 * Returns the market after a trade of the desk with the takers, or with `sign` −1 after it failed:
 * a purchase costs the desk the next whole micro-dollar, a sale brings it the last.
 *
 * @category backtest
 * @since 0.1.0
 */
export const traded = (market: VenueMarket, fill: InDoubt, sign: 1 | -1): VenueMarket => {
  const { outcome, side } = fill.order
  const value = (fill.size * fill.price) / 1_000_000
  const shares = sign * (side === 'bid' ? fill.size : -fill.size)
  const cash = sign * (side === 'bid' ? -Math.ceil(value) : Math.floor(value))
  const fee = sign * fill.fee
  const by = { yes: outcome === 'yes' ? shares : 0, no: outcome === 'no' ? shares : 0 }
  return {
    ...market,
    desk: moved(market.desk, { ...by, cash: cash - fee }),
    takers: moved(market.takers, { yes: 0 - by.yes, no: 0 - by.no, cash: 0 - cash }),
    pool: moved(market.pool, { yes: 0, no: 0, cash: fee }),
  }
}

/** Returns the market after the desk gave complete sets back. @category backtest @since 0.1.0 */
export const merged = (market: VenueMarket, sets: number): VenueMarket => ({
  ...market,
  desk: moved(market.desk, { yes: -sets, no: -sets, cash: sets }),
  pool: moved(market.pool, { yes: sets, no: sets, cash: -sets }),
})

/**
 * Returns the market resolved so, or with null not any more: what a resolution before paid is taken
 * back first.
 *
 * @category backtest
 * @since 0.1.0
 */
export const resolved = (market: VenueMarket, resolution: Resolution | null): VenueMarket => {
  const paid =
    resolution === null
      ? { desk: 0, takers: 0 }
      : { desk: payoutOf(market.desk, resolution), takers: payoutOf(market.takers, resolution) }
  const desk = paid.desk - market.paid.desk
  const takers = paid.takers - market.paid.takers
  return {
    ...market,
    resolution,
    paid,
    desk: moved(market.desk, { yes: 0, no: 0, cash: desk }),
    takers: moved(market.takers, { yes: 0, no: 0, cash: takers }),
    pool: moved(market.pool, { yes: 0, no: 0, cash: 0 - desk - takers }),
  }
}

/**
 * What a party's shares pay, a part of a micro-dollar left with the pool.
 *
 * @category backtest
 * @since 0.1.0
 */
export const payoutOf = ({ yes, no }: Party, resolution: Resolution): number =>
  resolution === 'yes' ? yes : resolution === 'no' ? no : Math.floor((yes + no) / 2)

const moved = (party: Party, by: Party): Party => ({
  yes: party.yes + by.yes + 0,
  no: party.no + by.no + 0,
  cash: party.cash + by.cash + 0,
})
