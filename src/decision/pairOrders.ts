/**
 * Which orders stand for which wanted level: the best pairing, not the first match.
 */

import type { RestingOrder } from '../market/order.js'
import { patience, shareTolerance } from './patientMemory.js'
import { type askSide, type bidSide, LevelFate, work } from './workspace.js'

/** More than all the ticks between orders and levels together: a pair is worth any distance. */
const pairWorth = 1e9

/**
 * What a pairing goes by: the levels of a side, how many ticks an order may be further off, and the
 * smallest size that an order may be reduced to, infinite where none may.
 *
 * @category decision
 * @since 0.1.0
 */
export type Pairing = {
  readonly levels: number
  readonly timidTicks: number
  readonly smallest: number
}

/**
 * Pairs the orders of one side, by tick, with its wanted levels. Returns how many levels are
 * wanted; which they are and what stands for them is left in the memory.
 *
 * Of all pairings in which no order is more generous than its level, more than `timidTicks`
 * further off, or too large: one with the most pairs, of these one with the fewest ticks between.
 * Where sizes don't decide, crossing two pairs gains nothing, so those that keep the order are
 * enough, and a table finds the best of them; among equals the inner order stays. An order on the
 * tick of a level, and not too large for it, always has a pair.
 *
 * @category decision
 * @since 0.1.0
 */
export const pairOrders = (
  orders: ReadonlyArray<RestingOrder>,
  pairing: Pairing,
  side: typeof bidSide | typeof askSide,
): number => {
  const { levels, timidTicks } = pairing
  const { wanted, wantedGroup, groupLevel } = patience
  const groups = groupOrders(orders, pairing, sortOrders(orders.length, side))
  let count = 0
  for (let at = side * levels; at < (side + 1) * levels; at++) {
    if (work.levelFate[at] !== LevelFate.wanted) continue
    wantedGroup[count] = -1
    wanted[count++] = at
  }
  for (let group = 0; group < groups; group++) groupLevel[group] = -1
  patience.groups = groups
  fillTable(groups, count, timidTicks)
  readTable(groups, count, timidTicks)
  return count
}

/**
 * Lets orders that have yet to rest hold a level that has none, however far off they are:
 * of those that fit, the nearest. Returns whether there are any. From the outside in, the most
 * levels are held.
 *
 * @category decision
 * @since 0.1.0
 */
export const holdLevel = (level: number): boolean => {
  const { groups, groupLevel, groupYoung, wantedGroup } = patience
  for (let group = 0; group < groups; group++) {
    if ((groupLevel[group] as number) >= 0 || timidBy(group, level) < 0) continue
    if (!doesFit(groupYoung, group, level)) continue
    groupLevel[group] = level
    wantedGroup[level] = group
    return true
  }
  return false
}

/** Lines up the orders of a side that could stay. Returns how many there are. */
const sortOrders = (orders: number, side: typeof bidSide | typeof askSide): number => {
  const { line, orderHeight, orderSide } = patience
  let count = 0
  for (let i = 0; i < orders; i++) {
    const height = orderHeight[i] as number
    if (orderSide[i] !== side || Number.isNaN(height)) continue
    let k = count++
    for (; k > 0 && (orderHeight[line[k - 1] as number] as number) < height; k--) {
      line[k] = line[k - 1] as number
    }
    line[k] = i
  }
  return count
}

/** Puts the orders that stand on one tick together. Returns how many groups there are. */
const groupOrders = (
  orders: ReadonlyArray<RestingOrder>,
  { smallest }: Pairing,
  count: number,
): number => {
  const { line, orderHeight, orderYoung } = patience
  const { groupStart, groupHeight, groupFits, groupYoung } = patience
  let groups = 0
  for (let k = 0; k < count; k++) {
    const i = line[k] as number
    const height = orderHeight[i] as number
    if (k === 0 || height !== groupHeight[groups - 1]) {
      groupStart[groups] = k
      groupFits[groups] = smallest
      groupYoung[groups] = Infinity
      groupHeight[groups++] = height
    }
    const group = groups - 1
    const { size } = orders[i] as RestingOrder
    if (size < (groupFits[group] as number)) groupFits[group] = size
    if (orderYoung[i] === 1 && size < (groupYoung[group] as number)) groupYoung[group] = size
  }
  groupStart[groups] = count
  return groups
}

const fillTable = (groups: number, levels: number, timidTicks: number): void => {
  const { best } = patience
  const width = levels + 1
  for (let level = 0; level <= levels; level++) best[groups * width + level] = 0
  for (let group = groups - 1; group >= 0; group--) {
    best[group * width + levels] = 0
    for (let level = levels - 1; level >= 0; level--) {
      const here = group * width + level
      const without = Math.max(best[here + width] as number, best[here + 1] as number)
      best[here] = Math.max(without, worthOfPair(group, level, timidTicks, here + width + 1))
    }
  }
}

const readTable = (groups: number, levels: number, timidTicks: number): void => {
  const { best, groupLevel, wantedGroup } = patience
  const width = levels + 1
  let group = 0
  let level = 0
  while (group < groups && level < levels) {
    const here = group * width + level
    if (best[here] === worthOfPair(group, level, timidTicks, here + width + 1)) {
      groupLevel[group] = level
      wantedGroup[level++] = group++
    } else if (best[here] === best[here + width]) group++
    else level++
  }
}

/** What a pair and the best of the rest are worth together; below 0 where it may not be. */
const worthOfPair = (group: number, level: number, timidTicks: number, rest: number): number => {
  const timid = timidBy(group, level)
  const may = timid >= 0 && timid <= timidTicks && doesFit(patience.groupFits, group, level)
  return may ? pairWorth - timid + (patience.best[rest] as number) : -1
}

const timidBy = (group: number, level: number): number =>
  (work.levelHeight[patience.wanted[level] as number] as number) -
  (patience.groupHeight[group] as number)

const doesFit = (fits: Float64Array, group: number, level: number): boolean =>
  (fits[group] as number) <=
  (work.levelSize[patience.wanted[level] as number] as number) + shareTolerance
