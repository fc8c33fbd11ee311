/**
 * A desk after several events, of which those that answer orders are reckoned together.
 */

import { type Desk, type DeskMarket, market } from '../desk.js'
import { booked, heard, withOrders } from '../deskChange.js'
import type { DeskEvent } from '../deskEvent.js'
import { withMarks } from '../deskMarket.js'
import { marksOf } from '../marked.js'
import type { Order } from '../orders/order.js'
import { received } from '../orders/orderLife.js'
import { isLive } from '../orders/orderState.js'
import { apply } from './apply.js'
import { mergingAfter, onlyMarket, onSent } from './applyActed.js'
import { heardNow, isFillMessage, orderIndexNear } from './applyOrder.js'
import { ordersSent } from './ordersSent.js'

/**
 * Returns the desk after events, to the bit as if each were applied in its turn. Answers in a row
 * to orders of one market cost one reckoning of that market, with the actions before them.
 *
 * @category desk
 * @since 0.1.0
 */
export const applyAll = (desk: Desk, events: ReadonlyArray<DeskEvent>): Desk => {
  let next = desk
  for (let i = 0; i < events.length; ) {
    const event = events[i] as DeskEvent
    const from = event.kind === 'acted' ? i + 1 : i
    const end = answersEnd(next, events, from)
    const all = together(next, event, { events, from, end })
    next = all ?? apply(next, event)
    i = all === null ? i + 1 : end
  }
  return next
}

const together = (desk: Desk, event: DeskEvent, answers: Answers): Desk | null => {
  const { from, end } = answers
  if (event.kind === 'acted') return end > from ? actedAndAnswered(desk, event, answers) : null
  return end > from + 1 ? answered(desk, answers) : null
}

/** Where answers in a row to orders of one market end, as far as their kind tells. */
const answersEnd = (desk: Desk, events: ReadonlyArray<DeskEvent>, from: number): number => {
  const first = events[from]
  if (first?.kind !== 'order' || desk.killSwitch.kind !== 'running') return from
  let now = desk.now
  for (let end = from; end < events.length; end++) {
    const event = events[end]
    if (event?.kind !== 'order' || event.marketId !== first.marketId) return end
    if (!(Number.isSafeInteger(event.at) && event.at >= now) || isFillMessage(event.news))
      return end
    now = event.at
  }
  return events.length
}

type Answers = {
  readonly events: ReadonlyArray<DeskEvent>
  readonly from: number
  readonly end: number
}

type Of<Kind extends DeskEvent['kind']> = Extract<DeskEvent, { readonly kind: Kind }>

/** What was sent in one market and what of it is answered, null where that is less plain. */
const actedAndAnswered = (
  desk: Desk,
  { at, actions }: Of<'acted'>,
  answers: Answers,
): Desk | null => {
  const { worths, disagreements, scores, kill, merges } = actions
  const [worth] = worths
  const first = answers.events[answers.from] as Of<'order'>
  const id = onlyMarket(actions)
  const held = id === null ? null : market(desk, id)
  if (held === null || first.marketId !== id || first.at < at || kill !== null) return null
  if (!(Number.isSafeInteger(at) && at >= desk.now)) return null
  if (disagreements.length + scores.length > 0 || worths.length > 1) return null
  if (worth !== undefined && worth.marketId !== id) return null
  const now = onSent(heard(desk, at), actions)
  const { orders, doubled } = ordersSent(now, held, actions)
  if (doubled > 0) return null
  const told = worth === undefined ? held : withMarks(held, worth.marks)
  const paid = worth === undefined ? now : withWorth(now, told)
  const merging = mergingAfter(held, merges)
  return withAnswers(paid, { held: told, orders, merging }, answers)
}

const withWorth = (desk: Desk, held: DeskMarket): Desk => {
  const { yes, no } = marksOf(held)
  return booked(desk, { _tag: 'marked', market: held.market.id, yes, no })
}

/**
 * Up to the first answer that a desk notes as odd, or that may end in more than its order's state:
 * from there on one by one.
 */
const answered = (desk: Desk, answers: Answers): Desk | null => {
  const { marketId } = answers.events[answers.from] as Of<'order'>
  const held = market(desk, marketId)
  if (held === null) return null
  return withAnswers(desk, { held, orders: held.orders.slice(), merging: null }, answers)
}

/** `merging` null where nothing was sent, so that without a change there is nothing to reckon. */
const withAnswers = (
  desk: Desk,
  {
    held,
    orders,
    merging,
  }: {
    readonly held: DeskMarket
    readonly orders: Array<Order>
    readonly merging: DeskMarket['merging'] | null
  },
  { events, from, end }: Answers,
): Desk => {
  let isChanged = merging !== null
  let { now } = desk
  let at = from
  let index = -1
  for (; at < end; at++) {
    const event = events[at] as Of<'order'>
    index = orderIndexNear(orders, event.clientOrderId, index + 1)
    const order = orders[index]
    if (order === undefined || !isLive(order.state)) break
    const next = received(order, heardNow(event.at, event.news))
    if (next.anomalies.length > order.anomalies.length) break
    if (next !== order) isChanged = true
    orders[index] = next
    now = event.at
  }
  const told = at === from ? desk : heard(desk, now, at - from)
  const after = isChanged ? withOrders(told, held, orders, merging ?? held.merging) : told
  return eachOf(after, events, at, end)
}

const eachOf = (desk: Desk, events: ReadonlyArray<DeskEvent>, from: number, end: number): Desk => {
  let next = desk
  for (let i = from; i < end; i++) next = apply(next, events[i] as DeskEvent)
  return next
}
