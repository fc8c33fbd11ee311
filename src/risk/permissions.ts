/**
 * Whether orders may go out at all, now, to this market.
 */

import type { Check } from './checkContext.js'
import { mayPlace } from './killSwitch.js'
import { missing, past } from './past.js'

/** Rejects unless the market is open. @category risk @since 0.1.0 */
export const notOpen: Check = (_, { market: { status } }) =>
  status === 'open' ? null : { _tag: 'not-open', status }

/** Rejects too close to the market's end. @category risk @since 0.1.0 */
export const nearExpiry: Check = (_, { now, market }, { closeBeforeExpiryMs }) => {
  const remainingMs = market.expiresAt - now
  if (!Number.isFinite(remainingMs)) return missing('expiresAt')
  if (remainingMs > 0 && remainingMs >= closeBeforeExpiryMs) return null
  return { _tag: 'near-expiry', remainingMs, limitMs: closeBeforeExpiryMs }
}

/** Rejects in and shortly before a window in which the venue halts. @category risk @since 0.1.0 */
export const nearHalt: Check = (_, { now, market: { halts } }, { closeBeforeHaltMs }) => {
  for (const { from, to } of halts) {
    if (!(now >= to || now < from - closeBeforeHaltMs)) return { _tag: 'near-halt', from, to }
  }
  return null
}

/**
 * Rejects an order that nothing would cancel if we fell silent: the venue on a disconnect, or for
 * want of a heartbeat, or by the order's own end.
 *
 * @category risk
 * @since 0.1.0
 */
export const noDeadMan: Check = ({ expiresAt }, { now, deadMan }, limits) => {
  if (deadMan.cancelOnDisconnect === true) return null
  if (expiresAt !== null && expiresAt - now <= limits.maxOrderLifeMs) return null
  const { heartbeatAt } = deadMan
  const limitMs = limits.maxHeartbeatAgeMs
  if (heartbeatAt === null) return { _tag: 'no-dead-man', heartbeatAgeMs: null, limitMs }
  const heartbeatAgeMs = Math.abs(now - heartbeatAt)
  if (!Number.isFinite(heartbeatAgeMs)) return missing('heartbeatAt')
  return heartbeatAgeMs <= limitMs ? null : { _tag: 'no-dead-man', heartbeatAgeMs, limitMs }
}

/** Rejects while the kill switch is not in its first state. @category risk @since 0.1.0 */
export const stopped: Check = (_, { killSwitch }) =>
  mayPlace(killSwitch) ? null : { _tag: 'stopped', state: killSwitch.kind }

/** Rejects when the venue was not asked lately what stands. @category risk @since 0.1.0 */
export const staleReconcile: Check = (_, { now, reconciled }, limits) =>
  reconciled === null
    ? missing('reconcile-age-ms')
    : past('reconcile-age-ms', Math.abs(now - reconciled.at), limits.maxReconcileAgeMs)

/** Rejects when the venue counts other shares than we do. @category risk @since 0.1.0 */
export const positionDiffers: Check = (_, { reconciled }, limits) =>
  past(
    'position-difference',
    reconciled === null ? Number.NaN : Math.abs(reconciled.positionDifference),
    limits.maxPositionDifference,
  )

/** Rejects when the venue knows orders that we do not. @category risk @since 0.1.0 */
export const unknownOrders: Check = (_, { reconciled }, limits) =>
  past(
    'unknown-orders',
    reconciled === null ? Number.NaN : reconciled.unknownOrders,
    limits.maxUnknownOrders,
  )
