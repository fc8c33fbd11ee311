/**
 * Cancels: sent once, or kept until the venue takes them.
 */

import * as Dictionary from '../../desk/dictionary.js'
import type { OrderName } from './session.js'
import { ask, set, type Turn } from './turn.js'

/**
 * Sends the cancel of an order, or keeps it until the venue takes cancels again.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sendCancel = (turn: Turn, venueId: string, order: OrderName): void => {
  const { pending, waitingCancels, restUntil, restCancelsUntil, now, token } = turn.session
  const isSent = Dictionary.entries(pending).some(
    ({ value: { call } }) => call.kind === 'cancel' && call.venueId === venueId,
  )
  if (isSent) return
  if (now < restUntil || now < restCancelsUntil || token === null) {
    keepCancel(turn, venueId, order, now)
    return
  }
  set(turn, { waitingCancels: Dictionary.without(waitingCancels, venueId) })
  ask(turn, { kind: 'cancel', venueId }, { order })
}

/**
 * Keeps a cancel until the venue takes one, until an instant at least on the session's own clock.
 *
 * @category adapters
 * @since 0.1.0
 */
export const keepCancel = (
  turn: Turn,
  venueId: string,
  { marketId, clientOrderId }: OrderName,
  from: number,
): void => {
  const waiting = { marketId, clientOrderId, from }
  const { waitingCancels } = turn.session
  set(turn, { waitingCancels: Dictionary.set(waitingCancels, venueId, waiting) })
}

/**
 * Sends the cancels that wait, but for those of orders that have ended meanwhile.
 *
 * @category adapters
 * @since 0.1.0
 */
export const sendWaitingCancels = (turn: Turn): void => {
  const { waitingCancels, orders, now } = turn.session
  for (const { key, value } of Dictionary.entries(waitingCancels)) {
    if (now < value.from) continue
    if (Dictionary.get(orders, value.clientOrderId)?.state !== 'ended') sendCancel(turn, key, value)
    else set(turn, { waitingCancels: Dictionary.without(turn.session.waitingCancels, key) })
  }
}
