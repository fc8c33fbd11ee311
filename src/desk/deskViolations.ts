/**
 * The promises of a desk, checked by other means than those that keep them.
 */

import type { NewOrder } from '../market/order.js'
import type { DeskActions, PlaceAction } from './decide/deskActions.js'
import type { DeskConfig } from './decide/deskConfig.js'
import type { Desk, DeskMarket } from './desk.js'
import { market, markets } from './desk.js'
import type { DeskViolation } from './deskViolation.js'
import { ledgerViolations, marketViolations } from './marketViolations.js'
import { isLive } from './orders/orderState.js'

/**
 * Returns every promise that a desk has broken, or would if the actions were sent; of what `apply`
 * and `decide` give, none.
 *
 * No position passes its limit and no group its loss under any order of what is in flight; no order
 * trades with an own one that may still fill; no id is used twice; cancels are of orders that there
 * are, and each is answered or missed in time; the account is the sum of its markets; what is
 * halted places nothing and leaves nothing standing, but for what the actions say is delayed: the
 * venue wants silence still, or a budget of messages is kept. What was adopted past a limit breaks
 * nothing unless it is added to.
 *
 * @example
 * import { Desk, decide, deskViolations, presets } from 'twoway'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * const config = {
 *   quote: presets.v2, selection: null, groups: null, merge: null,
 *   asBuys: false, killAtDailyLoss: true,
 * }
 * deskViolations(desk, config, decide(desk, config)) // => []
 *
 * @category desk
 * @since 0.1.0
 */
export const deskViolations = (
  desk: Desk,
  config: DeskConfig,
  actions: DeskActions,
): ReadonlyArray<DeskViolation> => {
  const places = new Map<string, Array<NewOrder>>()
  for (const { marketId, order } of actions.places) {
    places.set(marketId, [...(places.get(marketId) ?? []), order])
  }
  return [
    ...markets(desk).flatMap((held) =>
      marketViolations(desk, config, held, places.get(held.market.id) ?? []),
    ),
    ...idViolations(desk, actions.places),
    ...cancelViolations(desk, actions),
    ...haltViolations(desk, config, actions),
    ...ledgerViolations(desk, config, actions),
  ]
}

const idViolations = (
  desk: Desk,
  places: ReadonlyArray<PlaceAction>,
): ReadonlyArray<DeskViolation> => {
  const seen = new Set<string>()
  const known = markets(desk).flatMap(({ orders }) => orders.map((order) => order.clientOrderId))
  return [...known, ...places.map(({ clientOrderId }) => clientOrderId)].flatMap((id) => {
    if (seen.size < seen.add(id).size) return []
    return [{ _tag: 'doubled', id }]
  })
}

const cancelViolations = (desk: Desk, { cancels }: DeskActions): ReadonlyArray<DeskViolation> => {
  const seen = new Set<string>()
  return cancels.flatMap(({ marketId, clientOrderId, venueId }): ReadonlyArray<DeskViolation> => {
    const key = `${marketId} ${clientOrderId} ${venueId}`
    if (seen.size === seen.add(key).size) return [{ _tag: 'doubled', id: clientOrderId }]
    const isStray = desk.strays.some((stray) => stray.venueId === venueId)
    const order = market(desk, marketId)?.orders.find((one) => one.clientOrderId === clientOrderId)
    const can = order !== undefined && isLive(order.state) && order.state !== 'cancelling'
    return can || isStray ? [] : [{ _tag: 'unknown-cancel', id: clientOrderId }]
  })
}

const haltViolations = (
  desk: Desk,
  config: DeskConfig,
  { cancels, decisions, places }: DeskActions,
): ReadonlyArray<DeskViolation> => {
  const cancelled = new Set(cancels.map(({ clientOrderId }) => clientOrderId))
  const placing = new Set(places.map(({ marketId }) => marketId))
  return decisions.flatMap(({ marketId, halted, diff, delayed }): ReadonlyArray<DeskViolation> => {
    if (halted === null && diff.halted === null) return []
    const held = market(desk, marketId)
    const waiting = mayDelay(desk, config) ? delayed.map(({ id }) => id) : []
    const standing = held === null ? [] : standingIn(held, new Set([...cancelled, ...waiting]))
    return [
      ...(placing.has(marketId) ? [{ _tag: 'places-on-halt', marketId } as const] : []),
      ...standing.map((id) => ({ _tag: 'left-standing', id }) as const),
    ]
  })
}

/** Nothing but the venue's own word or a budget excuses a cancel that waits. */
const mayDelay = ({ conditions, now }: Desk, { rates }: DeskConfig): boolean =>
  (conditions.restsUntil !== null && now < conditions.restsUntil) ||
  (rates !== null && rates !== undefined)

const standingIn = (
  { orders }: DeskMarket,
  cancelled: ReadonlySet<string>,
): ReadonlyArray<string> =>
  orders
    .filter(({ state }) => isLive(state) && state !== 'cancelling')
    .map(({ clientOrderId }) => clientOrderId)
    .filter((id) => !cancelled.has(id))
