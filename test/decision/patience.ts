/** The calm market under a patient difference. */

import type { PatientDiff, QuoteConfig } from '../../src/decision/config.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { RestingOrder } from '../../src/market/order.js'
import { calm, ladder, config as v2 } from './states.js'

export const patient: PatientDiff = {
  kind: 'patient',
  resizeTolerance: 0,
  timidTicks: 1,
  restMs: 400,
  amend: false,
}

export const config = (over: Partial<PatientDiff> = {}): QuoteConfig => ({
  ...v2,
  diff: { ...patient, ...over },
})

/** The bids alone: the asks stand as they should. */
const asks = ladder.filter(({ side }) => side === 'ask')
export const bids = (...orders: ReadonlyArray<RestingOrder>) => ({
  ...calm,
  orders: [...orders, ...asks],
})

/** The orders that stand when every part of a difference was answered, after so many ms. */
export const answered = (
  state: QuoteState,
  diff: OrderDiff,
  round: string,
  ms = 0,
): QuoteState => ({
  ...state,
  now: state.now + ms,
  orders: [
    ...state.orders
      .filter(({ id }) => diff.keep.includes(id) || diff.amend?.some((to) => to.id === id))
      .map((order): RestingOrder => {
        const to = diff.amend?.find(({ id }) => id === order.id)
        return { ...order, size: to?.size ?? order.size, status: 'open' }
      }),
    ...diff.place.map(
      (order, i): RestingOrder => ({
        ...order,
        id: `${round}-${i}`,
        status: 'open',
        since: state.now,
      }),
    ),
  ],
})

export const isEmpty = ({ cancel, place, amend }: OrderDiff): boolean =>
  cancel.length + place.length + (amend?.length ?? 0) === 0
