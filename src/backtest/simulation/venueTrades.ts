/**
 * What others do at the venue of a simulation, and what becomes of it.
 */

import type { DeskEvent, DeskFill } from '../../desk/deskEvent.js'
import * as Venue from './faultyVenue.js'
import { checkCash, checkRoom } from './simulationChecks.js'
import { draw, drawWhole, happens, plan, setMarket, type Turn, tell } from './simulationTurn.js'
import * as Books from './venueBooks.js'
import { written } from './venueJournal.js'

/**
 * Lets others sell into the desk's bids, or buy from its asks, up to a size in whole shares: the
 * best price first, of one price the order that came first.
 *
 * @category backtest
 * @since 0.1.0
 */
export const take = (
  turn: Turn,
  id: string,
  {
    buys,
    shares,
    worth,
  }: { readonly buys: boolean; readonly shares: number; readonly worth: number },
): void => {
  let left = 1_000_000 * shares
  while (left > 0) {
    const market = turn.venue.markets.find((one) => one.market.id === id)
    const order = market && bestOf(market, buys)
    if (market === undefined || order === undefined) return
    const price = Venue.onYes(order)
    if (buys ? price > worth : price < worth) return
    const size = order.rest < left ? order.rest : left
    left -= size
    fillPart(turn, market, order, size)
  }
}

const bestOf = ({ live }: Venue.VenueMarket, buys: boolean): Venue.VenueRest | undefined => {
  let best: Venue.VenueRest | undefined
  for (const order of live) {
    if (Venue.isBid(order) === buys) continue
    const isBetter =
      best === undefined ||
      (buys ? Venue.onYes(order) < Venue.onYes(best) : Venue.onYes(order) > Venue.onYes(best))
    if (isBetter) best = order
  }
  return best
}

/**
 * Matches so many micro-shares of an order; whether it comes to be is told later.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fillPart = (
  turn: Turn,
  market: Venue.VenueMarket,
  order: Venue.VenueRest,
  upTo: number,
): void => {
  const { id: marketId } = market.market
  const size = upTo < order.rest ? upTo : order.rest
  const rest = { ...order, rest: order.rest - size, matched: order.matched + size }
  const numbers = turn.venue.numbers + 1
  turn.venue = { ...turn.venue, numbers }
  // The maker is paid a hundredth of a cent a dollar.
  const fee = 0 - Math.floor((size / 1_000_000) * (order.price / 10_000))
  const fill: Venue.InDoubt = { id: `f${numbers}`, order: rest, size, price: order.price, fee }
  const next = Venue.withRest(Books.traded(market, fill, 1), rest)
  setMarket(turn, marketId, { ...next, inDoubt: [...next.inDoubt, fill] })
  tellFill(turn, marketId, 'matched', fill)
  plan(turn, 500 + draw(turn) * 5_000, { kind: 'settle', marketId, fillId: fill.id })
  checkRoom(turn, marketId)
  checkCash(turn, marketId)
}

/**
 * Confirms a fill, or lets it fail: then what still rests of its order may grow again.
 *
 * @category backtest
 * @since 0.1.0
 */
export const settle = (turn: Turn, marketId: string, fillId: string): void => {
  const market = turn.venue.markets.find((one) => one.market.id === marketId)
  const fill = market?.inDoubt.find((one) => one.id === fillId)
  if (market === undefined || fill === undefined) return
  const inDoubt = market.inDoubt.filter((one) => one !== fill)
  if (!happens(turn, 'revert')) {
    setMarket(turn, marketId, { ...market, inDoubt })
    tellFill(turn, marketId, 'confirmed', fill)
    return
  }
  const back = Books.traded({ ...market, inDoubt }, fill, -1)
  const order = Venue.restOf(back, fill.order.venueId)
  const rests = order !== undefined && draw(turn) < 0.5
  const grown = order && { ...order, rest: order.rest + fill.size }
  setMarket(turn, marketId, rests && grown ? Venue.withRest(back, grown) : back)
  tellFill(turn, marketId, 'failed', fill)
  checkRoom(turn, marketId)
  checkCash(turn, marketId)
}

/** The journal names the order as the desk does; on the way it may go by the venue's name. */
const tellFill = (
  turn: Turn,
  marketId: string,
  status: 'matched' | 'confirmed' | 'failed',
  { id, order, size, price, fee }: Venue.InDoubt,
): void => {
  const { outcome, side, clientOrderId, venueId } = order
  const named = (name: string): DeskEvent => {
    const fill: DeskFill = { id, outcome, side, size, price, fee, clientOrderId: name }
    return { kind: 'fill', at: 0, marketId, status, fill }
  }
  const number = written(turn, marketId, named(clientOrderId))
  const name = drawWhole(turn, 8) === 0 ? venueId : clientOrderId
  tell(turn, { kind: 'event', event: named(name), number })
}
