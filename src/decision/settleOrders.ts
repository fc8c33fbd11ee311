/**
 * What becomes of the orders of one side under the difference `patient`.
 */

import type { RestingOrder } from '../market/order.js'
import type { QuoteConfig } from './config.js'
import { holdLevel, type Pairing, pairOrders } from './pairOrders.js'
import { OrderFate, patience, shareTolerance } from './patientMemory.js'
import { type askSide, type bidSide, Count, growKept, LevelFate, work } from './workspace.js'

/**
 * Settles which orders of one side stay, for which level, and how many shares each level misses.
 *
 * @category decision
 * @since 0.1.0
 */
export const settleOrders = (
  side: typeof bidSide | typeof askSide,
  { diff, size: { min } }: QuoteConfig,
  orders: ReadonlyArray<RestingOrder>,
  pairing: Pairing,
): void => {
  const { wanted, wantedGroup, levelMissing } = patience
  const count = pairOrders(orders, pairing, side)
  for (let level = 0; level < count; level++) {
    if ((wantedGroup[level] as number) < 0) continue
    const left = settle(orders, pairing.smallest, level, false)
    const whole = Math.floor(left + shareTolerance)
    const at = wanted[level] as number
    const isShort = left > diff.resizeTolerance * (work.levelSize[at] as number) && whole >= min
    levelMissing[at] = isShort && !isInTheWay(count, at) ? whole : 0
  }
  for (let level = count - 1; level >= 0; level--) {
    const at = wanted[level] as number
    if (work.levelFate[at] !== LevelFate.wanted || !holdLevel(level)) continue
    // What stands only until it has rested is neither reduced nor added to.
    settle(orders, Infinity, level, true)
    levelMissing[at] = 0
  }
}

/**
 * Whether a level stands on the tick of one outside it that wants less and has none: what is added
 * here might then be what that one wants, and take its place at the next decision.
 */
const isInTheWay = (count: number, at: number): boolean => {
  const { wanted, wantedGroup, levelTick } = patience
  for (let level = 0; level < count; level++) {
    if ((wantedGroup[level] as number) >= 0) continue
    if (work.levelHeight[wanted[level] as number] === levelTick[at]) return true
  }
  return false
}

/**
 * Lets the orders that stand for a level stay, the first of the state first, up to the size wanted:
 * what goes is what stands last in the queue. Of those that only wait, what has yet to rest.
 * Returns the shares that are missing.
 */
const settle = (
  orders: ReadonlyArray<RestingOrder>,
  smallest: number,
  level: number,
  waits: boolean,
): number => {
  const { wanted, wantedGroup, groupStart, groupHeight, line, orderYoung } = patience
  const at = wanted[level] as number
  const group = wantedGroup[level] as number
  const size = work.levelSize[at] as number
  let left = size
  for (let k = groupStart[group] as number; k < (groupStart[group + 1] as number); k++) {
    const i = line[k] as number
    if (waits && orderYoung[i] === 0) continue
    const shares = letStay(orders[i] as RestingOrder, i, left, smallest)
    if (shares === 0) continue
    if (work.levelFate[at] === LevelFate.wanted) work.levelOrder[at] = i
    work.levelFate[at] = LevelFate.kept
    patience.orderLevel[i] = at
    left -= shares
  }
  patience.levelStanding[at] = size - left
  patience.levelTick[at] = groupHeight[group] as number
  patience.levelWaits[at] = waits ? 1 : 0
  return left
}

/**
 * Returns how many shares of an order stay: all, as many as are wanted where so many may be left by
 * a reduction, or none. One whose answer is still to come is reduced as it would be cancelled.
 */
const letStay = ({ size }: RestingOrder, order: number, left: number, smallest: number): number => {
  if (size <= left + shareTolerance) {
    const keeps = work.counts[Count.kept] as number
    if (keeps === work.kept.length) growKept()
    work.kept[keeps] = order
    work.counts[Count.kept] = keeps + 1
    patience.orderFate[order] = OrderFate.kept
    return size
  }
  const whole = Math.floor(left + shareTolerance)
  if (!(whole >= smallest)) return 0
  patience.amendOrder[patience.amends] = order
  patience.amendSize[patience.amends++] = whole
  patience.orderFate[order] = OrderFate.amended
  return whole
}
