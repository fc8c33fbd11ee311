/** Differences with a fault planted, and what `violations` finds in them. */

import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { Violation } from '../../src/decision/violation.js'
import { violations } from '../../src/decision/violations.js'
import type { NewOrder } from '../../src/market/order.js'
import { calm, config, order } from './states.js'

/** What is found in an empty difference on the calm market, but for what is said here. */
export const planted = (
  state: Partial<QuoteState>,
  diff: Partial<OrderDiff>,
): ReadonlyArray<Violation> =>
  violations({ ...calm, ...state }, config, {
    cancel: [],
    keep: [],
    place: [],
    halted: null,
    explain: null,
    ...diff,
  })

/** Places orders, each `outcome side price size`. */
export const placing = (...texts: ReadonlyArray<string>): Partial<OrderDiff> => ({
  place: texts.map((text) => {
    const [outcome, side, price, size] = text.split(' ')
    return { outcome, side, price: Number(price), size: Number(size) } as NewOrder
  }),
})

/** Orders that rest, each as `order` reads it. */
export const resting = (...texts: ReadonlyArray<string>): Partial<QuoteState> => ({
  orders: texts.map(order),
})
