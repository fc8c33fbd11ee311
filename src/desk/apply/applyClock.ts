/**
 * What time alone does to a desk.
 */

import { type Desk, type DeskMarket, market, markets } from '../desk.js'
import { booked, changed, withMarket, withReckoned } from '../deskChange.js'
import * as DeskConditions from '../deskConditions.js'
import { changed as changedMarket } from '../deskMarket.js'
import * as Dictionary from '../dictionary.js'
import * as EquityTrail from '../ledger/equityTrail.js'
import * as Ledger from '../ledger/ledger.js'
import type { Order } from '../orders/order.js'
import { received } from '../orders/orderLife.js'

/**
 * Returns the desk at its instant: answers that did not come in time are lost, and of markets that
 * were resolved long enough ago nothing stays but their sums.
 *
 * @category desk
 * @since 0.1.0
 */
export const onClock = (desk: Desk): Desk => archived(withLostAnswers(withMark(desk)))

const withMark = (desk: Desk): Desk => {
  const { conditions, ledger, now } = desk
  const profit = Ledger.equity(ledger) - ledger.deposits
  const trail = EquityTrail.marked(conditions.trail, { at: now, profit })
  return trail === conditions.trail
    ? desk
    : changed(desk, { conditions: DeskConditions.changed(conditions, { trail }) })
}

const withLostAnswers = (desk: Desk): Desk => {
  if (desk.live === 0) return desk
  let next = desk
  for (const held of markets(desk)) {
    if (held.live === 0 || !hasLost(desk, held)) continue
    const orders = held.orders.map((order) =>
      isLost(desk, order) ? received(order, { _tag: 'answer-lost', at: desk.now }) : order,
    )
    next = withReckoned(next, held, changedMarket(held, { orders }))
  }
  return next
}

const hasLost = (desk: Desk, { orders }: DeskMarket): boolean => {
  for (const order of orders) if (isLost(desk, order)) return true
  return false
}

const isLost = ({ now, settings }: Desk, order: Order): boolean => {
  const { state, sentAt, cancelSentAt, amendSentAt } = order
  if (amendSentAt !== null && now - amendSentAt > settings.answerMs) return true
  if (state === 'pending') return now - sentAt > settings.answerMs
  return state === 'cancelling' && cancelSentAt !== null && now - cancelSentAt > settings.answerMs
}

const archived = (desk: Desk): Desk => {
  const { settled: over, now, settings } = desk
  if (over.length === 0) return desk
  if (!over.some(({ at }) => now - at > settings.keepSettledMs)) return desk
  const due = over.filter(({ at }) => now - at > settings.keepSettledMs)
  const gone = due.flatMap(({ marketId }) => archivable(desk, marketId))
  const ids = new Set(gone.map((held) => held.market.id))
  const settled = desk.settled.filter(({ marketId }) => !ids.has(marketId))
  return gone.reduce(withoutMarket, changed(desk, { settled }))
}

const archivable = (desk: Desk, id: string): ReadonlyArray<DeskMarket> => {
  const held = market(desk, id)
  const inDoubt = Ledger.market(desk.ledger, id)?.count ?? 0
  return held === null || held.live > 0 || inDoubt > 0 ? [] : [held]
}

const withoutMarket = (desk: Desk, held: DeskMarket): Desk => {
  const { id } = held.market
  const next = booked(withMarket(desk, held, null), { _tag: 'archived', market: id })
  return changed(next, { assetOf: Dictionary.without(next.assetOf, id) })
}
