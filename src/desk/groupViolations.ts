/**
 * What places would add to the worst of a group, reckoned order by order over all prices.
 */

import type { NewOrder } from '../market/order.js'
import { type Exposure, scenarioWorstCase } from '../risk/scenarioWorstCase.js'
import type { DeskActions } from './decide/deskActions.js'
import type { DeskConfig } from './decide/deskConfig.js'
import type { Desk, DeskMarket } from './desk.js'
import type { DeskViolation } from './deskViolation.js'
import * as Dictionary from './dictionary.js'
import * as Ledger from './ledger/ledger.js'
import { toUnits } from './ledger/micro.js'

/** Sums of rounded dollars. */
const tolerance = 1e-6

/** Returns which underlyings' limits the places would break. @category desk @since 0.1.0 */
export const groupViolations = (
  desk: Desk,
  { groups }: DeskConfig,
  { places }: DeskActions,
): ReadonlyArray<DeskViolation> => {
  if (groups === null || places.length === 0) return []
  const added = new Map<string, Array<NewOrder>>()
  for (const { marketId, order } of places) {
    added.set(marketId, [...(added.get(marketId) ?? []), order])
  }
  return Dictionary.entries(desk.assets).flatMap(({ key: asset, value }) => {
    const open = Dictionary.entries(value.markets)
      .map((one) => one.value)
      .filter(({ resolvedAt }) => resolvedAt === null)
    const worsts = [...byInstant(open).values()].map((members) => ({
      before: worstOf(desk, members, new Map()),
      after: worstOf(desk, members, added),
    }))
    const sum = {
      before: worsts.reduce((total, { before }) => total + before, 0),
      after: worsts.reduce((total, { after }) => total + after, 0),
    }
    const broken = [
      ...worsts.map((one) => ({ ...one, limit: groups.maxLossOfInstant })),
      { ...sum, limit: groups.maxLossOfUnderlying },
    ].filter(({ before, after, limit }) => after < Math.min(-limit, before) - tolerance)
    return broken.map(({ after, limit }) => ({ _tag: 'group-limit', asset, worst: after, limit }))
  })
}

const byInstant = (
  markets: ReadonlyArray<DeskMarket>,
): ReadonlyMap<string, ReadonlyArray<DeskMarket>> => {
  const groups = new Map<string, ReadonlyArray<DeskMarket>>()
  for (const held of markets) {
    const { expiresAt, settlement } = held.market
    const key = `${expiresAt} ${settlement?.source ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), held])
  }
  return groups
}

const worstOf = (
  desk: Desk,
  members: ReadonlyArray<DeskMarket>,
  added: ReadonlyMap<string, ReadonlyArray<NewOrder>>,
): number =>
  scenarioWorstCase(members.map((held) => exposureOf(desk, held, added.get(held.market.id) ?? [])))
    .pnl

const exposureOf = (
  desk: Desk,
  { market: { id, strike, settlement }, resting }: DeskMarket,
  added: ReadonlyArray<NewOrder>,
): Exposure => {
  const ledger = Ledger.market(desk.ledger, id)
  const inDoubt = Dictionary.entries(ledger?.fills ?? Dictionary.empty).flatMap(({ value }) =>
    value.stage === 'matched'
      ? [{ ...value.fill, price: toUnits(value.fill.price), size: toUnits(value.fill.size) }]
      : [],
  )
  // The reversal of a fill in doubt rests beside it; here the fill itself is what may come to be.
  const orders = resting.filter((order) => !order.id.startsWith('reversal of '))
  return {
    strike,
    upper: settlement?.strike.kind === 'between' ? settlement.strike.upper : null,
    tie: settlement?.tie ?? 'no',
    yes: toUnits(ledger?.holding.yes ?? 0),
    no: toUnits(ledger?.holding.no ?? 0),
    cash: toUnits(ledger?.holding.cash ?? 0),
    feePerShare: 0,
    live: [...orders, ...inDoubt, ...added],
  }
}
