/**
 * What the simulated venue does on request.
 */

import type { AmendAction, CancelAction, MergeAction } from '../../desk/decide/deskActions.js'
import type { OrderNews } from '../../desk/deskEvent.js'
import { nearest } from '../../desk/ledger/micro.js'
import * as PriceBands from '../../market/priceBands.js'
import * as SizeRules from '../../market/sizeRules.js'
import type { Request } from './backtestState.js'
import { type ExchangeMarket, type OwnOrder, reckonOwn } from './exchangeMarket.js'
import { merged } from './exchangeMoney.js'
import { look } from './informed.js'
import { sizeAhead } from './madeUpQueue.js'
import * as Queue from './queue.js'
import { rests } from './restingOrders.js'
import { draw, marketOf, type Turn, tell } from './turn.js'
import { answer, answersAt } from './underway.js'

/** Does what the desk asked for, and answers. @category backtest @since 0.1.0 */
export const onRequest = (turn: Turn, request: Request): void => {
  switch (request.kind) {
    case 'place':
      onPlace(turn, request)
      return
    case 'cancel':
      onCancel(turn, request.action)
      return
    case 'amend':
      onAmend(turn, request.action)
      return
    case 'merge':
      onMerge(turn, request.action)
      return
  }
}

const answerOrder = (turn: Turn, marketId: string, clientOrderId: string, news: OrderNews): void =>
  answer(turn, { kind: 'order', at: news.at, marketId, clientOrderId, news })

const onPlace = (turn: Turn, { action, rank }: Extract<Request, { kind: 'place' }>): void => {
  const { marketId, clientOrderId } = action
  const held = marketOf(turn, marketId)
  const order = ownOrder(turn, action, rank)
  if (held === null || isRefused(turn, held, order)) {
    turn.counts.rejected += 1
    tell(turn, { kind: 'action', at: turn.now, marketId, action: 'rejected', level: rank })
    answerOrder(turn, marketId, clientOrderId, { _tag: 'rejected', at: answersAt(turn) })
    return
  }
  order.place = Queue.joined(turn.setup.config.queue, sizeAhead(turn, held, order))
  turn.counts.placed += 1
  held.orders.push(order)
  rests(turn, held, order.isBid, 1)
  if (order.isBid && order.price > held.ownBid) held.ownBid = order.price
  if (!order.isBid && order.price < held.ownAsk) held.ownAsk = order.price
  tell(turn, { kind: 'action', at: turn.now, marketId, action: 'placed', level: rank })
  const venueId = `v${order.number}`
  answerOrder(turn, marketId, clientOrderId, { _tag: 'accepted', venueId, at: answersAt(turn) })
  look(turn, held)
}

const ownOrder = (
  turn: Turn,
  { clientOrderId, order }: Extract<Request, { kind: 'place' }>['action'],
  rank: number,
): OwnOrder => {
  turn.ordered += 1
  const { outcome, side } = order
  const asked = nearest(order.price)
  const isYes = outcome === 'yes'
  return {
    id: clientOrderId,
    outcome,
    side,
    isBid: (side === 'bid') === isYes,
    price: isYes ? asked : 1_000_000 - asked,
    asked,
    number: turn.ordered,
    rank,
    at: turn.now,
    rest: nearest(order.size),
    matched: 0,
    shrunk: false,
    place: nowhere,
    queuedAt: turn.now,
  }
}

const nowhere: Queue.Place = { ahead: 0, traded: 0 }

/** A market that is over, a price off the grid, a size too small, one that would take, or luck. */
const isRefused = (turn: Turn, held: ExchangeMarket, order: OwnOrder): boolean => {
  const { exchange } = turn.setup.config
  const { market, stage, bestBid, bestAsk, ownBid, ownAsk } = held
  const { price, rest, asked, isBid } = order
  if (stage === 'expired' || stage === 'resolved' || turn.now >= market.expiresAt) return true
  if (!(rest > 0) || PriceBands.ticksOf(market, price / 1e6) === null) return true
  const takes = isBid ? price >= bestAsk || price >= ownAsk : price <= bestBid || price <= ownBid
  if (takes) return true
  const sized = { price: asked / 1e6, size: rest / 1e6, takes: false }
  if (exchange.sizes !== null && SizeRules.faults(exchange.sizes, sized).length > 0) return true
  return exchange.rejectRate > 0 && draw(turn, 'rejects') < exchange.rejectRate
}

/** Ended by fill or expiry, an order has had its last word before, on the same way. */
const onCancel = (turn: Turn, { marketId, clientOrderId }: CancelAction): void => {
  const held = marketOf(turn, marketId)
  const index = held === null ? -1 : indexOf(held, clientOrderId)
  if (held === null || index < 0) {
    turn.counts.refusedCancels += 1
    tell(turn, { kind: 'action', at: turn.now, marketId, action: 'cancel-refused', level: null })
    const at = answersAt(turn)
    answerOrder(turn, marketId, clientOrderId, { _tag: 'cancel-rejected', rests: false, at })
    return
  }
  turn.counts.cancelled += 1
  const { rank, matched: filled, isBid } = takenOff(held, index)
  rests(turn, held, isBid, -1)
  tell(turn, { kind: 'action', at: turn.now, marketId, action: 'cancelled', level: rank })
  const at = answersAt(turn)
  answerOrder(turn, marketId, clientOrderId, { _tag: 'cancel-accepted', filled, at })
}

const indexOf = ({ orders }: ExchangeMarket, id: string): number => {
  for (let i = 0; i < orders.length; i++) if ((orders[i] as OwnOrder).id === id) return i
  return -1
}

/** The others close up in place: a market's orders are its own. */
const takenOff = (held: ExchangeMarket, index: number): OwnOrder => {
  const { orders } = held
  const order = orders[index] as OwnOrder
  for (let i = index + 1; i < orders.length; i++) orders[i - 1] = orders[i] as OwnOrder
  orders.pop()
  if (order.price === (order.isBid ? held.ownBid : held.ownAsk)) reckonOwn(held)
  return order
}

/** An order that shrinks keeps its place; what comes to less than is filled ends it. */
const onAmend = (turn: Turn, { marketId, clientOrderId, venueId, size }: AmendAction): void => {
  const held = marketOf(turn, marketId)
  const order = held?.orders.find(({ id }) => id === clientOrderId)
  if (order === undefined) return
  const rest = nearest(size)
  if (!(rest > 0)) {
    onCancel(turn, { marketId, clientOrderId, venueId })
    return
  }
  if (rest < order.rest) {
    order.rest = rest
    order.shrunk = true
  }
  const now = order.matched + order.rest
  answerOrder(turn, marketId, clientOrderId, { _tag: 'amended', size: now, at: answersAt(turn) })
}

const onMerge = (turn: Turn, { marketId, id, sets }: MergeAction): void => {
  const held = marketOf(turn, marketId)
  const done = held !== null && held.desk.yes >= sets && held.desk.no >= sets
  if (held !== null && done) merged(turn, held, sets)
  answer(turn, { kind: 'merged', at: answersAt(turn), marketId, id, sets, done })
}

/**
 * Ends the desk's orders in a market for which that holds, and says so.
 *
 * @category backtest
 * @since 0.1.0
 */
export const ended = (
  turn: Turn,
  held: ExchangeMarket,
  ends: (order: OwnOrder) => boolean,
): void => {
  for (const order of held.orders) {
    if (!ends(order)) continue
    const { id, matched: filled, isBid } = order
    rests(turn, held, isBid, -1)
    answerOrder(turn, held.market.id, id, { _tag: 'expired', filled, at: answersAt(turn) })
  }
  held.orders = held.orders.filter((order) => !ends(order))
  reckonOwn(held)
}
