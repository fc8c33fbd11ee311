/**
 * What a difference may break: one closed union, and its words.
 */

import type { HaltTag } from '../market/reason.js'
import type { Side } from '../market/side.js'

/**
 * One broken promise. Prices in dollars on YES, whichever outcome the order names.
 *
 * @category decision
 * @since 0.1.0
 */
export type Violation =
  | { readonly _tag: 'unknown-order'; readonly id: string }
  | { readonly _tag: 'listed-twice'; readonly id: string }
  | { readonly _tag: 'already-cancelling'; readonly id: string }
  | { readonly _tag: 'forgotten-order'; readonly id: string }
  | { readonly _tag: 'quotes-on-halt'; readonly halted: HaltTag }
  | { readonly _tag: 'wrong-halt'; readonly said: HaltTag | null; readonly holds: HaltTag | null }
  | { readonly _tag: 'off-tick'; readonly price: number; readonly tickSize: number }
  | { readonly _tag: 'outside-range'; readonly price: number }
  | { readonly _tag: 'bad-size'; readonly size: number; readonly min: number; readonly max: number }
  | { readonly _tag: 'doubled-order'; readonly side: Side; readonly price: number }
  | { readonly _tag: 'crossed'; readonly bid: number; readonly ask: number }
  | { readonly _tag: 'self-trade'; readonly price: number; readonly id: string }
  | {
      readonly _tag: 'past-limit'
      readonly side: Side
      readonly worst: number
      readonly room: number
    }
  | {
      readonly _tag: 'too-generous'
      readonly side: Side
      readonly price: number
      readonly worth: number
    }
  | {
      readonly _tag: 'near-book'
      readonly side: Side
      readonly price: number
      readonly best: number
    }
  | { readonly _tag: 'losing-side'; readonly side: Side; readonly price: number }
  | { readonly _tag: 'malformed'; readonly path: string }
  | { readonly _tag: 'unreadable' }

/**
 * Returns a violation as a sentence that holds the offending values.
 *
 * @example
 * import { Violation } from 'twoway'
 *
 * Violation.message({ _tag: 'off-tick', price: 0.485, tickSize: 0.01 })
 * // => 'the price 0.485 is no multiple of the tick 0.01'
 *
 * @category decision
 * @since 0.1.0
 */
export const message = (violation: Violation): string => {
  switch (violation._tag) {
    case 'unknown-order':
      return `${violation.id} is no live order`
    case 'listed-twice':
      return `${violation.id} is listed more than once`
    case 'already-cancelling':
      return `${violation.id} is already being cancelled`
    case 'forgotten-order':
      return `${violation.id} is live and neither kept nor cancelled`
    case 'quotes-on-halt':
      return `it keeps or places orders on a halt: ${violation.halted}`
    case 'wrong-halt':
      return `it says that the halt is ${violation.said}; what holds is ${violation.holds}`
    case 'off-tick':
      return `the price ${violation.price} is no multiple of the tick ${violation.tickSize}`
    case 'outside-range':
      return `the price ${violation.price} is outside the range of quotes`
    case 'bad-size':
      return `the size ${violation.size} is outside [${violation.min}, ${violation.max}]`
    default:
      return betweenOrders(violation)
  }
}

type BetweenOrders = Exclude<
  Violation,
  {
    _tag:
      | 'unknown-order'
      | 'listed-twice'
      | 'already-cancelling'
      | 'forgotten-order'
      | 'quotes-on-halt'
      | 'wrong-halt'
      | 'off-tick'
      | 'outside-range'
      | 'bad-size'
  }
>

const betweenOrders = (violation: BetweenOrders): string => {
  switch (violation._tag) {
    case 'doubled-order':
      return `more than one ${violation.side} at ${violation.price}`
    case 'crossed':
      return `a bid at ${violation.bid} and an ask at ${violation.ask} would trade with each other`
    case 'self-trade':
      return `the order at ${violation.price} would trade with the own order ${violation.id}`
    case 'past-limit':
      return `${violation.worst} shares of ${violation.side}s could fill; there is room for ${violation.room}`
    case 'too-generous':
      return `the ${violation.side} at ${violation.price} gives more than ${violation.worth}`
    case 'near-book':
      return `the ${violation.side} at ${violation.price} is too near the others' ${violation.best}`
    case 'losing-side':
      return `the ${violation.side} at ${violation.price} stands on the side about to lose`
    case 'malformed':
      return `${violation.path} of the difference is not what it should be`
    case 'unreadable':
      return 'the state, the config or the difference cannot be read'
  }
}
