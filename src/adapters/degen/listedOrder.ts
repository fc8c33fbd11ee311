/**
 * Whose order it is that the venue lists.
 */

import * as Dictionary from '../../desk/dictionary.js'
import * as ClientOrderId from '../../desk/orders/clientOrderId.js'
import type { ListedOrder } from './orderAnswers.js'
import { accepted, heardOf } from './progress.js'
import type { TrackedOrder } from './session.js'
import { addressOf, byVenueId, isAsked, setOrder, type Turn } from './turn.js'

/**
 * Takes orders that are listed. Of those of one look the one that was created nearest to when a
 * lost order was sent is that order, so it goes first: the others may be older ones, long
 * forgotten.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onListedOrders = (turn: Turn, page: ReadonlyArray<ListedOrder>): void => {
  const { orders, byVenueId: known } = turn.session
  const lost = Dictionary.entries(orders).flatMap(({ value }) =>
    value.venueId === null ? [value] : [],
  )
  const isKnown = ({ venueId }: ListedOrder): boolean =>
    Dictionary.get(known, venueId) !== undefined
  const apart = (listed: ListedOrder): number => {
    const marketId = addressOf(turn.session, listed.market ?? '')
    const like = lost.filter((order) => isLike(order, marketId, listed))
    return isKnown(listed) ? 0 : Math.min(...like.map((order) => apartOf(order, listed)))
  }
  page
    .map((listed) => ({ listed, apart: lost.length === 0 ? 0 : apart(listed) }))
    .sort((a, b) => (a.apart === b.apart ? 0 : a.apart < b.apart ? -1 : 1))
    .forEach(({ listed }) => {
      onListedOrder(turn, listed)
    })
}

/**
 * Returns what tells whether an order is known by its look alone, and there is one that it may be,
 * or it rests: whose it is shows once all is listed, for the next page may hold one that fits
 * better.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isDoubtful = ({ session }: Turn): ((listed: ListedOrder) => boolean) => {
  const lost = Dictionary.entries(session.orders)
    .map(({ value }) => value)
    .filter(({ venueId }) => venueId === null)
  return (listed) => {
    const { clientOrderId, venueId, market, standing } = listed
    if (clientOrderId !== null || byVenueId(session, venueId) !== undefined) return false
    const marketId = addressOf(session, market ?? '')
    return standing === 'open' || lost.some((order) => isLike(order, marketId, listed))
  }
}

/**
 * Returns the instant before which nothing is listed that may be a lost order, in ms.
 *
 * @category adapters
 * @since 0.1.0
 */
export const soonestOf = ({ sentAt }: TrackedOrder): number => sentAt - clockErrorMs

/** In ms between when an order was sent and when what is listed was created; 0 where not said. */
const apartOf = ({ sentAt }: TrackedOrder, { createdAt }: ListedOrder): number =>
  createdAt === null ? 0 : Math.abs(createdAt - sentAt)

/**
 * Takes what a listing says of an order: one that is known, one whose answer was lost, or one of
 * which nothing is known, which is adopted if it rests.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onListedOrder = (turn: Turn, listed: ListedOrder): void => {
  const order = byVenueId(turn.session, listed.venueId) ?? found(turn, listed)
  if (order === null) return
  const heard = heardOf(turn, order, listed)
  if (listed.standing === 'open') {
    if (heard.state === 'ended' && heard.filled < heard.size)
      setOrder(turn, { ...heard, state: 'resting', settled: false })
  } else if (!heard.settled) setOrder(turn, { ...heard, settled: true })
}

/** An order whose answer was lost is known by its number, or where none is listed by its look. */
const found = (turn: Turn, listed: ListedOrder): TrackedOrder | null => {
  const marketId = addressOf(turn.session, listed.market ?? '')
  const lost = lostOrder(turn, marketId, listed)
  if (lost !== null) return accepted(turn, lost, listed.venueId)
  if (listed.standing === 'open' && !isUnanswered(turn, marketId, listed))
    adopt(turn, marketId, listed)
  return null
}

/** What is filled of it was never told: that is asked for once the desk knows the order. */
const adopt = (turn: Turn, marketId: string, listed: ListedOrder): void => {
  const { venueId, outcome, side, price, size, filled, clientOrderId } = listed
  const isHeardOf = filled > 0 || turn.session.orphans.includes(venueId)
  const mine = clientOrderId === null ? venueId : ClientOrderId.of(marketId, clientOrderId)
  setOrder(turn, {
    marketId,
    clientOrderId: Dictionary.get(turn.session.orders, mine) === undefined ? mine : venueId,
    venueId,
    outcome,
    side,
    price,
    size,
    filled: 0,
    sentAt: listed.createdAt ?? 0,
    arrivesBy: turn.session.now,
    missed: 0,
    state: 'resting',
    settled: false,
    cancelWanted: false,
    ask: isHeardOf ? 'later' : 'no',
    changedAt: turn.session.now,
  })
}

const isLike = (order: TrackedOrder, marketId: string, listed: ListedOrder): boolean =>
  order.venueId === null &&
  order.marketId === marketId &&
  order.outcome === listed.outcome &&
  order.side === listed.side &&
  order.price === listed.price &&
  order.size === listed.size

const isUnanswered = ({ session }: Turn, marketId: string, listed: ListedOrder): boolean =>
  Dictionary.entries(session.orders).some(
    ({ value: order }) =>
      isLike(order, marketId, listed) &&
      isAsked(session, (one) => one.order?.clientOrderId === order.clientOrderId),
  )

const lostOrder = (turn: Turn, marketId: string, listed: ListedOrder): TrackedOrder | null => {
  const { orders, config } = turn.session
  const { requestMs } = config.limits
  if (listed.clientOrderId !== null) {
    const named = Dictionary.get(orders, ClientOrderId.of(marketId, listed.clientOrderId))
    return named !== undefined && named.venueId === null ? named : null
  }
  // Of twins one may be answered yet: which is which is then not known.
  if (isUnanswered(turn, marketId, listed)) return null
  const { standing, createdAt } = listed
  const like = Dictionary.entries(orders)
    .map(({ value }) => value)
    .filter((order) => isLike(order, marketId, listed))
    .filter(({ sentAt }) =>
      createdAt === null
        ? standing === 'open'
        : createdAt >= sentAt - clockErrorMs && createdAt <= sentAt + requestMs + clockErrorMs,
    )
    .sort((a, b) => apartOf(a, listed) - apartOf(b, listed) || numberOf(a) - numberOf(b))
  return like[0] ?? null
}

/** By how much the two clocks may be apart where an order's look is all that is known of it. */
const clockErrorMs = 5_000

const numberOf = ({ clientOrderId }: TrackedOrder): number =>
  ClientOrderId.numberOf(clientOrderId) ?? 0
