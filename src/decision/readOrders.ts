/**
 * One's own orders as the decision reads them, each once: checked, put on YES and in ticks, counted
 * as if it could still fill, and kept or cancelled.
 */

import { matchTolerance } from '../market/grid.js'
import type { RestingOrder } from '../market/order.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { ticksOnYes } from './ticksOnYes.js'
import { Count, growCancelled, LevelFate, Term, work } from './workspace.js'

/** Beyond so many orders a set finds a doubled id faster than comparing each with each. */
const fewOrders = 32

/**
 * Gives each wanted level its order, rule 10 of the decision contract, and lists the others for
 * cancelling; returns `invalid-input` where rule 1 calls an order invalid.
 *
 * Leaves among the terms the highest order of each side and the room left when all of them fill.
 *
 * @category decision
 * @since 0.1.0
 */
export const readOrders = (
  { orders, market: { tickSize } }: QuoteState,
  config: QuoteConfig,
): 'invalid-input' | null => {
  const { terms, counts } = work
  let bidRoom = terms[Term.bidRoom] as number
  let askRoom = terms[Term.askRoom] as number
  let highestBid = -Infinity
  let highestAsk = -Infinity
  let cancels = 0
  const few = orders.length <= fewOrders
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i] as RestingOrder
    if (!isOrder(order) || (few && isDoubled(orders, i))) return 'invalid-input'
    const { size } = order
    const ticks = ticksOnYes(order, tickSize)
    const isBid = (order.side === 'bid') === (order.outcome === 'yes')
    if (isBid) {
      bidRoom -= size
      if (ticks > highestBid) highestBid = ticks
    } else {
      askRoom -= size
      if (-ticks > highestAsk) highestAsk = -ticks
    }
    if (order.status !== 'cancelling' && !isKept(config, i, isBid ? ticks : -ticks, size)) {
      if (cancels === work.cancelled.length) growCancelled()
      work.cancelled[cancels++] = i
    }
  }
  counts[Count.cancelled] = cancels
  terms[Term.bidRoomLeft] = bidRoom
  terms[Term.askRoomLeft] = askRoom
  terms[Term.highestBid] = highestBid
  terms[Term.highestAsk] = highestAsk
  return few || firstDoubledOfMany(orders) < 0 ? null : 'invalid-input'
}

/**
 * Returns the index of the first order that rule 1 calls invalid, or −1.
 *
 * @category decision
 * @since 0.1.0
 */
export const invalidOrder = (orders: ReadonlyArray<RestingOrder>): number => {
  const index = orders.findIndex((order) => !isOrder(order))
  return index >= 0 ? index : firstDoubledOfMany(orders)
}

/**
 * Returns whether rule 1 calls no order invalid.
 *
 * @category decision
 * @since 0.1.0
 */
export const areOrders = (orders: ReadonlyArray<RestingOrder>): boolean => {
  if (orders.length > fewOrders) return invalidOrder(orders) < 0
  for (let i = 0; i < orders.length; i++) {
    if (!isOrder(orders[i] as RestingOrder) || isDoubled(orders, i)) return false
  }
  return true
}

/**
 * Gives an order to the wanted level on whose tick it stands, unless that has one already or wants
 * less: never more than is wanted. No two wanted levels of a side share a tick, so an order fits
 * one level at most, and asking each order in turn finds what asking each level in turn would.
 */
const isKept = (
  { ladder: { levels }, diff }: QuoteConfig,
  order: number,
  height: number,
  size: number,
): boolean => {
  const { levelHeight, levelSize, levelFate, levelOrder } = work
  const first = height > 0 ? 0 : levels
  for (let at = first; at < first + levels; at++) {
    if (Math.abs((levelHeight[at] as number) - height) > matchTolerance) continue
    if (levelFate[at] !== LevelFate.wanted) continue
    const wanted = levelSize[at] as number
    const short = wanted - size
    if (short < 0 || short > diff.resizeTolerance * wanted) return false
    levelFate[at] = LevelFate.kept
    levelOrder[at] = order
    return true
  }
  return false
}

const isOrder = (order: RestingOrder): boolean => {
  if (typeof order !== 'object' || order === null || typeof order.id !== 'string') return false
  const { outcome, side, price, size, status } = order
  if (side !== 'bid' && side !== 'ask') return false
  if (outcome !== 'yes' && outcome !== 'no') return false
  if (
    status !== 'open' &&
    status !== 'pending' &&
    status !== 'cancelling' &&
    status !== 'unknown'
  ) {
    return false
  }
  if (!(typeof price === 'number' && price > 0 && price < 1)) return false
  return typeof size === 'number' && size > 0 && size < Infinity
}

const isDoubled = (orders: ReadonlyArray<RestingOrder>, i: number): boolean => {
  const { id } = orders[i] as RestingOrder
  for (let j = 0; j < i; j++) if ((orders[j] as RestingOrder).id === id) return true
  return false
}

const firstDoubledOfMany = (orders: ReadonlyArray<RestingOrder>): number => {
  const seen = new Set<string>()
  for (let i = 0; i < orders.length; i++) {
    if (seen.size === seen.add((orders[i] as RestingOrder).id).size) return i
  }
  return -1
}
