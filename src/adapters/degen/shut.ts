/**
 * A session before anything has happened.
 */

import * as Dictionary from '../../desk/dictionary.js'
import type { DegenConfig } from './degenConfig.js'
import type { Session, TrackedOrder } from './session.js'

/** Long ago: nothing of the kind has happened. */
const never = Number.NEGATIVE_INFINITY

/** Nothing has been said yet, to anybody. */
const unheard: Pick<
  Session,
  | 'now'
  | 'at'
  | 'phase'
  | 'opening'
  | 'serverLead'
  | 'timeAskedAt'
  | 'token'
  | 'signIn'
  | 'link'
  | 'links'
  | 'linkFailures'
  | 'connectAt'
  | 'pingedAt'
  | 'refusedAt'
  | 'calls'
> = {
  now: never,
  at: never,
  phase: 'shut',
  opening: null,
  serverLead: null,
  timeAskedAt: never,
  token: null,
  signIn: { failures: 0, nextAt: never },
  link: null,
  links: 0,
  linkFailures: 0,
  connectAt: never,
  pingedAt: never,
  refusedAt: never,
  calls: 0,
}

/**
 * Returns a session that is shut. `address` null: nobody signs in, markets are followed and no
 * order goes out. `orders`: what the desk knows of orders sent by an earlier session.
 *
 * @category adapters
 * @since 0.1.0
 */
export const shut = (
  config: DegenConfig,
  { address, hasAccount }: Pick<Session, 'address' | 'hasAccount'>,
  orders: ReadonlyArray<TrackedOrder>,
): Session => ({
  ...unheard,
  config,
  address,
  hasAccount,
  pending: Dictionary.empty,
  restUntil: never,
  restCancelsUntil: never,
  markets: Dictionary.empty,
  addresses: Dictionary.empty,
  marketsAskedAt: never,
  hasMarkets: false,
  orders: byId(orders),
  byVenueId: byVenueId(orders),
  asks: [],
  forgotAt: never,
  orphans: [],
  trades: [],
  waitingCancels: Dictionary.empty,
  sweep: null,
  snapshot: null,
  draw: 0.5,
})

const byId = (orders: ReadonlyArray<TrackedOrder>): Session['orders'] =>
  orders.reduce(
    (all: Session['orders'], order) => Dictionary.set(all, order.clientOrderId, order),
    Dictionary.empty,
  )

const byVenueId = (orders: ReadonlyArray<TrackedOrder>): Session['byVenueId'] =>
  orders.reduce(
    (all: Session['byVenueId'], { venueId, clientOrderId }) =>
      venueId === null ? all : Dictionary.set(all, venueId, clientOrderId),
    Dictionary.empty,
  )
