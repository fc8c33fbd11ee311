/**
 * What a desk and its actions may break: one closed union, and its words.
 */

/**
 * One broken promise. Shares in micro-shares, `cash` in micro-dollars; prices, on YES, and the
 * losses of a group in dollars.
 *
 * `past-limit`: a position could pass its limit, whatever of what is in flight fills;
 * `self-cross`: an order placed could trade with one that may still fill; `doubled`: an id is used
 * twice; `unknown-cancel`: of an order that cannot be cancelled; `unanswered`: a cancel that no
 * clock would miss; `cash`: the account is not the sum of its parts; `places-on-halt`;
 * `left-standing`: a market is halted and an order of it neither cancelled nor being cancelled;
 * `group-limit`: an order takes the worst of an underlying past its limit; `count`: a sum of the
 * desk is not that of its markets.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskViolation =
  | {
      readonly _tag: 'past-limit'
      readonly marketId: string
      readonly worst: number
      readonly limit: number
    }
  | {
      readonly _tag: 'self-cross'
      readonly marketId: string
      readonly bid: number
      readonly ask: number
    }
  | { readonly _tag: 'doubled'; readonly id: string }
  | { readonly _tag: 'unknown-cancel'; readonly id: string }
  | { readonly _tag: 'unanswered'; readonly id: string }
  | { readonly _tag: 'cash'; readonly account: number; readonly parts: number }
  | { readonly _tag: 'places-on-halt'; readonly marketId: string }
  | { readonly _tag: 'left-standing'; readonly id: string }
  | {
      readonly _tag: 'group-limit'
      readonly asset: string
      readonly worst: number
      readonly limit: number
    }
  | {
      readonly _tag: 'count'
      readonly of: 'live' | 'worst'
      readonly said: number
      readonly holds: number
    }

/**
 * Returns a violation as a sentence that holds the offending values.
 *
 * @example
 * import { DeskViolation } from 'twoway'
 *
 * DeskViolation.message({ _tag: 'doubled', id: 'BTC-5m#1' })
 * // => 'BTC-5m#1 names more than one order'
 *
 * @category desk
 * @since 0.1.0
 */
export const message = (violation: DeskViolation): string => {
  switch (violation._tag) {
    case 'past-limit':
      return `${violation.marketId} could come to ${violation.worst} micro-shares; ${violation.limit} are allowed`
    case 'self-cross':
      return `in ${violation.marketId} the own bid ${violation.bid} meets the own ask ${violation.ask}`
    case 'doubled':
      return `${violation.id} names more than one order`
    case 'unknown-cancel':
      return `${violation.id} is no order that can be cancelled`
    case 'unanswered':
      return `the cancel of ${violation.id} has no instant, so that nothing would miss its answer`
    case 'cash':
      return `the account says ${violation.account} micro-dollars, its parts ${violation.parts}`
    case 'places-on-halt':
      return `${violation.marketId} is halted and has orders placed`
    case 'left-standing':
      return `${violation.id} is left standing in a market that is halted`
    case 'group-limit':
      return `${violation.asset} could lose ${0 - violation.worst} dollars; ${violation.limit} are allowed`
    case 'count':
      return `the desk counts ${violation.said} of ${violation.of}; its markets come to ${violation.holds}`
  }
}
