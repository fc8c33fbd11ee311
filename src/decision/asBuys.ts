/**
 * The maker's own view of a difference: everything it places is a purchase.
 */

import { complement } from '../market/grid.js'
import type { NewOrder } from '../market/order.js'
import type { OrderDiff } from './orderDiff.js'

/**
 * Returns a difference in which every order placed is a bid: an ask on YES at `p` becomes the bid
 * on NO at `1 − p` that it mirrors, so the maker never sells what it doesn't own.
 *
 * For venues with a book for each outcome. Prices stay the shortest decimals; a difference that is
 * all bids comes back as it was.
 *
 * @example
 * import { asBuys } from 'twoway'
 *
 * const diff = {
 *   cancel: [],
 *   keep: [],
 *   place: [{ side: 'ask', outcome: 'yes', price: 0.4, size: 100 }],
 *   halted: null,
 *   explain: null,
 * } as const
 * asBuys(diff).place // => [{ side: 'bid', outcome: 'no', price: 0.6, size: 100 }]
 *
 * @category decision
 * @since 0.1.0
 */
export const asBuys = (diff: OrderDiff): OrderDiff => ({ ...diff, place: diff.place.map(asBuy) })

const asBuy = (order: NewOrder): NewOrder =>
  order.side === 'bid'
    ? order
    : {
        side: 'bid',
        outcome: order.outcome === 'yes' ? 'no' : 'yes',
        price: complement(order.price),
        size: order.size,
      }
