/**
 * What a decision says of what is held: its worth, and the complete sets to give back.
 */

import type { DeskMarket } from '../desk.js'
import * as Ledger from '../ledger/ledger.js'
import { perUnit, toUnits } from '../ledger/micro.js'
import { isLive } from '../orders/orderState.js'
import { apartNow } from './checkContext.js'
import type { DecisionContext } from './decisionContext.js'
import type { MarketDecision } from './deskActions.js'
import type { Draft } from './draft.js'

/** Worths are said in cents: a change by less does not matter to a limit of the day's loss. */
const cent = perUnit / 100

/**
 * Adds what a share is worth at least, the fair value less half the spread, where something is held
 * or may come to be and the worth has changed by a cent.
 *
 * @category desk
 * @since 0.1.0
 */
export const addWorth = (built: Draft, held: DeskMarket, { diff }: MarketDecision): void => {
  const { explain, place } = diff
  if (explain === null) return
  const { position, live, worth } = held
  if (position.yes === 0 && position.no === 0 && live === 0 && place.length === 0) return
  const yes = inCents(explain.fairValue - explain.spread / 2)
  const no = inCents(1 - explain.fairValue - explain.spread / 2)
  if (worth !== null && worth.yes === yes && worth.no === no) return
  built.worths.push({ marketId: held.market.id, marks: { yes, no } })
}

/**
 * Adds since when the model has been apart from the book, where that is news. @category desk @since
 * 0.1.0
 */
export const addDisagreement = (
  built: Draft,
  context: DecisionContext,
  held: DeskMarket,
  decision: MarketDecision,
): void => {
  const apartSince = apartNow(context, held, decision)
  if (apartSince !== held.seen.apartSince)
    built.disagreements.push({ marketId: held.market.id, apartSince })
}

const inCents = (price: number): number => (price > 0 ? cent * Math.floor(price * 100) : 0)

/**
 * Adds a merge of the complete sets that are confirmed and that no order that rests would sell,
 * where there are enough and none is on its way.
 *
 * @category desk
 * @since 0.1.0
 */
export const addMerge = (
  built: Draft,
  { desk, config }: DecisionContext,
  held: DeskMarket,
  { halted }: MarketDecision,
): void => {
  const { position, merging, market } = held
  const least = config.merge?.minSets ?? Number.POSITIVE_INFINITY
  if (halted !== null || merging.length > 0) return
  if (!(position.yes >= least && position.no >= least)) return
  const ledger = Ledger.market(desk.ledger, market.id)
  if (ledger === undefined) return
  const { holding, inDoubt } = ledger
  const yes = holding.yes - inDoubt.yesDown - soldBy(held, 'yes')
  const no = holding.no - inDoubt.noDown - soldBy(held, 'no')
  const sets = yes < no ? yes : no
  if (!(sets > 0 && toUnits(sets) >= least)) return
  built.merges.push({ marketId: market.id, id: `merge ${market.id}#${built.nextOrder}`, sets })
  built.nextOrder += 1
}

const soldBy = ({ orders }: DeskMarket, outcome: 'yes' | 'no'): number => {
  let sold = 0
  for (const order of orders) {
    if (order.side === 'ask' && order.outcome === outcome && isLive(order.state)) sold += order.size
  }
  return sold
}
