/**
 * How many messages the venues take.
 */

import type { RateConfig } from './rateBudget.js'

const single = { placesOfRequest: 1, cancelsOfRequest: 1 }

const nothing = { place: 0, cancel: 0, amend: 0, request: 0 }

/**
 * The budgets of venues as they publish or code them, the smallest class of customer.
 *
 * @example
 * import { venueRates } from 'twoway'
 *
 * venueRates.polymarket.placesOfRequest // => 15
 *
 * @category risk
 * @since 0.1.0
 */
export const venueRates: Readonly<Record<'degen' | 'kalshiBasic' | 'polymarket', RateConfig>> = {
  degen: {
    ...single,
    buckets: [
      { ...nothing, name: 'requests', capacity: 300, perSecond: 5, request: 1 },
      { ...nothing, name: 'cancels', capacity: 30, perSecond: 0.5, cancel: 1 },
    ],
  },
  kalshiBasic: {
    ...single,
    buckets: [
      {
        name: 'writes',
        capacity: 100,
        perSecond: 100,
        place: 10,
        cancel: 2,
        amend: 10,
        request: 0,
      },
    ],
  },
  polymarket: {
    placesOfRequest: 15,
    cancelsOfRequest: 1_000,
    buckets: [
      { ...nothing, name: 'orders', capacity: 60, perSecond: 40, place: 1, amend: 1 },
      { ...nothing, name: 'cancels', capacity: 120, perSecond: 80, cancel: 1 },
    ],
  },
}
