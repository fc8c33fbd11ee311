/**
 * The actions of a decision while they are collected, market by market.
 */

import type { SwitchEvent } from '../../risk/killSwitch.js'
import type { RateBudget } from '../../risk/rateBudget.js'
import { orderIndex } from '../apply/applyOrder.js'
import type { Desk, DeskMarket } from '../desk.js'
import * as ClientOrderId from '../orders/clientOrderId.js'
import type { Order } from '../orders/order.js'
import { isLive } from '../orders/orderState.js'
import type {
  AmendAction,
  CancelAction,
  DeskActions,
  Disagreement,
  MarketDecision,
  MergeAction,
  PlaceAction,
  Worth,
} from './deskActions.js'

/** Actions in the making, held by the decision alone. @category desk @since 0.1.0 */
export type Draft = {
  readonly cancels: Array<CancelAction>
  readonly places: Array<PlaceAction>
  readonly amends: Array<AmendAction>
  readonly merges: Array<MergeAction>
  readonly worths: Array<Worth>
  readonly disagreements: Array<Disagreement>
  readonly decisions: Array<MarketDecision>
  nextOrder: number
}

/** Returns a draft without actions. @category desk @since 0.1.0 */
export const draft = ({ nextOrder }: Desk): Draft => ({
  cancels: [],
  places: [],
  amends: [],
  merges: [],
  worths: [],
  disagreements: [],
  decisions: [],
  nextOrder,
})

/** Adds a market's decision and what it asks for. @category desk @since 0.1.0 */
export const addDecision = (built: Draft, held: DeskMarket, decision: MarketDecision): void => {
  const { marketId, diff } = decision
  for (const id of diff.cancel) addCancel(built, held, id)
  for (const order of diff.place) {
    const clientOrderId = ClientOrderId.of(marketId, built.nextOrder)
    built.nextOrder += 1
    built.places.push({ marketId, clientOrderId, order })
  }
  if (diff.amend !== undefined) {
    for (const { id, size } of diff.amend) addAmend(built, held, id, size)
  }
  built.decisions.push(decision)
}

/** An order that has ended and only lacks news of its fills cannot be cancelled again. */
const addCancel = (built: Draft, held: DeskMarket, id: string): void => {
  const order = liveOrder(held, id)
  if (order === null) return
  const { clientOrderId, venueId } = order
  built.cancels.push({ marketId: held.market.id, clientOrderId, venueId })
}

/** One that is asked for already waits for its answer. */
const addAmend = (built: Draft, held: DeskMarket, id: string, size: number): void => {
  const order = liveOrder(held, id)
  if (order === null || order.amendSentAt !== null) return
  const { clientOrderId, venueId } = order
  built.amends.push({ marketId: held.market.id, clientOrderId, venueId, size })
}

const liveOrder = ({ orders }: DeskMarket, id: string): Order | null => {
  const order = orders[orderIndex(orders, id)]
  return order !== undefined && isLive(order.state) ? order : null
}

/**
 * Returns the cancels of strays that are not sent, or sent and not answered in time.
 *
 * @category desk
 * @since 0.1.0
 */
export const strayCancels = ({ strays, now, settings }: Desk): ReadonlyArray<CancelAction> => {
  if (strays.length === 0) return noCancels
  return strays
    .filter(({ sentAt }) => sentAt === null || now - sentAt > settings.answerMs)
    .map(({ marketId, clientOrderId, venueId }) => ({
      marketId,
      clientOrderId: clientOrderId ?? venueId,
      venueId,
    }))
}

const noCancels: ReadonlyArray<CancelAction> = []

/** Returns the actions of a draft. @category desk @since 0.1.0 */
export const finished = (
  { cancels, places, amends, merges, worths, disagreements, decisions, nextOrder }: Draft,
  {
    scores,
    kill,
    budget,
  }: {
    readonly scores: DeskActions['scores']
    readonly kill: SwitchEvent | null
    readonly budget: RateBudget | null
  },
): DeskActions => ({
  cancels,
  places,
  amends,
  merges,
  worths,
  disagreements,
  nextOrder,
  budget,
  kill,
  decisions,
  scores,
})
