/**
 * Why an order does not go out.
 */

import type { PlaceAction } from '../../desk/decide/deskActions.js'
import * as Dictionary from '../../desk/dictionary.js'
import { nearest } from '../../desk/ledger/micro.js'
import * as ClientOrderId from '../../desk/orders/clientOrderId.js'
import * as PriceBands from '../../market/priceBands.js'
import * as SizeRules from '../../market/sizeRules.js'
import { venueGrids } from '../../market/venueGrids.js'
import type { OrderToSign } from './orderBytes.js'
import type { Session } from './session.js'

/**
 * Why: an ask, which the venue does not let rest (the desk's `asBuys` turns it into the bid on the
 * other outcome); an id that is not the desk's own for that market, or was used; a market that is
 * not followed, or takes no orders; a price or a size that the venue would not take; nobody signed
 * in; or a rest that the venue asked for.
 *
 * @category adapters
 * @since 0.1.0
 */
export type PlaceFault =
  | { readonly _tag: 'not-a-bid' }
  | { readonly _tag: 'foreign-id'; readonly clientOrderId: string }
  | { readonly _tag: 'used-id'; readonly clientOrderId: string }
  | { readonly _tag: 'unknown-market'; readonly marketId: string }
  | { readonly _tag: 'paused-market'; readonly why: 'over' | 'unstruck' }
  | { readonly _tag: 'off-tick'; readonly price: number }
  | { readonly _tag: 'bad-size'; readonly fault: SizeRules.SizeFault }
  | { readonly _tag: 'signed-out' }
  | { readonly _tag: 'resting'; readonly ms: number }

/** What is sent of an order, or why it is not. @category adapters @since 0.1.0 */
export type Placing =
  | { readonly ok: true; readonly order: OrderToSign }
  | { readonly ok: false; readonly fault: PlaceFault }

const no = (fault: PlaceFault): Placing => ({ ok: false, fault })

/** Returns what is sent of an order, or why it is not. @category adapters @since 0.1.0 */
export const placing = (session: Session, action: PlaceAction): Placing => {
  const { token, now, restUntil, orders, markets } = session
  const { marketId, clientOrderId, order } = action
  if (order.side !== 'bid') return no({ _tag: 'not-a-bid' })
  const number = ClientOrderId.numberOf(clientOrderId)
  if (number === null || ClientOrderId.of(marketId, number) !== clientOrderId)
    return no({ _tag: 'foreign-id', clientOrderId })
  if (Dictionary.get(orders, clientOrderId) !== undefined)
    return no({ _tag: 'used-id', clientOrderId })
  const market = Dictionary.get(markets, marketId)
  if (market === undefined) return no({ _tag: 'unknown-market', marketId })
  if (market.paused !== null) return no({ _tag: 'paused-market', why: market.paused })
  if (PriceBands.ticksOf(venueGrids.degen, order.price) === null)
    return no({ _tag: 'off-tick', price: order.price })
  const { price, size } = order
  const [fault] = SizeRules.faults(session.config.sizes, { price, size, takes: false })
  if (fault !== undefined) return no({ _tag: 'bad-size', fault })
  if (token === null) return no({ _tag: 'signed-out' })
  if (now < restUntil) return no({ _tag: 'resting', ms: restUntil - now })
  const { expiresAt } = market.listed
  return {
    ok: true,
    order: {
      marketAddress: marketId,
      outcome: order.outcome,
      price: nearest(price),
      size: nearest(size),
      expiry: expiryOf(session, expiresAt),
      clientOrderId: number,
    },
  }
}

/** In seconds on the venue's clock: with the market, or sooner. */
const expiryOf = ({ config, now, at, serverLead }: Session, expiresAt: number): number => {
  const { orderLifeMs } = config
  if (orderLifeMs === null) return Math.floor(expiresAt / 1000)
  const ends = (serverLead === null ? at : now + serverLead) + orderLifeMs
  return Math.floor(Math.min(expiresAt, ends) / 1000)
}
