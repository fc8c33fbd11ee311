/**
 * The promises of a desk's markets, one by one and in their sums.
 */

import { complement } from '../market/grid.js'
import type { NewOrder } from '../market/order.js'
import { onYes } from '../market/side.js'
import { mustCancel } from '../risk/killSwitch.js'
import type { DeskActions } from './decide/deskActions.js'
import type { DeskConfig } from './decide/deskConfig.js'
import { type Desk, type DeskMarket, markets } from './desk.js'
import { worstOf } from './deskChange.js'
import type { DeskViolation } from './deskViolation.js'
import * as Dictionary from './dictionary.js'
import { groupViolations } from './groupViolations.js'
import * as Ledger from './ledger/ledger.js'
import { nearest, toUnits } from './ledger/micro.js'
import { worstCase } from './ledger/worstCase.js'
import type { Order } from './orders/order.js'
import { liveSize, sent } from './orders/orderLife.js'

/** Returns what one market's orders and places break. @category desk @since 0.1.0 */
export const marketViolations = (
  desk: Desk,
  { quote: { limits } }: DeskConfig,
  { market: { id }, orders }: DeskMarket,
  places: ReadonlyArray<NewOrder>,
): ReadonlyArray<DeskViolation> => {
  const live = orders.filter((order) => liveSize(order) > 0)
  return [
    ...pastLimits(desk, id, live, places, limits),
    ...crosses(id, live, places),
    ...live
      .filter(({ state, cancelSentAt }) => state === 'cancelling' && cancelSentAt === null)
      .map(({ clientOrderId }) => ({ _tag: 'unanswered', id: clientOrderId }) as const),
  ]
}

const asOrder = ({ outcome, side, price, size }: NewOrder): Order =>
  sent({
    clientOrderId: '',
    outcome,
    side,
    price: nearest(price),
    size: nearest(size),
    fee: 0,
    at: 0,
    arrivesBy: 0,
  })

const pastLimits = (
  desk: Desk,
  marketId: string,
  live: ReadonlyArray<Order>,
  places: ReadonlyArray<NewOrder>,
  { maxPosition, maxImbalance }: DeskConfig['quote']['limits'],
): ReadonlyArray<DeskViolation> => {
  const ledger = Ledger.market(desk.ledger, marketId)
  if (ledger === undefined || places.length === 0) return []
  const before = worstCase(ledger, live)
  const after = worstCase(ledger, [...live, ...places.map(asOrder)])
  const bounds = [
    { was: before.yes.max, is: after.yes.max, of: maxPosition },
    { was: before.no.max, is: after.no.max, of: maxPosition },
    { was: before.net.max, is: after.net.max, of: maxImbalance },
    { was: 0 - before.net.min, is: 0 - after.net.min, of: maxImbalance },
  ]
  return bounds
    .filter(({ was, is, of }) => is > was && toUnits(is) > of)
    .map(({ is, of }) => ({ _tag: 'past-limit', marketId, worst: is, limit: nearest(of) }) as const)
}

const crosses = (
  marketId: string,
  live: ReadonlyArray<Order>,
  places: ReadonlyArray<NewOrder>,
): ReadonlyArray<DeskViolation> => {
  const resting = live.map((order) => ({ ...order, price: toUnits(order.price) }))
  const found: Array<DeskViolation> = []
  places.forEach((place, i) => {
    for (const other of [...resting, ...places.slice(i + 1)]) {
      if (onYes(place) === onYes(other)) continue
      const isBid = onYes(place) === 'bid'
      const bid = onYesPrice(isBid ? place : other)
      const ask = onYesPrice(isBid ? other : place)
      if (bid > ask - 1e-9) found.push({ _tag: 'self-cross', marketId, bid, ask })
    }
  })
  return found
}

const onYesPrice = ({ outcome, price }: Pick<NewOrder, 'outcome' | 'price'>): number =>
  outcome === 'yes' ? price : complement(price)

/**
 * Returns what the sums of a desk break, and the places of a desk that is stopped.
 *
 * @category desk
 * @since 0.1.0
 */
export const ledgerViolations = (
  desk: Desk,
  config: DeskConfig,
  actions: DeskActions,
): ReadonlyArray<DeskViolation> => [
  ...(mustCancel(desk.killSwitch)
    ? actions.places.map(({ marketId }) => ({ _tag: 'places-on-halt', marketId }) as const)
    : []),
  ...cashViolations(desk),
  ...countViolations(desk),
  ...groupViolations(desk, config, actions),
]

/** Cash without rebates, since some of those no market names; and the identity of the account. */
const cashViolations = ({ ledger }: Desk): ReadonlyArray<DeskViolation> => {
  const { cash, realised, cost, fees, rebates } = ledger.account
  const identity = realised - cost - fees + rebates
  const { account } = ledger.archived
  const parts = Dictionary.entries(ledger.markets).reduce(
    (sum, { value }) => sum + value.account.cash - value.account.rebates,
    account.cash - account.rebates,
  )
  return [
    ...(cash === identity ? [] : [{ _tag: 'cash', account: cash, parts: identity } as const]),
    ...(cash - rebates === parts
      ? []
      : [{ _tag: 'cash', account: cash - rebates, parts } as const]),
  ]
}

const countViolations = (desk: Desk): ReadonlyArray<DeskViolation> => {
  const live = markets(desk).reduce((sum, held) => sum + held.live, 0)
  const worsts = Dictionary.entries(desk.assets).flatMap(({ value }) => {
    const holds = Dictionary.entries(value.markets).reduce(
      (sum, one) => sum + worstOf(one.value),
      0,
    )
    return value.worst === holds
      ? []
      : [{ _tag: 'count', of: 'worst', said: value.worst, holds } as const]
  })
  return live === desk.live
    ? worsts
    : [{ _tag: 'count', of: 'live', said: desk.live, holds: live }, ...worsts]
}
