/**
 * What the other markets of a desk tie up, with the orders that a decision has let through so far.
 */

import type { NewOrder } from '../../market/order.js'
import type { Exposure } from '../../risk/scenarioWorstCase.js'
import type { AssetDesk, Desk, DeskMarket } from '../desk.js'
import { worstOf } from '../deskChange.js'
import * as Dictionary from '../dictionary.js'
import * as Exposures from '../ledger/exposure.js'
import { nearest, perUnit, toUnits } from '../ledger/micro.js'
import { groupOf } from './groupLimits.js'

/**
 * Sums held by one decision over all markets: orders and dollars let through, in all and by the
 * instant at which they settle; and what all live orders reserve, reckoned when it is first asked.
 *
 * @category desk
 * @since 0.1.0
 */
export type LetThrough = {
  readonly lossOf: Map<string, number>
  readonly lossOfAsset: Map<string, number>
  loss: number
  reserved: number
  count: number
  reservedBefore: number | null
}

/** Returns sums of nothing. @category desk @since 0.1.0 */
export const nothing = (): LetThrough => ({
  lossOf: new Map(),
  lossOfAsset: new Map(),
  loss: 0,
  reserved: 0,
  count: 0,
  reservedBefore: null,
})

/** Counts an order that is let through. @category desk @since 0.1.0 */
export const letThrough = (sums: LetThrough, held: DeskMarket, order: NewOrder): void => {
  const { lossIfYes, lossIfNo } = Exposures.ofOrder({
    outcome: order.outcome,
    side: order.side,
    price: nearest(order.price),
    size: nearest(order.size),
    fee: 0,
  })
  const loss = toUnits(lossIfYes > lossIfNo ? lossIfYes : lossIfNo)
  add(sums.lossOf, keyOf(held), loss)
  add(sums.lossOfAsset, held.market.asset, loss)
  sums.loss += loss
  sums.reserved += costOf(order)
  sums.count += 1
}

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

const keyOf = (held: DeskMarket): string => `${held.market.asset} ${groupOf(held)}`

/** Dollars that an order may cost: a sale counts as the purchase of the other outcome. */
const costOf = ({ side, price, size }: NewOrder): number =>
  (side === 'bid' ? price : 1 - price) * size

/**
 * What is elsewhere, seen from one market: the others that settle with it, the dollars that all
 * others may lose, orders that stand and dollars that they reserve.
 *
 * @category desk
 * @since 0.1.0
 */
export type Elsewhere = {
  readonly neighbours: ReadonlyArray<Exposure>
  readonly worst: { readonly underlying: number; readonly account: number }
  readonly live: number
  readonly reserved: number
}

/** Returns what is elsewhere, seen from one market. @category desk @since 0.1.0 */
export const elsewhereOf = (
  desk: Desk,
  asset: AssetDesk,
  held: DeskMarket,
  sums: LetThrough,
): Elsewhere => {
  const group = groupOf(held)
  const others: Array<DeskMarket> = []
  let ofGroup = worstOf(held)
  for (const { value } of Dictionary.entries(asset.markets)) {
    if (value === held || groupOf(value) !== group || value.resolvedAt !== null) continue
    others.push(value)
    ofGroup += worstOf(value)
  }
  let all = 0
  for (const { value } of Dictionary.entries(desk.assets)) all += value.worst
  const key = keyOf(held)
  const here = sums.lossOf.get(key) ?? 0
  const ofAsset = (sums.lossOfAsset.get(asset.asset) ?? 0) - here
  return {
    neighbours: [...others.map(asExposure), ...(here === 0 ? [] : [lost(here)])],
    worst: {
      underlying: toUnits(ofGroup - asset.worst) + ofAsset,
      account: toUnits(ofGroup - all) + sums.loss - here,
    },
    live: desk.live - held.live + sums.count,
    reserved: reservedBefore(desk, sums) - reservedOf(held) + sums.reserved,
  }
}

const reservedBefore = (desk: Desk, sums: LetThrough): number => {
  if (sums.reservedBefore === null) {
    let reserved = 0
    for (const { value } of Dictionary.entries(desk.assets))
      for (const one of Dictionary.entries(value.markets)) reserved += reservedOf(one.value)
    sums.reservedBefore = reserved
  }
  return sums.reservedBefore
}

const reservedOf = ({ resting }: DeskMarket): number => {
  let reserved = 0
  for (const order of resting) reserved += costOf(order)
  return reserved
}

const asExposure = ({ market, worstIfYes, worstIfNo }: DeskMarket): Exposure => {
  const { strike, settlement } = market
  const upper = settlement?.strike.kind === 'between' ? settlement.strike.upper : null
  return {
    strike,
    upper,
    tie: settlement?.tie ?? 'no',
    yes: (worstIfYes - worstIfNo) / perUnit,
    no: 0,
    cash: worstIfNo / perUnit,
    feePerShare: 0,
    live: [],
  }
}

const lost = (amount: number): Exposure => ({
  strike: null,
  upper: null,
  tie: 'no',
  yes: 0,
  no: 0,
  cash: 0 - amount,
  feePerShare: 0,
  live: [],
})
