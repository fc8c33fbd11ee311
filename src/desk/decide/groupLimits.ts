/**
 * What markets may lose together: places that would take a group past its limit are cut.
 */

import type { NewOrder } from '../../market/order.js'
import { type Exposure, scenarioWorstCase } from '../../risk/scenarioWorstCase.js'
import type { DeskMarket } from '../desk.js'
import { worstOf } from '../deskChange.js'
import * as Exposures from '../ledger/exposure.js'
import { nearest, perUnit } from '../ledger/micro.js'
import type { GroupConfig } from './deskConfig.js'

/** The orders that a market's decision would place. @category desk @since 0.1.0 */
export type Wanted = { readonly held: DeskMarket; readonly places: ReadonlyArray<NewOrder> }

/**
 * Returns, for each market of one underlying in turn, which of its orders may be placed so that no
 * group can lose more than its limit, whatever fills and however they settle.
 *
 * Markets of one source and one instant settle at one price, and their worst is reckoned over all
 * prices (`scenarioWorstCase`); the worst of several instants is the sum of theirs. An order that
 * takes its group's worst no further is never cut.
 *
 * @category desk
 * @since 0.1.0
 */
export const withinGroups = (
  markets: ReadonlyArray<DeskMarket>,
  wanted: ReadonlyArray<Wanted>,
  { maxLossOfInstant, maxLossOfUnderlying }: GroupConfig,
): ReadonlyArray<ReadonlyArray<boolean>> => {
  const groups = groupsOf(markets)
  const limits = { instant: 0 - maxLossOfInstant * perUnit, all: 0 - maxLossOfUnderlying * perUnit }
  const sum = { worst: 0 }
  for (const group of groups.values()) {
    // The sum of each one's worst needs no scenario, and is never more.
    group.worst = [...group.members.values()].reduce((all, { bound }) => all + bound, 0)
    sum.worst += group.worst
  }
  return wanted.map(({ held, places }) => {
    const group = groups.get(groupOf(held)) as Group
    return places.map((order) => isAdmitted(group, sum, limits, held.market.id, order))
  })
}

type Member = { won: number; lost: number; readonly bound: number; readonly held: DeskMarket }
type Group = { readonly members: Map<string, Member>; worst: number; isExact: boolean }
type Limits = { readonly instant: number; readonly all: number }

/** Returns the name of all that settles with a market. @category desk @since 0.1.0 */
export const groupOf = ({ market }: DeskMarket): string =>
  `${market.expiresAt} ${market.settlement?.source ?? ''}`

const groupsOf = (markets: ReadonlyArray<DeskMarket>): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>()
  for (const held of markets) {
    const key = groupOf(held)
    const group = groups.get(key) ?? { members: new Map(), worst: 0, isExact: false }
    groups.set(key, group)
    // What is over can lose no more, however it ends up.
    const isOver = held.resolvedAt !== null
    group.members.set(held.market.id, {
      won: isOver ? 0 : held.worstIfYes,
      lost: isOver ? 0 : held.worstIfNo,
      bound: worstOf(held),
      held,
    })
  }
  return groups
}

const isAdmitted = (
  group: Group,
  sum: { worst: number },
  limits: Limits,
  id: string,
  order: NewOrder,
): boolean => {
  const member = group.members.get(id) as Member
  const { lossIfYes, lossIfNo } = lossesOf(order)
  const added = lossIfYes > lossIfNo ? lossIfYes : lossIfNo
  if (!(group.worst - added >= limits.instant && sum.worst - added >= limits.all)) {
    return isAdmittedExactly(group, sum, limits, member, order)
  }
  member.won -= lossIfYes
  member.lost -= lossIfNo
  group.worst -= added
  sum.worst -= added
  group.isExact = false
  return true
}

const isAdmittedExactly = (
  group: Group,
  sum: { worst: number },
  limits: Limits,
  member: Member,
  order: NewOrder,
): boolean => {
  if (!group.isExact) setWorst(group, sum, exactWorst(group))
  const { lossIfYes, lossIfNo } = lossesOf(order)
  member.won -= lossIfYes
  member.lost -= lossIfNo
  const after = exactWorst(group)
  const within = after >= limits.instant && sum.worst + after - group.worst >= limits.all
  if (within || after >= group.worst) {
    setWorst(group, sum, after)
    return true
  }
  member.won += lossIfYes
  member.lost += lossIfNo
  return false
}

const setWorst = (group: Group, sum: { worst: number }, worst: number): void => {
  sum.worst += worst - group.worst
  group.worst = worst
  group.isExact = true
}

const lossesOf = ({ outcome, side, price, size }: NewOrder): Exposures.LedgerExposure =>
  Exposures.ofOrder({ outcome, side, price: nearest(price), size: nearest(size), fee: 0 })

/** Profit and loss is linear in what YES pays, but for what is live, whose worst is below that. */
const exactWorst = ({ members }: Group): number =>
  scenarioWorstCase([...members.values()].map(asExposure)).pnl

const asExposure = ({ won, lost, held: { market } }: Member): Exposure => {
  const { strike, settlement } = market
  const upper = settlement?.strike.kind === 'between' ? settlement.strike.upper : null
  const tie = settlement?.tie ?? 'no'
  return { strike, upper, tie, yes: won - lost, no: 0, cash: lost, feePerShare: 0, live: [] }
}
