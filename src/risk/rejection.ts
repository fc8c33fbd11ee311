/**
 * Why an order may not go out: one closed union, and its words.
 */

import type { Outcome } from '../market/side.js'

/**
 * The bounds that are counted alike: which, what it would be, what is allowed.
 *
 * @category risk
 * @since 0.1.0
 */
export type Bound =
  | 'order-size'
  | 'order-notional'
  | 'orders-of-side'
  | 'orders-of-market'
  | 'orders-in-all'
  | 'net-position'
  | 'yes-position'
  | 'no-position'
  | 'worst-of-market'
  | 'worst-of-instant'
  | 'worst-of-underlying'
  | 'worst-of-account'
  | 'loss-of-day'
  | 'loss-of-hour'
  | 'loss-of-market'
  | 'drawdown'
  | 'index-age-ms'
  | 'book-age-ms'
  | 'user-stream-age-ms'
  | 'clock-skew-ms'
  | 'stale-move'
  | 'volatility'
  | 'reconcile-age-ms'
  | 'position-difference'
  | 'unknown-orders'
  | 'fills'
  | 'fill-shares'
  | 'fill-run'

/**
 * Why an order is rejected; `past` is any bound that would be passed.
 *
 * @category risk
 * @since 0.1.0
 */
export type Rejection =
  | { readonly _tag: 'missing'; readonly path: string }
  | { readonly _tag: 'past'; readonly of: Bound; readonly value: number; readonly limit: number }
  | { readonly _tag: 'off-tick'; readonly price: number; readonly tickSize: number }
  | { readonly _tag: 'outside-range'; readonly price: number; readonly min: number }
  | { readonly _tag: 'off-lot'; readonly size: number; readonly lotSize: number }
  | { readonly _tag: 'under-size'; readonly size: number; readonly min: number }
  | { readonly _tag: 'under-notional'; readonly notional: number; readonly min: number }
  | {
      readonly _tag: 'off-fair'
      readonly price: number
      readonly fair: number
      readonly limit: number
    }
  | { readonly _tag: 'thin-edge'; readonly edge: number; readonly limit: number }
  | { readonly _tag: 'would-take'; readonly price: number; readonly best: number }
  | { readonly _tag: 'self-cross'; readonly price: number; readonly id: string }
  | { readonly _tag: 'same-id'; readonly id: string }
  | {
      readonly _tag: 'repeated'
      readonly id: string
      readonly sinceMs: number
      readonly limitMs: number
    }
  | { readonly _tag: 'no-capital'; readonly needed: number; readonly free: number }
  | {
      readonly _tag: 'no-inventory'
      readonly outcome: Outcome
      readonly needed: number
      readonly held: number
    }
  | { readonly _tag: 'sources-apart'; readonly range: number; readonly limit: number }
  | {
      readonly _tag: 'model-apart'
      readonly gap: number
      readonly limit: number
      readonly forMs: number
    }
  | { readonly _tag: 'still-market'; readonly volatility: number; readonly min: number }
  | {
      readonly _tag: 'no-tokens'
      readonly bucket: string
      readonly tokens: number
      readonly needed: number
    }
  | { readonly _tag: 'near-expiry'; readonly remainingMs: number; readonly limitMs: number }
  | { readonly _tag: 'not-open'; readonly status: string }
  | { readonly _tag: 'near-halt'; readonly from: number; readonly to: number }
  | {
      readonly _tag: 'no-dead-man'
      readonly heartbeatAgeMs: number | null
      readonly limitMs: number
    }
  | { readonly _tag: 'stopped'; readonly state: string }

/**
 * Returns a rejection as a sentence that holds the offending value.
 *
 * @example
 * import { Rejection } from 'twoway'
 *
 * Rejection.message({ _tag: 'past', of: 'order-size', value: 1_200, limit: 1_000 })
 * // => 'order-size would be 1200; at most 1000 is allowed'
 *
 * @category risk
 * @since 0.1.0
 */
export const message = (rejection: Rejection): string => {
  switch (rejection._tag) {
    case 'missing':
      return `${rejection.path} is missing or no number`
    case 'past':
      return `${rejection.of} would be ${rejection.value}; at most ${rejection.limit} is allowed`
    case 'not-open':
      return `the market is ${rejection.status}`
    case 'near-expiry':
      return `${rejection.remainingMs} ms remain; orders stop under ${rejection.limitMs} ms`
    case 'near-halt':
      return `the venue halts from ${rejection.from} to ${rejection.to} ms since the epoch`
    case 'no-dead-man':
      return `nothing cancels it if we fall silent: heartbeat ${rejection.heartbeatAgeMs} of ${rejection.limitMs} ms`
    case 'stopped':
      return `the desk is ${rejection.state}`
    case 'no-tokens':
      return `${rejection.bucket} holds ${rejection.tokens} tokens; ${rejection.needed} are needed with the reserve`
    case 'sources-apart':
      return `the sources are ${rejection.range} apart; at most ${rejection.limit} is allowed`
    case 'model-apart':
      return `the model is ${rejection.gap} log odds off for ${rejection.forMs} ms; ${rejection.limit} is borne`
    case 'still-market':
      return `the volatility is ${rejection.volatility} a year; under ${rejection.min} it is not believed`
    default:
      return ofOrder(rejection)
  }
}

type OfOrder = Exclude<
  Rejection,
  {
    _tag:
      | 'missing'
      | 'past'
      | 'not-open'
      | 'near-expiry'
      | 'near-halt'
      | 'no-dead-man'
      | 'stopped'
      | 'no-tokens'
      | 'sources-apart'
      | 'model-apart'
      | 'still-market'
  }
>

const ofOrder = (rejection: OfOrder): string => {
  switch (rejection._tag) {
    case 'off-tick':
      return `the price ${rejection.price} is no multiple of the tick ${rejection.tickSize}`
    case 'outside-range':
      return `the price ${rejection.price} is outside [${rejection.min}, 1 − ${rejection.min}]`
    case 'off-lot':
      return `the size ${rejection.size} is no multiple of the lot ${rejection.lotSize}`
    case 'under-size':
      return `the size ${rejection.size} is under the venue's least, ${rejection.min}`
    case 'under-notional':
      return `it is worth ${rejection.notional} dollars; the venue's least is ${rejection.min}`
    case 'off-fair':
      return `the price ${rejection.price} is more than ${rejection.limit} from the fair value ${rejection.fair}`
    case 'thin-edge':
      return `its edge is ${rejection.edge} dollars a share; ${rejection.limit} is asked`
    case 'would-take':
      return `the price ${rejection.price} would take the others' ${rejection.best}`
    case 'self-cross':
      return `the price ${rejection.price} would trade with the own order ${rejection.id}`
    case 'same-id':
      return `the id ${rejection.id} is taken`
    case 'repeated':
      return `${rejection.id} asked the same ${rejection.sinceMs} ms ago; ${rejection.limitMs} ms must pass`
    case 'no-capital':
      return `${rejection.needed} dollars would be reserved; ${rejection.free} are free`
    case 'no-inventory':
      return `${rejection.needed} shares of ${rejection.outcome} would be for sale; ${rejection.held} are held`
  }
}
