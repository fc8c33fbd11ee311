/**
 * How many messages the venues take.
 */

import type { RateConfig } from './rateBudget.js'

/**
 * The budgets of venues as they publish or code them, the smallest class of customer.
 *
 * Degen Terminal takes 30 cancels and 300 requests in any minute. A bucket lets its capacity and
 * what comes in meanwhile through in one minute, so both together make no more than that: then the
 * venue still takes a cancel for every token that is left.
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
    placesOfRequest: 1,
    cancelsOfRequest: 1,
    buckets: [
      { name: 'requests', capacity: 180, perSecond: 2, place: 0, cancel: 0, amend: 0, request: 1 },
      { name: 'cancels', capacity: 18, perSecond: 0.2, place: 0, cancel: 1, amend: 0, request: 0 },
    ],
  },
  kalshiBasic: {
    placesOfRequest: 1,
    cancelsOfRequest: 1,
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
      { name: 'orders', capacity: 60, perSecond: 40, place: 1, cancel: 0, amend: 1, request: 0 },
      { name: 'cancels', capacity: 120, perSecond: 80, place: 0, cancel: 1, amend: 0, request: 0 },
    ],
  },
}
