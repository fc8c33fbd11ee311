/**
 * What is held of a market, what it cost and what it brought: one's account of that market alone.
 */

import type { Position } from '../../market/market.js'
import { type Fill, type Move, moveOf } from './fill.js'
import { floorValue, part, perUnit } from './micro.js'

/**
 * Amounts in micro-shares and micro-dollars. `yes` and `no` are bought less sold, negative where
 * more was sold; `cash` is what the market has brought, negative where it has cost. The costs are
 * those of the shares still held, at their average; `realised` is what closed trades brought before
 * `fees` and `rebates`.
 *
 * The positions and the cash are sums, so that no order of fills changes them; what of the result
 * is realised and what is still a cost does depend on it.
 *
 * @category desk
 * @since 0.1.0
 */
export type Holding = {
  readonly yes: number
  readonly no: number
  readonly yesCost: number
  readonly noCost: number
  readonly cash: number
  readonly realised: number
  readonly fees: number
  readonly rebates: number
}

/**
 * What a share of each outcome is sure to bring, in micro-dollars: YES the bid side of its fair
 * value, NO the mirror of the ask side.
 *
 * @category desk
 * @since 0.1.0
 */
export type Marks = { readonly yes: number; readonly no: number }

/** Marks of which one or both may not be known yet: null. @category desk @since 0.1.0 */
export type KnownMarks = { readonly [Of in keyof Marks]: Marks[Of] | null }

/** No mark known yet. @category desk @since 0.1.0 */
export const unknown: KnownMarks = { yes: null, no: null }

/** Nothing held and nothing done. @category desk @since 0.1.0 */
export const empty: Holding = {
  yes: 0,
  no: 0,
  yesCost: 0,
  noCost: 0,
  cash: 0,
  realised: 0,
  fees: 0,
  rebates: 0,
}

/** Returns the holding after a fill. @category desk @since 0.1.0 */
export const filled = (holding: Holding, fill: Fill): Holding =>
  traded(holding, fill.outcome, moveOf(fill), fill.fee)

/**
 * Returns the holding after `size` complete sets were bought from the venue at a dollar, or with a
 * negative size given back: half of the dollar is YES's and half is NO's.
 *
 * @category desk
 * @since 0.1.0
 */
export const withSets = (holding: Holding, size: number): Holding => {
  const half = (size - (size % 2)) / 2
  const split = traded(holding, 'yes', { shares: size, paid: half }, 0)
  return traded(split, 'no', { shares: size, paid: size - half }, 0)
}

/** Returns the holding with a rebate paid in. @category desk @since 0.1.0 */
export const withRebate = (holding: Holding, amount: number): Holding => ({
  yes: holding.yes,
  no: holding.no,
  yesCost: holding.yesCost,
  noCost: holding.noCost,
  cash: holding.cash + amount,
  realised: holding.realised,
  fees: holding.fees,
  rebates: holding.rebates + amount,
})

/**
 * Returns what is held as the venue would show it, never negative: shares that are owed stand as
 * complete sets taken at a dollar, the other outcome kept.
 *
 * @category desk
 * @since 0.1.0
 */
export const shown = ({ yes, no }: Position): Position => {
  const owed = Math.max(0, 0 - yes, 0 - no)
  return { yes: yes + owed, no: no + owed }
}

/**
 * Returns the value of what is held in micro-dollars, rounded down: a dollar for each complete set,
 * since merging is at hand, and the rest at its mark, or at nothing where that is not known. Owed
 * shares count as sets taken, so they too are at the worse side.
 *
 * @category desk
 * @since 0.1.0
 */
export const worthOf = ({ yes, no }: Position, marks: KnownMarks): number => {
  const sets = yes < no ? yes : no
  const left = yes < no ? no - yes : yes - no
  return sets + floorValue({ size: left, price: (yes < no ? marks.no : marks.yes) ?? 0 })
}

/**
 * Returns what the rest that `worthOf` puts at nothing has cost, in micro-dollars at its average:
 * the shares beside the complete sets, and of owed ones a dollar less what their sale brought. 0
 * where the mark is known. Below the exact cost by less than a micro-dollar.
 *
 * @category desk
 * @since 0.1.0
 */
export const unmarkedCost = ({ yes, no, yesCost, noCost }: Holding, marks: KnownMarks): number => {
  if ((yes < no ? marks.no : marks.yes) !== null || yes === no) return 0
  return yes < no
    ? restCost({ more: no, cost: noCost, less: yes, lessCost: yesCost })
    : restCost({ more: yes, cost: yesCost, less: no, lessCost: noCost })
}

const restCost = ({
  more,
  cost,
  less,
  lessCost,
}: Readonly<Record<'more' | 'cost' | 'less' | 'lessCost', number>>): number => {
  const held = Math.min(more - less, Math.max(0, more))
  const owed = more - less - held
  const paid = part({ of: cost, taken: held, outOf: Math.abs(more) })
  return paid + owed + part({ of: lessCost, taken: owed, outOf: Math.abs(less) })
}

const halfUnit = 500_000

/** What both outcomes pay when a market is resolved. @category desk @since 0.1.0 */
export const payouts: Readonly<Record<'yes' | 'no' | 'void', Marks>> = {
  yes: { yes: perUnit, no: 0 },
  no: { yes: 0, no: perUnit },
  void: { yes: halfUnit, no: halfUnit },
}

const traded = (holding: Holding, outcome: 'yes' | 'no', move: Move, fee: number): Holding => {
  const isYes = outcome === 'yes'
  const shares = isYes ? holding.yes : holding.no
  const cost = isYes ? holding.yesCost : holding.noCost
  const costAfter = costAfterMove({ shares, cost }, move)
  return {
    yes: isYes ? shares + move.shares : holding.yes,
    no: isYes ? holding.no : shares + move.shares,
    yesCost: isYes ? costAfter : holding.yesCost,
    noCost: isYes ? holding.noCost : costAfter,
    cash: holding.cash - move.paid - fee,
    // What was paid either stays as a cost or is realised: nothing in between is lost.
    realised: holding.realised - move.paid + (costAfter - cost),
    fees: holding.fees + fee,
    rebates: holding.rebates,
  }
}

/** The average-cost rule; on owed shares the cost is negative, what their sale brought. */
const costAfterMove = (
  { shares, cost }: { readonly shares: number; readonly cost: number },
  { shares: added, paid }: Move,
): number => {
  if (shares === 0 || shares > 0 === added > 0) return cost + paid
  const held = Math.abs(shares)
  const closed = Math.abs(added)
  return closed <= held
    ? cost - part({ of: cost, taken: closed, outOf: held })
    : paid - part({ of: paid, taken: held, outOf: closed })
}
