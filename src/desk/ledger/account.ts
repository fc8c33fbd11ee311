/**
 * The sums of a ledger, in micro-dollars: of one market, or of all of them.
 */

import { type Holding, type KnownMarks, payouts, unmarkedCost, worthOf } from './holding.js'
import type { Resolution } from './ledgerEvent.js'
import { isWhole } from './micro.js'

/**
 * `cash` that came less what went, deposits aside; `value` of what is held at its marks; of that
 * `unmarked` at its cost, since no mark of it was ever known; `cost` of what is held; `realised` by
 * closed trades and payouts, before `fees` and `rebates`.
 *
 * Always `cash = realised − cost − fees + rebates`, so that `cash + value` is the profit and loss.
 *
 * @category desk
 * @since 0.1.0
 */
export type Account = {
  readonly cash: number
  readonly value: number
  readonly unmarked: number
  readonly cost: number
  readonly realised: number
  readonly fees: number
  readonly rebates: number
}

/** An account in which nothing has happened. @category desk @since 0.1.0 */
export const empty: Account = {
  cash: 0,
  value: 0,
  unmarked: 0,
  cost: 0,
  realised: 0,
  fees: 0,
  rebates: 0,
}

/**
 * Returns the account of a holding: at its marks, at its cost where they are not known, which is
 * neither a gain nor a loss, or paid out where the market is resolved.
 *
 * @category desk
 * @since 0.1.0
 */
export const ofHolding = (
  holding: Holding,
  marks: KnownMarks,
  resolution: Resolution | null,
): Account => {
  const cost = holding.yesCost + holding.noCost
  const { fees, rebates } = holding
  if (resolution === null) {
    const unmarked = unmarkedCost(holding, marks)
    return {
      cash: holding.cash,
      value: worthOf(holding, marks) + unmarked,
      unmarked,
      cost,
      realised: holding.realised,
      fees,
      rebates,
    }
  }
  const paid = worthOf(holding, payouts[resolution])
  return {
    cash: holding.cash + paid,
    value: 0,
    unmarked: 0,
    cost: 0,
    realised: holding.realised + paid - cost,
    fees,
    rebates,
  }
}

/** Returns `total + added − taken`, sum by sum. @category desk @since 0.1.0 */
export const moved = (total: Account, added: Account, taken: Account): Account => ({
  cash: total.cash + added.cash - taken.cash,
  value: total.value + added.value - taken.value,
  unmarked: total.unmarked + added.unmarked - taken.unmarked,
  cost: total.cost + added.cost - taken.cost,
  realised: total.realised + added.realised - taken.realised,
  fees: total.fees + added.fees - taken.fees,
  rebates: total.rebates + added.rebates - taken.rebates,
})

/** Tells whether every sum is still exact. @category desk @since 0.1.0 */
export const isExact = (account: Account): boolean => {
  const { cash, value, unmarked, cost, realised, fees, rebates } = account
  return (
    isWhole(cash) &&
    isWhole(value) &&
    isWhole(unmarked) &&
    isWhole(cost) &&
    isWhole(realised) &&
    isWhole(fees) &&
    isWhole(rebates)
  )
}

/**
 * Returns the profit and loss in micro-dollars, with what is open, fees and rebates.
 *
 * @category desk
 * @since 0.1.0
 */
export const profit = ({ cash, value }: Account): number => cash + value
