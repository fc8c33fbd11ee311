/**
 * What a desk has asked for, once it is sent: from then on it may have happened.
 */

import { step } from '../../risk/killSwitch.js'
import type {
  AmendAction,
  CancelAction,
  MergeAction,
  PlaceAction,
  SentActions,
} from '../decide/deskActions.js'
import { type Desk, type DeskMarket, market } from '../desk.js'
import { changed, noted, withMarket, withOrders, withReckoned } from '../deskChange.js'
import * as DeskConditions from '../deskConditions.js'
import { changed as changedMarket, withMarks } from '../deskMarket.js'
import { marked } from '../marked.js'
import { ordersSent } from './ordersSent.js'

/**
 * Returns the desk after actions were sent: orders placed are pending and orders to cancel are
 * cancelling, both of which count as live. An order that was placed before is not placed again.
 *
 * @category desk
 * @since 0.1.0
 */
export const onActed = (desk: Desk, actions: SentActions): Desk => {
  let next = onSent(desk, actions)
  const only = onlyMarket(actions)
  if (only !== null) next = onParts(next, only, actions)
  else for (const [id, parts] of byMarket(actions)) next = onParts(next, id, parts)
  for (const worth of actions.worths) next = withWorth(next, worth)
  for (const apart of actions.disagreements) next = withDisagreement(next, apart)
  for (const score of actions.scores) next = withChoice(next, score)
  return next
}

/** Returns the desk after what actions say of no market. @category desk @since 0.1.0 */
export const onSent = (desk: Desk, actions: SentActions): Desk => {
  const { nextOrder, kill } = actions
  return changed(desk, {
    nextOrder: nextOrder > desk.nextOrder ? nextOrder : desk.nextOrder,
    strays: cancelledStrays(desk, actions),
    conditions: spent(desk, actions),
    killSwitch: kill === null ? desk.killSwitch : step(desk.killSwitch, kill),
  })
}

/**
 * Returns the market of all the actions where they are of one, as most are, null otherwise.
 *
 * @category desk
 * @since 0.1.0
 */
export const onlyMarket = ({ cancels, places, amends, merges }: SentActions): string | null => {
  const id = (cancels[0] ?? places[0] ?? amends[0] ?? merges[0])?.marketId
  if (id === undefined) return null
  for (const { marketId } of cancels) if (marketId !== id) return null
  for (const { marketId } of places) if (marketId !== id) return null
  for (const { marketId } of amends) if (marketId !== id) return null
  for (const { marketId } of merges) if (marketId !== id) return null
  return id
}

const spent = ({ conditions }: Desk, { budget }: SentActions): Desk['conditions'] =>
  budget === null ? conditions : DeskConditions.changed(conditions, { budget })

const cancelledStrays = ({ strays, now }: Desk, { cancels }: SentActions): Desk['strays'] =>
  strays.length === 0
    ? strays
    : strays.map((stray) =>
        cancels.some(({ venueId }) => venueId === stray.venueId)
          ? { ...stray, sentAt: now }
          : stray,
      )

type Parts = Pick<SentActions, 'cancels' | 'places' | 'amends' | 'merges'>

type PartsOf = {
  readonly cancels: Array<CancelAction>
  readonly places: Array<PlaceAction>
  readonly amends: Array<AmendAction>
  readonly merges: Array<MergeAction>
}

const byMarket = ({ cancels, places, amends, merges }: SentActions): ReadonlyMap<string, Parts> => {
  const all = new Map<string, PartsOf>()
  const of = (id: string): PartsOf => {
    const parts = all.get(id) ?? { cancels: [], places: [], amends: [], merges: [] }
    all.set(id, parts)
    return parts
  }
  for (const cancel of cancels) of(cancel.marketId).cancels.push(cancel)
  for (const place of places) of(place.marketId).places.push(place)
  for (const amend of amends) of(amend.marketId).amends.push(amend)
  for (const merge of merges) of(merge.marketId).merges.push(merge)
  return all
}

const onParts = (desk: Desk, id: string, { cancels, places, amends, merges }: Parts): Desk => {
  const held = market(desk, id)
  if (held === null) {
    // A stray's market is not known, and need not be.
    return places.length === 0 ? desk : noted(desk, 'unknown-market', id)
  }
  const { orders, doubled } = ordersSent(desk, held, { cancels, places, amends })
  const next = withOrders(desk, held, orders, mergingAfter(held, merges))
  return doubled === 0 ? next : noted(next, 'doubled-place', id)
}

/** Returns the merges asked for after some more. @category desk @since 0.1.0 */
export const mergingAfter = (
  { merging }: DeskMarket,
  merges: Parts['merges'],
): DeskMarket['merging'] => {
  if (merges.length === 0) return merging
  const known = new Set(merging.map((one) => one.id))
  return [...merging, ...merges.filter((merge) => !known.has(merge.id)).map(asMerging)]
}

const asMerging = ({ id, sets }: MergeAction): DeskMarket['merging'][number] => ({ id, sets })

const withWorth = (desk: Desk, { marketId, marks }: SentActions['worths'][number]): Desk => {
  const held = market(desk, marketId)
  return held === null ? desk : marked(desk, held, withMarks(held, marks))
}

const withDisagreement = (
  desk: Desk,
  { marketId, apartSince }: SentActions['disagreements'][number],
): Desk => {
  const held = market(desk, marketId)
  if (held === null) return desk
  const { bookAt, fills } = held.seen
  return withMarket(desk, held, changedMarket(held, { seen: { bookAt, fills, apartSince } }))
}

const withChoice = (desk: Desk, { marketId, chosen }: SentActions['scores'][number]): Desk => {
  const held = market(desk, marketId)
  if (held === null || held.chosen === chosen) return desk
  return withReckoned(desk, held, changedMarket(held, { chosen }))
}
