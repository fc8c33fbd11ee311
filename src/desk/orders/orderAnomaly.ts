/**
 * What a venue says of an order that cannot be, or should not: one closed union, and its words.
 */

import type { OrderState } from './orderState.js'

/**
 * One thing that does not fit. Sizes in micro-shares.
 *
 * @category desk
 * @since 0.1.0
 */
export type OrderAnomaly =
  | { readonly _tag: 'filled-after-end'; readonly id: string; readonly state: OrderState }
  | {
      readonly _tag: 'overfilled'
      readonly id: string
      readonly filled: number
      readonly size: number
    }
  | { readonly _tag: 'contradicted'; readonly state: OrderState; readonly said: string }
  | { readonly _tag: 'doubled'; readonly venueId: string; readonly known: string }
  | { readonly _tag: 'nonsense'; readonly said: string }

/**
 * Returns an anomaly as a sentence that holds the offending values.
 *
 * @example
 * import { OrderAnomaly } from 'twoway'
 *
 * OrderAnomaly.message({ _tag: 'doubled', venueId: 'v2', known: 'v1' })
 * // => 'the venue accepts it as v2, which it accepted as v1 before'
 *
 * @category desk
 * @since 0.1.0
 */
export const message = (anomaly: OrderAnomaly): string => {
  switch (anomaly._tag) {
    case 'filled-after-end':
      return `the fill ${anomaly.id} comes when the order is ${anomaly.state}`
    case 'overfilled':
      return `with the fill ${anomaly.id}, ${anomaly.filled} of ${anomaly.size} micro-shares are filled`
    case 'contradicted':
      return `the venue says ${anomaly.said} of an order that is ${anomaly.state}`
    case 'doubled':
      return `the venue accepts it as ${anomaly.venueId}, which it accepted as ${anomaly.known} before`
    case 'nonsense':
      return `a message of the kind ${anomaly.said} holds what cannot be`
  }
}

/**
 * Returns the anomalies with one more, each once: a message that comes again adds none.
 *
 * @example
 * import { OrderAnomaly } from 'twoway'
 *
 * const known = [{ _tag: 'nonsense', said: 'filled' }] as const
 * OrderAnomaly.noted(known, { _tag: 'nonsense', said: 'filled' }).length // => 1
 *
 * @category desk
 * @since 0.1.0
 */
export const noted = (
  known: ReadonlyArray<OrderAnomaly>,
  anomaly: OrderAnomaly,
): ReadonlyArray<OrderAnomaly> => {
  const key = keyOf(anomaly)
  return known.some((one) => keyOf(one) === key) ? known : [...known, anomaly]
}

const keyOf = (anomaly: OrderAnomaly): string => {
  switch (anomaly._tag) {
    case 'filled-after-end':
    case 'overfilled':
      return `${anomaly._tag} ${anomaly.id}`
    case 'contradicted':
      return `contradicted ${anomaly.state} ${anomaly.said}`
    case 'doubled':
      return `doubled ${anomaly.venueId}`
    case 'nonsense':
      return `nonsense ${anomaly.said}`
  }
}
